//! A filing in a taxonomy that the filer extends, ready to be judged and written.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::extension::{Extension, SetForm};
use super::fiscal::Fiscal;
use super::form::fill;
use super::{FormFile, Profile};
use crate::model::{FactId, Report, StatementId, Taxonomy};

/// A filing in an extended taxonomy.
#[derive(Debug)]
pub struct Extended<'a> {
    /// The conventions.
    pub profile: &'a Profile,
    /// Those about extensions.
    pub extension: &'a Extension,
    /// The kind of filing, and what its documents are called.
    pub set: SetForm<'a>,
    /// The fiscal year that it is about.
    pub fiscal: Fiscal,
    /// The day of filing.
    pub filed: NaiveDate,
    /// What stands for the places in names.
    pub values: &'a BTreeMap<String, String>,
    /// The taxonomy with the filer's own elements and networks.
    pub taxonomy: &'a Taxonomy,
    /// The facts.
    pub report: &'a Report,
    /// The pages in their order; the first has the header.
    pub pages: &'a [PagePlan],
    /// Facts about the document, which nobody sees.
    pub information: &'a [FactId],
    /// Documents that are sent as they are.
    pub files: &'a [FormFile],
}

/// A page.
#[derive(Clone, Debug)]
pub struct PagePlan {
    /// What it is called in the name of its file.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What stands on it.
    pub parts: Vec<Part>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Part {
    /// A heading of a level from 1.
    Heading(u8, String),
    /// A paragraph without facts.
    Paragraph(String),
    /// A fact behind some words.
    Line(String, FactId),
    /// Facts, each with its caption.
    List(Vec<FactId>),
    /// The table of a statement.
    Table(StatementId),
    /// A fact that is all of these parts; without any it is its own value.
    Block(FactId, Vec<Part>),
}

impl Part {
    /// It and all parts within it.
    #[must_use]
    pub fn all(&self) -> Vec<&Self> {
        let within = match self {
            Self::Block(_, parts) => parts.iter().flat_map(Self::all).collect(),
            _ => Vec::new(),
        };
        std::iter::once(self).chain(within).collect()
    }
}

impl Extended<'_> {
    /// A name of the filing, from its pattern in the profile.
    #[must_use]
    pub fn named(&self, pattern: &str) -> String {
        fill(pattern, |name| self.values.get(name).map(String::as_str))
    }

    /// Stem of the names of the files.
    #[must_use]
    pub fn stem(&self) -> String {
        self.named(&self.set.names.stem)
    }

    /// The file of a page.
    #[must_use]
    pub fn page_file(&self, page: &PagePlan) -> String {
        let stem = self.stem();
        fill(&self.set.names.page, |name| match name {
            "page" => Some(&*page.name),
            "stem" => Some(&*stem),
            other => self.values.get(other).map(String::as_str),
        })
    }

    /// All parts of all pages, those within others too.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.pages.iter().flat_map(|page| &page.parts).flat_map(Part::all)
    }
}
