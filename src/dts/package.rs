//! The taxonomy package (Taxonomy Packages 1.0).

use std::io::{self, Seek, Write};

use super::xml::Xml;
use super::{Document, entry_point_url, names, sound_documents};
use crate::archive::{Archive, Squeezed};
use crate::model::{Taxonomy, Translations};

/// Namespace of the metadata (Taxonomy Packages 1.0).
const PACKAGE: &str = "http://xbrl.org/2016/taxonomy-package";
/// Where its schema is published.
const PACKAGE_XSD: &str = "http://www.xbrl.org/2016/taxonomy-package.xsd";
/// Namespace of catalogs.
const CATALOG: &str = "urn:oasis:names:tc:entity:xmlns:xml:catalog";
/// Where the schema is published that says what may stand in the catalog of a package.
const CATALOG_XSD: &str = "http://www.xbrl.org/2016/taxonomy-package-catalog.xsd";

/// The metadata of the taxonomy package: `META-INF/taxonomyPackage.xml` and
/// `META-INF/catalog.xml` (Taxonomy Packages 1.0), with paths relative to the
/// top-level directory of the package.
#[must_use]
fn package_metadata(taxonomy: &Taxonomy) -> Vec<Document> {
    vec![
        Document { path: "META-INF/taxonomyPackage.xml".into(), bytes: metadata(taxonomy) },
        Document { path: "META-INF/catalog.xml".into(), bytes: catalog(taxonomy) },
    ]
}

/// All files of the taxonomy package, with paths relative to its top-level directory: the
/// metadata, then [`documents`] under a directory that follows from the namespace
/// (`www.example.com/xbrl/2008/…`).
#[must_use]
pub(crate) fn package_entries(taxonomy: &Taxonomy) -> Vec<Document> {
    let directory = directory(taxonomy);
    let mut entries = package_metadata(taxonomy);
    entries.extend(sound_documents(taxonomy).into_iter().map(|document| Document {
        path: format!("{directory}/{}", document.path),
        bytes: document.bytes,
    }));
    entries
}

/// The taxonomy package (Taxonomy Packages 1.0): a zip archive with one top-level directory,
/// `<id>-<version>`. Its documents are made and compressed once, for it is written as a file of its
/// own and as a part of report packages. The same taxonomy gives the same bytes.
pub struct Package {
    name: String,
    entries: Squeezed,
}

impl Package {
    /// Makes the package of a taxonomy.
    ///
    /// # Errors
    /// When a document passes 4 GiB, or an id of the taxonomy leads nowhere: see [`Taxonomy::verify`].
    pub fn new(taxonomy: &Taxonomy) -> io::Result<Self> {
        taxonomy.verify().map_err(io::Error::other)?;
        Self::of(taxonomy, &package_entries(taxonomy))
    }

    /// Makes the package out of the [`package_entries`] of the taxonomy.
    ///
    /// # Errors
    /// When a document passes 4 GiB.
    pub(crate) fn of(taxonomy: &Taxonomy, entries: &[Document]) -> io::Result<Self> {
        let entries: Vec<(&str, &[u8])> =
            entries.iter().map(|entry| (entry.path.as_str(), entry.bytes.as_slice())).collect();
        Ok(Self { name: package_name(taxonomy), entries: Squeezed::new(&entries)? })
    }

    /// Writes the package as a file of its own.
    ///
    /// # Errors
    /// When the output fails.
    pub fn write(&self, out: impl Write + Seek) -> io::Result<()> {
        let mut archive = Archive::new(out);
        self.place(&self.name, &mut archive)?;
        archive.finish()?.flush()
    }

    /// Places the metadata and the documents below a directory of another package.
    ///
    /// # Errors
    /// When the output fails, or the archive has such files already.
    pub fn place(&self, top: &str, archive: &mut Archive<impl Write + Seek>) -> io::Result<()> {
        archive.place(top, &self.entries)
    }
}

/// Name of the top-level directory, and of the file without its extension.
fn package_name(taxonomy: &Taxonomy) -> String {
    let publication = &taxonomy.publication;
    step(&format!("{}-{}", publication.id, publication.version))
}

