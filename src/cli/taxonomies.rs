//! Options of commands that read taxonomies as documents.

use std::path::PathBuf;

use crate::filing::Options;

#[derive(clap::Args)]
pub(super) struct Taxonomies {
    /// A taxonomy package that the input needs, a zip file or a folder; further ones behind a comma, or with the option
    /// again.
    #[arg(long, value_name = "PACKAGE", value_delimiter = ',')]
    packages: Vec<PathBuf>,
    /// The entry point of a taxonomy package, by its name or the end of its address; all of them
    /// together without it.
    #[arg(long, value_name = "NAME")]
    entry_point: Option<String>,
    /// Take reports whose taxonomy is not at hand by names only: types, periods and dimensions are not judged.
    #[arg(long)]
    without_taxonomy: bool,
}

impl Taxonomies {
    /// The packages that are named.
    pub(super) fn packages(&self) -> &[PathBuf] {
        &self.packages
    }

    /// The first of these options that is given.
    pub(super) fn first_given(&self) -> Option<&'static str> {
        let given = [
            (!self.packages.is_empty(), "--packages"),
            (self.entry_point.is_some(), "--entry-point"),
            (self.without_taxonomy, "--without-taxonomy"),
        ];
        given.into_iter().find_map(|(is_given, name)| is_given.then_some(name))
    }

    pub(super) fn apply(&self, options: Options) -> Options {
        options
            .packages(self.packages.clone())
            .entry_point(self.entry_point.clone())
            .without_taxonomy(self.without_taxonomy)
    }
}
