//! Members of domains, the values of enumerations (Extensible Enumerations 2.0 §3).

use super::super::row::{Filled, Row};
use super::Values;
use crate::diagnostic::{Code, Diagnostics, listed};
use crate::model::{Concept, ConceptId, Enumeration, LabelRole, Primitive, Report};

/// Parts members of a set.
const BETWEEN: char = ';';

impl Values<'_> {
    /// Reads the value of an enumeration: a member by its name or its label, in a set several,
    /// parted by `;`. A set without members is a lone `;`. The names come out expanded, sorted as the
    /// specification asks for.
    pub(super) fn members(
        &self,
        concept: &Concept,
        row: Row<'_>,
        cell: Filled<'_>,
        report: &Report,
        diagnostics: &mut Diagnostics,
    ) -> Option<Box<str>> {
        let text = row.text(cell, diagnostics)?;
        let enumeration = concept.enumeration?;
        let is_set = concept.item_type.primitive == Primitive::EnumerationSet;
        let parts = if is_set { text.split(BETWEEN).collect() } else { vec![text] };
        let mut names: Vec<String> = Vec::new();
        for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
            let found = self.member(part, enumeration, report);
            let Some(id) = found.or_else(|| self.taxonomy.find(part)) else {
                let (message, help) = self.unknown(part, concept, enumeration, report, diagnostics);
                row.tell(Code::UnknownValue, cell.at, message, help, diagnostics);
                names.push(diagnostics.keep(part.to_owned())?);
                continue;
            };
            names.push(self.expanded(id));
        }
        names.sort();
        Some(names.join(" ").into())
    }

    /// The member that a text names and that facts can have.
    fn member(&self, text: &str, enumeration: Enumeration, report: &Report) -> Option<ConceptId> {
        let usable = || self.usable(enumeration);
        let name = |id: &ConceptId| &*self.taxonomy.concept(*id).name.local == text;
        let label = |id: &ConceptId| {
            let mut languages = self.taxonomy.languages.iter();
            languages.any(|lang| {
                self.taxonomy.label(report.entry_point, *id, &LabelRole::Standard, lang) == text
            })
        };
        let labelled = || {
            // Of members with the same label none is meant.
            let mut found = usable().filter(label);
            found.next().filter(|_| found.next().is_none())
        };
        usable().find(name).or_else(labelled)
    }

    /// The members of a domain that facts can have.
    fn usable(&self, enumeration: Enumeration) -> impl Iterator<Item = ConceptId> {
        let members = self.taxonomy.domains.get(&enumeration.head).into_iter().flatten();
        let head = enumeration.head_usable.then_some(enumeration.head);
        head.into_iter().chain(members.filter(|member| member.usable).map(|member| member.concept))
    }

    /// The expanded name of a concept: namespace, `#`, local name.
    fn expanded(&self, id: ConceptId) -> String {
        let name = &self.taxonomy.concept(id).name;
        format!("{}#{}", name.namespace, name.local)
    }

    /// What to say of a text that names no member, and what to do about it.
    fn unknown(
        &self,
        text: &str,
        concept: &Concept,
        enumeration: Enumeration,
        report: &Report,
        diagnostics: &Diagnostics,
    ) -> (String, String) {
        let name = &concept.name.local;
        let message = format!("`{}` is not one of the values of `{name}`.", text.escape_debug());
        let names = || self.usable(enumeration).map(|id| &*self.taxonomy.concept(id).name.local);
        let labels = self.taxonomy.languages.first().into_iter().flat_map(|lang| {
            let label =
                |id| self.taxonomy.label(report.entry_point, id, &LabelRole::Standard, lang);
            self.usable(enumeration).map(label)
        });
        let help = diagnostics
            .did_you_mean(text, names().chain(labels))
            .unwrap_or_else(|| format!("it takes {}", listed(names(), "; ")));
        (message, help)
    }
}
