//! Lines of a page: words with facts between them.

use std::io;

use super::{Page, places};
use crate::model::{FactId, Primitive};
use crate::notation::markup::bytes::escaped;
use crate::profile::{Piece, fill, pieces};

impl Page<'_> {
    /// Writes the lines that have a fact, and takes the facts that stand in them.
    pub(super) fn lines(
        &self,
        lines: &[String],
        facts: &mut Vec<FactId>,
        out: &mut String,
    ) -> io::Result<()> {
        for line in lines {
            let mut shown = String::new();
            let used = self.line(line, facts, &mut shown)?;
            if used.is_empty() {
                continue;
            }
            let alone = places(line).len() == 1 && line.starts_with('{') && line.ends_with('}');
            let class = if alone { " class=\"alone\"" } else { "" };
            out.push_str(&format!("<p{class}>{shown}</p>\n"));
            facts.retain(|id| !used.contains(id));
        }
        Ok(())
    }

    /// Appends a line with the facts of its places, and gives these.
    pub(super) fn line(
        &self,
        line: &str,
        facts: &[FactId],
        out: &mut String,
    ) -> io::Result<Vec<FactId>> {
        let mut used = Vec::new();
        if let [Piece::Text(before), Piece::Place(name), Piece::Text(after)] = pieces(line)[..] {
            let found = facts.iter().find(|id| self.elements.name(**id) == name);
            // Words that a value has itself are not said twice.
            if let Some(id) = found.filter(|id| self.has_words(**id, before, after)) {
                out.push_str(&self.in_line(*id)?);
                return Ok(vec![*id]);
            }
        }
        for piece in pieces(line) {
            match piece {
                Piece::Text(words) => out.push_str(&escaped(words)),
                Piece::Place(name) => {
                    if let Some(word) = self.word(name) {
                        out.push_str(&escaped(&word));
                    }
                    for id in facts.iter().filter(|id| self.elements.name(**id) == name) {
                        out.push_str(&self.in_line(*id)?);
                        used.push(*id);
                    }
                }
            }
        }
        Ok(used)
    }

    /// Whether the text of a fact begins and ends with these words.
    fn has_words(&self, id: FactId, before: &str, after: &str) -> bool {
        let text = self.elements.text(id).map(str::trim);
        text.is_some_and(|text| text.starts_with(before.trim_end()) && text.ends_with(after))
    }

    /// A fact between words.
    pub(super) fn in_line(&self, id: FactId) -> io::Result<String> {
        let formats = &self.filled.form.formats;
        if self.elements.is_numeric(id) {
            let power = self.elements.power(id);
            let word = self.elements.unit(id).and_then(|unit| unit.words.get(&power.to_string()));
            let nil = if self.is_nil(id) { &*formats.nil } else { "" };
            let word = word.filter(|_| nil.is_empty()).map_or("", |word| word);
            return Ok(format!(
                "{}{}{}",
                self.elements.figure(id, power)?,
                escaped(nil),
                escaped(word)
            ));
        }
        let concept = self.filled.report.fact(id).concept;
        let is_date = self.filled.taxonomy.concept(concept).item_type.primitive == Primitive::Date;
        let nil = if self.is_nil(id) && is_date { escaped(&formats.nil) } else { String::new() };
        Ok(format!("{}{nil}", self.elements.words(id)))
    }

    pub(super) fn is_nil(&self, id: FactId) -> bool {
        self.filled.report.fact(id).value == crate::model::Value::Nil
    }

    /// Writes facts that no line and no table has a place for, each with its caption. Texts are notes.
    pub(super) fn others(&self, facts: &[FactId], out: &mut String) -> io::Result<()> {
        let mut empty = String::new();
        for id in facts {
            let concept = self.filled.report.fact(*id).concept;
            let item_type = &self.filled.taxonomy.concept(concept).item_type;
            if self.is_nil(*id) && !item_type.is_numeric() {
                empty.push_str(&self.elements.words(*id));
                continue;
            }
            let shown = self.in_line(*id)?;
            if item_type.is_numeric() || item_type.primitive != Primitive::String {
                out.push_str(&format!("<p>{}：　{shown}</p>\n", escaped(&self.caption(*id))));
            } else {
                let text = &self.filled.form.formats.text;
                let before = text.split('{').next().unwrap_or_default();
                let shown = match self.has_words(*id, before, "") {
                    true => shown,
                    false => fill(text, |place| (place == "text").then_some(&*shown)),
                };
                out.push_str(&format!("<p class=\"text\">{shown}</p>\n"));
            }
        }
        if !empty.is_empty() {
            out.push_str(&format!("<div class=\"empty\">{empty}</div>\n"));
        }
        Ok(())
    }
}
