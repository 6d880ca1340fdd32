//! `report.toml`: who reports what, against which taxonomy.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::super::file::SourceFile;
use super::super::named::{self, Kind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{
    AllowedDuplicates, Calculations, Entity, Footnote, Lang, Lost, Period, Printing, Report,
    Rounding, Taxonomy, Translations, Unit,
};
use crate::notation::{page_words, period};

/// `report.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Definition {
    pub(super) taxonomy: PathBuf,
    entry_point: Spanned<String>,
    #[serde(default)]
    languages: Vec<Spanned<String>>,
    current_period: Option<Spanned<String>>,
    #[serde(default)]
    rounding: RoundingName,
    #[serde(default)]
    duplicates: DuplicatesName,
    decimal: Option<Spanned<String>>,
    group: Option<Spanned<String>>,
    #[serde(default)]
    dash: DashName,
    #[serde(default)]
    signs: SignsName,
    #[serde(default)]
    consolidated: bool,
    #[serde(default)]
    column_order: Option<OrderName>,
    facts: Spanned<Vec<PathBuf>>,
    pub(super) known_inconsistencies: Option<PathBuf>,
    pub(super) accepted_doubts: Option<PathBuf>,
    pub(super) template: Option<PathBuf>,
    title: BTreeMap<String, String>,
    entity: EntityEntry,
    #[serde(default)]
    footnotes: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(skip)]
    file: SourceFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntityEntry {
    scheme: Spanned<String>,
    identifier: Spanned<String>,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum RoundingName {
    #[default]
    HalfUp,
    Truncate,
}

/// What a printed dash means.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum DashName {
    /// That there is no figure.
    #[default]
    Nil,
    /// Nought.
    Zero,
}

/// Which signs the tables of facts have.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum SignsName {
    /// Those of the release, which negated labels turn.
    #[default]
    Printed,
    /// Those of the facts.
    Reported,
}

/// The order of the columns of a page; that of its language where none is named.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum OrderName {
    /// That of the facts.
    AsListed,
    /// From the oldest period to the newest.
    OldestFirst,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum DuplicatesName {
    None,
    Complete,
    #[default]
    Consistent,
}

/// Reads `report.toml`.
pub(super) fn read(path: &Path, diagnostics: &mut Diagnostics) -> Option<Definition> {
    let mut file = SourceFile::read(path, diagnostics)?;
    let mut definition: Definition = file.toml(diagnostics)?;
    definition.file = file;
    if definition.fact_tables().is_empty() {
        let place = definition.place(definition.facts.span());
        diagnostics.push(
            Diagnostic::new(Code::EmptyReport, place, "The report names no tables of facts.")
                .help("write facts = [\"facts.csv\"]"),
        );
        return None;
    }
    definition.may_be_read(diagnostics)?;
    Some(definition)
}

/// The language of labels that a tag of a region falls back to: `en` for `en-GB`.
fn broader<'a>(languages: &'a [Lang], tag: &str) -> Option<&'a Lang> {
    let mut tag = tag;
    while let Some((broader, _)) = tag.rsplit_once('-') {
        tag = broader;
        if let Some(known) = languages.iter().find(|known| known.eq_ignore_ascii_case(tag)) {
            return Some(known);
        }
    }
    None
}

impl Definition {
    /// The tables of facts, as they are named.
    pub(super) fn fact_tables(&self) -> &[PathBuf] {
        self.facts.get_ref()
    }

    /// The id of the entry point that the report refers to.
    pub(super) fn entry_point(&self) -> &str {
        self.entry_point.get_ref()
    }

    /// Tells files that can't be what they are named as; nothing where there is one.
    fn may_be_read(&self, diagnostics: &mut Diagnostics) -> Option<()> {
        let mut all = true;
        for (at, name) in self.fact_tables().iter().enumerate() {
            let place = || Place::key(&self.file.name, &["facts", &at.to_string()]);
            all &= named::may_be_read(name, Kind::Table, place, diagnostics);
        }
        let others = [
            ("known_inconsistencies", &self.known_inconsistencies, Kind::Table),
            ("accepted_doubts", &self.accepted_doubts, Kind::Table),
            ("template", &self.template, Kind::Page),
        ];
        for (key, name, kind) in others {
            let place = || Place::key(&self.file.name, &[key]);
            let Some(name) = name else { continue };
            all &= named::may_be_read(name, kind, place, diagnostics);
        }
        all.then_some(())
    }

    /// Where a part of the file stands.
    fn place(&self, span: Range<usize>) -> Place {
        self.file.place(span.start)
    }

