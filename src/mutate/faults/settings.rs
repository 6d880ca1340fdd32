//! Settings of the report and of its taxonomy, and footnotes.

use toml::{Table, Value};

use super::super::site::{Site, setting};
use super::faults;
use super::packages::prefix;

faults! { Settings:
    "entity-without-scheme" Invalid "The scheme of the entity is empty."
        |site| setting(&mut site.draft.report, &["entity", "scheme"], "");
    "entity-without-identifier" Valid "The identifier of the entity is empty."
        |site| setting(&mut site.draft.report, &["entity", "identifier"], "");
    "entity-scheme-with-blank" Valid "The scheme of the entity has a blank inside."
        |site| setting(&mut site.draft.report, &["entity", "scheme"], "http://www.example.com/a b");
    "entity-identifier-with-blank" Valid "The identifier of the entity has a blank inside."
        |site| setting(&mut site.draft.report, &["entity", "identifier"], "47 11");
    "entity-of-other-scheme" Valid "The entity is named by a scheme in which its identifier is none."
        |site| setting(&mut site.draft.report, &["entity", "scheme"], "http://standards.iso.org/iso/17442");
    "entry-point-unknown" Unsayable "The report is against an entry point that there is not."
        |site| setting(&mut site.draft.report, &["entry_point"], "nowhere");
    "language-unknown" Unsayable "The report is in a language in which the taxonomy has no labels."
        |site| setting(&mut site.draft.report, &["languages"], vec![Value::from("tlh")]);
    "current-period-unknown" Unsayable "The current period is none."
        |site| setting(&mut site.draft.report, &["current_period"], "6Q99");
    "rounding-unknown" Unsayable "The rounding is none that is known."
        |site| setting(&mut site.draft.report, &["rounding"], "up");
    "setting-unknown" Unsayable "The report has a setting that means nothing."
        |site| setting(&mut site.draft.report, &["colour"], "red");
    "footnote-unknown" Unsayable "A fact has a footnote that the report does not declare."
        |site| { let fact = site.fact(|_| true)?; site.set(fact, &[("footnote", "nobody")]) };
    "footnote-id-of-no-form" Invalid "The id of a footnote has a character that no id takes."
        |site| footnote(site, "added/note", &[("en", "A note.")], true);
    "footnote-language-of-no-form" Invalid "The language of a footnote is no language tag."
        |site| footnote(site, "added", &[("en_US!", "A note.")], true);
    "footnote-without-text" Invalid "A footnote that a fact has says nothing in any language."
        |site| footnote(site, "added", &[], true);
    "footnote-unused" Valid "A footnote is declared that no fact has."
        |site| footnote(site, "added", &[("en", "A note.")], false);
    "footnote-in-two-languages" Valid "A footnote is in two languages."
        |site| footnote(site, "added", &[("en", "A note & more."), ("ja", "注記")], true);
    "prefix-of-standard" Invalid "The prefix of the taxonomy is one that stands for something else."
        |site| prefix(site, "xbrli");
    "namespace-of-no-address" Unsayable "The namespace of the taxonomy is no address."
        |site| setting(&mut site.draft.taxonomy, &["namespace"], "loom");
    "statement-twice" Invalid "Two statements have one id."
        |site| {
            let list = site.draft.taxonomy.get_mut("statements")?.as_array_mut()?;
            let first = list.first()?.clone();
            list.push(first);
            Some(())
        };
    "statement-id-with-blank" Invalid "The id of a statement has blanks inside."
        |site| {
            let list = site.draft.taxonomy.get_mut("statements")?.as_array_mut()?;
            let last = list.last_mut()?.as_table_mut()?;
            let id = last.get("id")?.as_str()?.to_owned();
            last.insert("id".into(), "Not A Name".into());
            rename_statement(site, &id, "Not A Name")
        };
    "entry-point-of-statement-twice" Valid "The entry point names a statement twice."
        |site| {
            let base = site.base;
            let mut names: Vec<Value> = base.statements().map(|(_, s)| s.id.clone().into()).collect();
            names.push(names.first()?.clone());
            let id = base.taxonomy.entry_points.get(base.report.entry_point)?.id.as_str();
            let list = site.draft.taxonomy.get_mut("entry_points")?.as_array_mut()?;
            let mut entries = list.iter_mut().filter_map(Value::as_table_mut);
            let entry = entries.find(|entry| entry.get("id").and_then(Value::as_str) == Some(id))?;
            entry.insert("statements".into(), names.into());
            Some(())
        };
    "entity-scheme-with-brackets" Invalid "The scheme of the entity has brackets, which no address has in its path."
        |site| setting(&mut site.draft.report, &["entity", "scheme"], "http://www.example.com/[a]");
    "entity-scheme-between-blanks" Valid "The scheme of the entity stands between blanks."
        |site| setting(&mut site.draft.report, &["entity", "scheme"], " http://www.example.com/a ");
    "entry-point-of-unknown-statement" Unsayable "An entry point names a statement that there is not."
        |site| {
            let list = site.draft.taxonomy.get_mut("entry_points")?.as_array_mut()?;
            let last = list.last_mut()?.as_table_mut()?;
            last.insert("statements".into(), vec![Value::from("Nowhere")].into());
            Some(())
        };
    "calendar-of-thirteen-months" Unsayable "The fiscal year begins in the thirteenth month."
        |site| setting(&mut site.draft.calendar, &["first_month"], 13);
    "statement-of-fact-unknown" Unsayable "A fact is said to stand in a statement that there is not."
        |site| { let fact = site.fact(|_| true)?; site.set(fact, &[("table", "Nowhere")]) };
    "statement-of-fact-other" Unsayable "A fact is said to stand in a statement that does not show it."
        |site| {
            let base = site.base;
            let fact = site.fact(|_| true)?;
            let concept = base.report.facts.get(fact)?.concept;
            let others = base.statements().filter(|(_, s)| !s.nodes.iter().any(|n| n.concept == concept));
            let other = site.random.pick(others)?.1;
            site.set(fact, &[("table", &other.id)])
        };
}

/// Declares a footnote and perhaps gives it to a fact.
fn footnote(site: &mut Site<'_>, id: &str, texts: &[(&str, &str)], used: bool) -> Option<()> {
    let texts: Table =
        texts.iter().map(|(lang, text)| ((*lang).to_owned(), Value::from(*text))).collect();
    let notes = site.draft.report.entry("footnotes").or_insert_with(|| Table::new().into());
    notes.as_table_mut()?.insert(id.to_owned(), texts.into());
    if !used {
        return Some(());
    }
    let fact = site.fact(|view| view.known.single)?;
    site.set(fact, &[("footnote", id)])
}

/// Names a statement otherwise where facts and entry points name it.
fn rename_statement(site: &mut Site<'_>, id: &str, other: &str) -> Option<()> {
    for entry in site.draft.taxonomy.get_mut("entry_points")?.as_array_mut()? {
        let named = entry.get_mut("statements").and_then(Value::as_array_mut);
        for name in named.into_iter().flatten().filter(|name| name.as_str() == Some(id)) {
            *name = other.into();
        }
    }
    for name in site.draft.fact_tables() {
        let table = site.draft.facts(&name)?;
        for row in 0..table.rows.len() {
            if table.get(row, "table") == id {
                table.set(row, "table", other)?;
            }
        }
    }
    Some(())
}
