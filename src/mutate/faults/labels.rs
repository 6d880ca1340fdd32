//! Labels of concepts, and which of them are shown.

use super::super::site::{Site, setting};
use super::faults;
use crate::model::{Balance, LabelRole, PeriodType};

faults! { Labels:
    "label-missing" Valid "A concept has no standard label in a language."
        |site| { let (row, column) = label(site)?; site.set_concept(row, &column, "") };
    "label-of-other-concept" Valid "Two concepts have the same standard label."
        |site| {
            let (row, column) = label(site)?;
            let other = site.concept(|id, _| id.index() != row)?;
            let text = site.source("concepts.csv")?.get(other, &column).to_owned();
            site.set_concept(row, &column, &text)
        };
    "label-with-markup-signs" Valid "A label has the signs of markup in it."
        |site| { let (row, column) = label(site)?; site.set_concept(row, &column, "Assets < 1 & \"more\" ]]>") };
    "label-against-balance" Valid "The label of an amount of money says the other balance."
        |site| {
            let row = site.concept(|_, concept| concept.balance.is_some())?;
            let flow = site.base.taxonomy.concept(row.into()).period_type == PeriodType::Duration;
            let is_debit = site.base.taxonomy.concept(row.into()).balance == Some(Balance::Debit);
            let text = match (is_debit, flow) {
                (true, true) => "Revenues from the sale of yarn",
                (true, false) => "Liabilities for yarn",
                (false, true) => "Cost of yarn",
                (false, false) => "Assets in yarn",
            };
            let lang = site.base.taxonomy.languages.iter().find(|lang| lang.starts_with("en"))?;
            site.set_concept(row, &format!("label.{lang}"), text)
        };
    "label-long" Valid "A label is very long."
        |site| { let (row, column) = label(site)?; site.set_concept(row, &column, "word ".repeat(2000).trim()) };
    "label-shown-not-there" Invalid "A statement shows a label that its concept does not have."
        |site| {
            let base = site.base;
            let row = site.node(|_, node| {
                let labels = &base.taxonomy.concept(node.concept).labels;
                node.preferred_label == LabelRole::Standard && !labels.keys().any(|(role, _)| role.name() == "verbose")
            })?;
            site.set_row(&row, "preferred_label", "verbose")
        };
    "label-shown-taken" Invalid "A label that a statement shows is taken from its concept in every language."
        |site| {
            let (concept, role) = site.shown_label()?;
            let languages = site.base.taxonomy.languages.clone();
            languages.iter().try_for_each(|lang| site.set_concept(concept, &format!("{role}.{lang}"), ""))
        };
    "label-shown-taken-in-one-language" Valid "A label that a statement shows is taken from its concept in one language of several."
        |site| {
            let languages = site.base.taxonomy.languages.clone();
            (languages.len() > 1).then_some(())?;
            let (concept, role) = site.shown_label()?;
            let lang = site.random.pick(languages)?;
            site.set_concept(concept, &format!("{role}.{lang}"), "")
        };
    "label-role-unknown" Unsayable "A statement shows labels of a role that there is not."
        |site| { let row = site.node(|_, _| true)?; site.set_row(&row, "preferred_label", "poetic") };
    "label-language-of-no-form" Invalid "A language of labels is named by what is no language tag."
        |site| { let last = site.base.taxonomy.languages.last()?.to_string(); rename_language(site, &last, "not a language") };
    "label-language-other" Valid "A language of labels is another one, which the report does not show."
        |site| {
            let base = site.base;
            let shown = &base.report.languages;
            let lang = site.random.pick(base.taxonomy.languages.iter().filter(|lang| !shown.contains(lang)))?;
            rename_language(site, lang, "fr")
        };
}

/// The row of a concept and the column of its standard label in a language.
fn label(site: &mut Site<'_>) -> Option<(usize, String)> {
    let row = site.concept(|_, _| true)?;
    let lang = site.random.pick(site.base.taxonomy.languages.clone())?;
    Some((row, format!("label.{lang}")))
}

/// Names a label language otherwise, in the settings of the taxonomy and in its concepts; labels
/// of entry points are no longer read.
fn rename_language(site: &mut Site<'_>, lang: &str, other: &str) -> Option<()> {
    let known = site.base.taxonomy.languages.iter();
    let names: Vec<toml::Value> = known
        .map(|known| if **known == *lang { other.into() } else { known.to_string().into() })
        .collect();
    setting(&mut site.draft.taxonomy, &["languages"], names)?;
    for entry in site.draft.taxonomy.get_mut("entry_points")?.as_array_mut()? {
        entry.as_table_mut()?.remove("labels");
    }
    let columns = site.draft.taxonomy.get("statements")?.as_array()?.iter();
    let statements: Vec<String> =
        columns.filter_map(|entry| entry.get("file")?.as_str()).map(str::to_owned).collect();
    for name in ["concepts.csv", "units.csv"].map(str::to_owned).into_iter().chain(statements) {
        let table = site.source(&name)?;
        for heading in table.heading().to_vec() {
            if let Some(role) = heading.strip_suffix(&format!(".{lang}")) {
                table.rename(&heading, &format!("{role}.{other}"))?;
            }
        }
    }
    Some(())
}