    /// The report without its facts.
    pub(super) fn report(
        &self,
        folder: &Path,
        taxonomy: &Taxonomy,
        diagnostics: &mut Diagnostics,
    ) -> Option<Report> {
        let name = self.entry_point();
        let entry = taxonomy.entry_points.iter().position(|entry| entry.id == *name);
        let Some(entry_point) = entry else {
            let place = self.place(self.entry_point.span());
            diagnostics.push(super::unknown_entry_point(place, name, taxonomy));
            return None;
        };
        let languages = self.languages(taxonomy, diagnostics);
        let printing = self.printing(&languages, diagnostics);
        Some(Report {
            id: id_of(folder),
            definition: self.file.name.clone(),
            title: translations(&self.title),
            languages,
            entities: vec![Entity {
                scheme: self.entity.scheme.get_ref().clone(),
                identifier: self.entity.identifier.get_ref().clone(),
            }],
            entry_point,
            current_period: self.current_period(taxonomy, diagnostics),
            calendar: taxonomy.calendar,
            rounding: match self.rounding {
                RoundingName::HalfUp => Rounding::HalfUp,
                RoundingName::Truncate => Rounding::Truncate,
            },
            calculations: Calculations::default(),
            duplicates: match self.duplicates {
                DuplicatesName::None => AllowedDuplicates::None,
                DuplicatesName::Complete => AllowedDuplicates::Complete,
                DuplicatesName::Consistent => AllowedDuplicates::Consistent,
            },
            printing,
            units: taxonomy.units.values().map(Unit::from).collect(),
            footnotes: self
                .footnotes
                .iter()
                .map(|(id, text)| Footnote {
                    id: id.clone(),
                    text: translations(text),
                    is_markup: false,
                })
                .collect(),
            lost: Lost::default(),
            ..Report::empty()
        })
    }

    /// How figures are written: with a decimal comma thousands are parted by points, where nothing
    /// else is said.
    fn printing(&self, languages: &[Lang], diagnostics: &mut Diagnostics) -> Printing {
        let oldest_first = match self.column_order {
            Some(order) => order == OrderName::OldestFirst,
            None => languages.first().is_some_and(|lang| page_words::oldest_first(lang)),
        };
        let mut printing = Printing {
            dash_is_zero: self.dash == DashName::Zero,
            signs_are_reported: self.signs == SignsName::Reported,
            is_consolidated: self.consolidated,
            oldest_first,
            ..Printing::default()
        };
        let mut sign = |stated: &Option<Spanned<String>>, known: &[char], default: char| {
            let Some(stated) = stated else { return default };
            let mut characters = stated.get_ref().chars();
            let found = characters.next().filter(|c| known.contains(c));
            if let (Some(found), None) = (found, characters.next()) {
                return found;
            }
            let message = format!("`{}` parts no figures here.", stated.get_ref());
            let known: Vec<String> = known.iter().map(|c| format!("`{c}`")).collect();
            diagnostics.push(
                Diagnostic::new(Code::InvalidToml, self.place(stated.span()), message)
                    .help(format!("write one of {}", known.join(", "))),
            );
            default
        };
        printing.decimal = sign(&self.decimal, &['.', ','], '.');
        let usual = if printing.decimal == ',' { '.' } else { ',' };
        printing.group = sign(&self.group, &['.', ',', ' ', '\''], usual);
        if let Some(group) = self.group.as_ref().filter(|_| printing.group == printing.decimal) {
            let message = "Thousands and decimals can't be parted by the same sign.";
            diagnostics.push(
                Diagnostic::new(Code::InvalidToml, self.place(group.span()), message)
                    .help("name the decimal sign too: decimal = \",\""),
            );
            printing.group = usual;
        }
        printing
    }

    /// The languages to show, each once and written as the taxonomy does: capitals make no
    /// difference (BCP 47 §2.1.1).
    fn languages(&self, taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) -> Vec<Lang> {
        if self.languages.is_empty() {
            return taxonomy.languages.iter().take(1).cloned().collect();
        }
        let mut languages: Vec<Lang> = Vec::new();
        for lang in &self.languages {
            let mut labels = taxonomy.languages.iter();
            let known = labels.find(|known| known.eq_ignore_ascii_case(lang.get_ref()));
            // What there is of the language, where there is none of the region (RFC 4647 §3.4).
            let known = known.or_else(|| broader(&taxonomy.languages, lang.get_ref()));
            let found = known.cloned().unwrap_or_else(|| lang.get_ref().as_str().into());
            if languages.contains(&found) {
                let message = format!("The page is said to be in `{found}` twice.");
                let place = self.place(lang.span());
                diagnostics.push(
                    Diagnostic::new(Code::RepeatedLanguage, place, message)
                        .help("name each language to show once"),
                );
                continue;
            }
            languages.push(found);
        }
        languages
    }

    fn current_period(&self, taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) -> Option<Period> {
        let stated = self.current_period.as_ref()?;
        let found = period::parse(stated.get_ref(), taxonomy.calendar);
        if found.is_none() {
            let text = stated.get_ref();
            let message = match period::missing_day(text) {
                Some(day) => format!("There is no day `{day}`, so `{text}` is not a period."),
                None => format!("The current period `{text}` is not a period."),
            };
            diagnostics.push(
                Diagnostic::new(Code::UnknownPeriod, self.place(stated.span()), message)
                    .help("write a code such as 1Q07, or an interval of dates"),
            );
        }
        found
    }
}

fn translations(texts: &BTreeMap<String, String>) -> Translations {
    texts.iter().map(|(lang, text)| (lang.as_str().into(), text.clone())).collect()
}

/// The id of a report: the name of its folder.
fn id_of(folder: &Path) -> String {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = full.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| "report".to_owned())
}
