//! `taxonomy.toml`, and the small tables beside it.

use std::fmt::Write as _;
use std::io;

use super::names::Names;
use super::statements::Written;
use super::{About, table};
use crate::model::{Lang, StatementKind, Taxonomy, Translations};

/// The fiscal calendar is no part of a taxonomy.
pub(super) const CALENDAR: &str = "# In which month a fiscal year begins, and after which year it is named.\n\
                                   first_month = 1\nyear_named_after = \"start\"\n";

/// What the manifest says of the whole.
pub(super) struct Said<'t> {
    id: String,
    title: &'t str,
    prefix: &'t str,
    namespace: &'t str,
    pub(super) languages: Vec<Lang>,
}

impl<'t> Said<'t> {
    pub(super) fn of(taxonomy: &Taxonomy, names: &Names<'t>, about: About<'t>) -> Self {
        let mut languages = taxonomy.languages.clone();
        if languages.is_empty() {
            languages.push("en".into());
        }
        let kept = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let mut id: String = about.id.chars().map(kept).collect();
        if !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
            id = format!("taxonomy-{}", id.trim_start_matches('-'));
        }
        Self { id, title: about.id, prefix: names.prefix, namespace: names.namespace, languages }
    }
}

/// `taxonomy.toml`.
pub(super) fn taxonomy(said: &Said<'_>, statements: &[Written<'_>]) -> String {
    let languages: Vec<String> = said.languages.iter().map(|lang| quoted(lang)).collect();
    let every = |out: &mut String, text: &str| {
        for lang in &said.languages {
            let _ = writeln!(out, "{} = {}", quoted(lang), quoted(text));
        }
    };
    let mut out = format!(
        "# Made of a taxonomy as documents. What is published under the name of its namespace is for whom that\n\
         # belongs to: give a taxonomy of your own a namespace of your own.\n\
         id = {}\nprefix = {}\nnamespace = {}\nversion = \"1\"\nlanguages = [{}]\n",
        quoted(&said.id),
        quoted(said.prefix),
        quoted(said.namespace),
        languages.join(", ")
    );
    // Where there is none a list of tables says nothing.
    if statements.is_empty() {
        out.push_str("statements = []\n");
    }
    out.push_str("\n[publisher]\n");
    every(&mut out, said.title);
    out.push_str("\n[name]\n");
    every(&mut out, said.title);
    let parts: Vec<Title<'_>> =
        statements.iter().map(|of| Title::of(&of.of.title, &of.of.id)).collect();
    let is_numbered = parts.is_sorted_by(|a, b| a.number.is_some() && a.number < b.number)
        && parts.iter().all(|part| part.number.is_some());
    for ((nth, statement), part) in (1u32..).zip(statements).zip(&parts) {
        let number = part.number.filter(|_| is_numbered).unwrap_or(nth);
        let _ = write!(
            out,
            "\n[[statements]]\nid = {}\nnumber = {number}\nfile = {}\nrole = {}\n",
            quoted(&statement.id),
            quoted(&format!("statements/{}.csv", statement.id)),
            quoted(&statement.of.role)
        );
        if let Some(kind) = part.kind {
            let _ = writeln!(out, "kind = {}", quoted(&kind.word().to_lowercase()));
        }
        if !statement.is_presented {
            out.push_str("presented = false\n");
        }
        out.push_str("\n[statements.title]\n");
        for lang in &said.languages {
            let first = said.languages.first() == Some(lang);
            let of_label = statement.of.title.get(lang).map(String::as_str);
            let definition = first.then_some(if is_numbered { part.title } else { part.whole });
            // The definition of a role has no language: it is the title in the first.
            if let Some(text) = definition.or(of_label) {
                let _ = writeln!(out, "{} = {}", quoted(lang), quoted(text));
            }
        }
    }
    out.push_str("\n[[entry_points]]\nid = \"all\"\n\n[entry_points.name]\n");
    every(&mut out, said.title);
    out
}

/// The parts of the definition of a role: `000100 - Statement - Income`, `[100000] Income`.
struct Title<'s> {
    number: Option<u32>,
    kind: Option<StatementKind>,
    title: &'s str,
    whole: &'s str,
}

impl<'s> Title<'s> {
    fn of(titles: &'s Translations, id: &'s str) -> Self {
        let undetermined = titles.get("und").map(String::as_str);
        let whole =
            undetermined.or_else(|| titles.values().next().map(String::as_str)).unwrap_or(id);
        let plain = Self { number: None, kind: None, title: whole, whole };
        let (number, rest) = match whole.strip_prefix('[') {
            Some(rest) => match rest.split_once(']') {
                Some(parts) => parts,
                None => return plain,
            },
            None => match whole.split_once(" - ") {
                Some(parts) => parts,
                None => return plain,
            },
        };
        let rest = rest.trim();
        let Some(number) = number.parse::<u32>().ok().filter(|_| !rest.is_empty()) else {
            return plain;
        };
        let kinds = [StatementKind::Document, StatementKind::Statement, StatementKind::Disclosure];
        let of_kind = kinds.into_iter().find_map(|kind| {
            let rest = rest.strip_prefix(kind.word())?.strip_prefix(" - ")?;
            Some((Some(kind), rest))
        });
        let (kind, title) = of_kind.unwrap_or((None, rest));
        Self { number: Some(number), kind, title, whole }
    }
}

/// `units.csv`: what every taxonomy can do with. Which currencies facts have, a taxonomy does not say.
pub(super) fn units(languages: &[Lang]) -> io::Result<Vec<u8>> {
    let fixed = ["unit", "measure"].map(str::to_owned).into_iter();
    let labels = languages.iter().map(|lang| format!("label.{lang}"));
    let heading: Vec<String> = fixed.chain(labels).collect();
    let row = |unit: &str| {
        let mut row = vec![unit.to_owned(), format!("xbrli:{unit}")];
        row.extend(languages.iter().map(|_| unit.to_owned()));
        row
    };
    table(&heading, &[row("pure"), row("shares")], heading.len())
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
