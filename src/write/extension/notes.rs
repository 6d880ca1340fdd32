//! Footnotes of figures: marks before them, such as `※１`, each an element of its own that its fact refers to.

use std::cell::RefCell;
use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::stream::{FACT_FOOTNOTE, LINK_GROUP};
use crate::model::{FactId, Footnote, Lang};
use crate::notation::markup::bytes::escaped;
use crate::profile::{Extended, FootnoteForm};

/// The footnotes of a filing, where its profile has a place for them.
pub(super) struct Notes<'a> {
    filing: &'a Extended<'a>,
    form: Option<&'a FootnoteForm>,
    lang: Lang,
    /// The facts whose footnotes stand on a page: an id stands once in a document set, however often and on
    /// however many pages a fact is shown.
    written: RefCell<FxHashSet<FactId>>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(filing: &'a Extended<'a>) -> Self {
        let form = filing.extension.footnotes.as_ref();
        let lang = filing.extension.lang.as_str().into();
        Self { filing, form, lang, written: RefCell::default() }
    }

    /// The ids of the footnotes of each fact that has some.
    pub(super) fn ids(&self) -> FxHashMap<FactId, String> {
        let of = |at| {
            let id = FactId::from(at);
            let count = self.of(id).count();
            let ids: Vec<String> = (0..count).map(|nth| name(id, nth)).collect();
            (count > 0).then(|| (id, ids.join(" ")))
        };
        (0..self.filing.report.facts.len()).filter_map(of).collect()
    }

    /// The marks of a fact, one behind the other: footnotes where it is shown first, then their text alone.
    pub(super) fn marks(&self, id: FactId) -> String {
        let Some(form) = self.form else { return String::new() };
        let role = escaped(self.role(id));
        let is_first = self.written.borrow_mut().insert(id);
        let mark = |(nth, note): (usize, &Footnote)| {
            let text = note.text.get(&self.lang).map(String::as_str).unwrap_or_default();
            let text = if note.is_markup { text.to_owned() } else { escaped(text) };
            if !is_first {
                return format!("{text} ");
            }
            format!(
                "<ix:footnote footnoteID=\"{}\" footnoteLinkRole=\"{role}\" arcrole=\"{FACT_FOOTNOTE}\" \
                 footnoteRole=\"{}\" xml:lang=\"{}\">{text}</ix:footnote> ",
                name(id, nth),
                escaped(&form.role),
                escaped(&self.lang)
            )
        };
        self.of(id).enumerate().map(mark).collect()
    }

    /// References to the roles that footnotes have.
    pub(super) fn role_refs(&self) -> String {
        let facts = (0..self.filing.report.facts.len()).map(FactId::from);
        let noted = facts.filter(|id| self.of(*id).next().is_some());
        let mut roles: BTreeSet<&str> = noted.map(|id| self.role(id)).collect();
        if !roles.is_empty() {
            roles.extend(self.form.map(|form| &*form.role));
        }
        let declared = &self.filing.taxonomy.declared;
        let reference = |role: &&str| {
            let address = declared.get(*role)?;
            Some(format!(
                "<link:roleRef xlink:type=\"simple\" xlink:href=\"{}\" roleURI=\"{}\"/>\n",
                escaped(address),
                escaped(role)
            ))
        };
        roles.iter().filter_map(reference).collect()
    }

    /// The footnotes of a fact; none where the profile has no place for them.
    fn of(&self, id: FactId) -> impl Iterator<Item = &'a Footnote> + use<'a> {
        let report = self.filing.report;
        let set = &report.footnote_sets[report.fact(id).footnotes.index()];
        let has_form = self.form.is_some();
        set.iter().filter(move |_| has_form).map(|note| &report.footnotes[note.index()])
    }

    /// The role of the links of a fact: that of its statement, where the regulator has it.
    fn role(&self, id: FactId) -> &'a str {
        let taxonomy = self.filing.taxonomy;
        let statement = self.filing.report.fact(id).statement;
        let role = statement.map(|of| &*taxonomy.statements[of.index()].role);
        role.filter(|role| taxonomy.declared.contains_key(*role)).unwrap_or(LINK_GROUP)
    }
}

/// The id of the nth footnote of a fact.
fn name(id: FactId, nth: usize) -> String {
    format!("footnote{}-{}", id.index() + 1, nth + 1)
}