/// Directories that packages have for something else (Taxonomy Packages 1.0, Report Packages 1.0).
const KEPT: [&str; 2] = ["META-INF", "reports"];

/// The directory of the documents: the namespace without its scheme, below another where its
/// host has the name of a directory that means something else.
fn directory(taxonomy: &Taxonomy) -> String {
    let namespace = taxonomy.publication.namespace.as_str();
    let path = namespace.split_once("://").map_or(namespace, |(_, path)| path);
    let steps: Vec<String> =
        path.split('/').filter(|step| !matches!(*step, "" | "." | "..")).map(step).collect();
    match steps.first() {
        None => "taxonomy".into(),
        Some(first) if KEPT.iter().any(|kept| kept.eq_ignore_ascii_case(first)) => {
            format!("taxonomy/{}", steps.join("/"))
        }
        Some(_) => steps.join("/"),
    }
}

/// A step of a path that every file system and every catalog takes as it is.
fn step(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' })
        .collect()
}

fn metadata(taxonomy: &Taxonomy) -> Vec<u8> {
    let publication = &taxonomy.publication;
    let locations = format!("{PACKAGE} {PACKAGE_XSD}");
    let root = [
        ("xmlns:tp", PACKAGE),
        ("xmlns:xsi", names::XSI),
        ("xsi:schemaLocation", locations.as_str()),
    ];
    Xml::document("tp:taxonomyPackage", &root, |xml| {
        let identifier = taxonomy.url(&format!("{}.zip", package_name(taxonomy)));
        xml.text("tp:identifier", &[], &identifier);
        translations(xml, "tp:name", &publication.name);
        translations(xml, "tp:description", &publication.description);
        xml.text("tp:version", &[], &publication.version);
        translations(xml, "tp:publisher", &publication.publisher);
        let facts = [
            ("tp:publisherURL", &publication.publisher_url),
            ("tp:publisherCountry", &publication.publisher_country),
            ("tp:publicationDate", &publication.date),
        ];
        for (element, value) in facts {
            if let Some(value) = value {
                xml.text(element, &[], value);
            }
        }
        if !taxonomy.entry_points.is_empty() {
            xml.element("tp:entryPoints", &[], |xml| {
                for position in 0..taxonomy.entry_points.len() {
                    entry_point(taxonomy, position, xml);
                }
            });
        }
    })
}

fn entry_point(taxonomy: &Taxonomy, position: usize, xml: &mut Xml) {
    let entry = &taxonomy.entry_points[position];
    xml.element("tp:entryPoint", &[], |xml| {
        translations(xml, "tp:name", &entry.name);
        translations(xml, "tp:description", &entry.description);
        let version = entry.version.as_ref().unwrap_or(&taxonomy.publication.version);
        xml.text("tp:version", &[], version);
        let url = entry_point_url(taxonomy, position).unwrap_or_default();
        xml.empty("tp:entryPointDocument", &[("href", &url)]);
        let languages = names::languages(taxonomy);
        if !languages.is_empty() {
            xml.element("tp:languages", &[], |xml| {
                for lang in languages {
                    xml.text("tp:language", &[], &lang);
                }
            });
        }
    });
}

/// One element a language.
fn translations(xml: &mut Xml, element: &str, texts: &Translations) {
    for (lang, text) in texts {
        xml.text(element, &[("xml:lang", lang)], text);
    }
}

/// Sends every URL below the namespace to the directory of the documents.
fn catalog(taxonomy: &Taxonomy) -> Vec<u8> {
    let locations = format!("{CATALOG} {CATALOG_XSD}");
    let root =
        [("xmlns", CATALOG), ("xmlns:xsi", names::XSI), ("xsi:schemaLocation", locations.as_str())];
    Xml::document("catalog", &root, |xml| {
        let start = taxonomy.url("");
        let prefix = format!("../{}/", directory(taxonomy));
        xml.empty("rewriteURI", &[("uriStartString", &start), ("rewritePrefix", &prefix)]);
    })
}
