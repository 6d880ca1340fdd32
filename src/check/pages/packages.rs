//! Pages about packages: metadata, addresses, languages, names of files.

use super::{Edit, Page};
use crate::diagnostic::Code;

/// An example in taxonomy.toml.
const fn manifest(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "taxonomy/taxonomy.toml", mended, fails }
}

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::InvalidCountry,
        checks: "The country of the publisher is written as two capitals.",
        why: "The schema of the metadata takes nothing else, and a package with other metadata can't be loaded at all.",
        remedy: "Write the code of ISO 3166-1 with two letters, in capitals.",
        edits: &[manifest("publisher_country = \"JP\"", "publisher_country = \"Japan\"")],
        specification: "Taxonomy Packages 1.0 §3 (publisherCountry)",
        validator: "tpe:invalidMetaDataFile",
    },
    Page {
        code: Code::UnknownCountry,
        checks: "The country of the publisher is one that ISO 3166-1 gives a code to.",
        why: "The schema takes any two capitals, so that a slip (UK for GB, JA for JP) is found by nobody.",
        remedy: "Write the code of the country: GB for the United Kingdom, JP for Japan.",
        edits: &[manifest("publisher_country = \"JP\"", "publisher_country = \"JA\"")],
        specification: "Taxonomy Packages 1.0 §3 (publisherCountry: ISO 3166-1 alpha-2)",
        validator: "none: the schema looks at the form only",
    },
    Page {
        code: Code::InvalidPublicationDate,
        checks: "The publication date is a day of the calendar, written as ISO 8601 does; a time zone may follow.",
        why: "The schema of the metadata asks for a date, and a package with other metadata can't be loaded at all.",
        remedy: "Write year, month and day: 2007-08-13.",
        edits: &[manifest(
            "publication_date = \"2021-08-02\"",
            "publication_date = \"2021/08/02\"",
        )],
        specification: "Taxonomy Packages 1.0 §3 (publicationDate is an xs:date)",
        validator: "tpe:invalidMetaDataFile",
    },
    Page {
        code: Code::InvalidAddress,
        checks: "The URL of the publisher is a URI: percent signs stand before two hexadecimal digits, and a colon behind a scheme.",
        why: "The schema of the metadata asks for a URI, and a package with other metadata can't be loaded at all.",
        remedy: "Copy the address from the browser.",
        edits: &[manifest(
            "publisher_url = \"http://www.example.com/\"",
            "publisher_url = \"http://www.example.com/100%\"",
        )],
        specification: "Taxonomy Packages 1.0 §3 (publisherURL is an xs:anyURI)",
        validator: "tpe:invalidMetaDataFile",
    },
    Page {
        code: Code::IncompleteAddress,
        checks: "The URL of the publisher begins with http:// or https:// and has no blanks.",
        why: "The schema takes any text as a relative address, but there is nothing that it could be relative to.",
        remedy: "Write the whole address.",
        edits: &[manifest(
            "publisher_url = \"http://www.example.com/\"",
            "publisher_url = \"www.example.com\"",
        )],
        specification: "Taxonomy Packages 1.0 §3 (publisherURL)",
        validator: "none: the schema looks at the form only",
    },
    Page {
        code: Code::InvalidNamespace,
        checks: "The namespace is an absolute http or https address of ASCII letters, with a host, without query, fragment, and steps that go up or are empty (`//`).",
        why: "Files of the taxonomy are published below the namespace, and the catalog of the package turns addresses that begin with it to the folder of those files. An empty step is allowed in a URL, but the validator takes two slashes for one and then does not find the file: a documented difference.",
        remedy: "Write an address that belongs to the publisher, with what is not ASCII escaped.",
        edits: &[manifest(
            "namespace = \"http://www.example.com/loom\"",
            "namespace = \"http://www.example.com/loom?year=2021\"",
        )],
        specification: "Taxonomy Packages 1.0 §4 (catalog); Namespaces in XML §2.1; RFC 3986 §3",
        validator: "IOerror, xmlSchema:syntax, tpe:invalidMetaDataFile",
    },
    Page {
        code: Code::ReservedNamespace,
        checks: "The namespace is not one of XBRL, XML or their schemas, and no schema of a standard stands below it; below their hosts it is a warning.",
        why: "The catalog of the package would look for the schemas of the standard in the package, where they are not.",
        remedy: "Choose an address that belongs to the publisher.",
        edits: &[manifest(
            "namespace = \"http://www.example.com/loom\"",
            "namespace = \"http://www.xbrl.org/2003\"",
        )],
        specification: "Taxonomy Packages 1.0 §4 (catalog); XML Schema 1.0 Part 1 §2.6",
        validator: "IOerror, xbrl:multipleTopLevelSchemasForNamespace",
    },
    Page {
        code: Code::ReservedPrefix,
        checks: "The prefix of the taxonomy is none that documents declare for XBRL, Inline XBRL or XML; one that is only customary for another standard is a warning.",
        why: "A prefix can be declared once: with `ix` for the taxonomy, the inline document would have no inline elements.",
        remedy: "Choose another prefix, such as the short name of the company.",
        edits: &[
            manifest("prefix = \"loom\"", "prefix = \"ix\""),
            Edit { file: "taxonomy/units.csv", mended: "loom:looms", fails: "ix:looms" },
        ],
        specification: "Namespaces in XML §3; XML 1.0 §3.1 (an attribute stands once)",
        validator: "xmlSchema:syntax",
    },
    Page {
        code: Code::InvalidLanguage,
        checks: "Label languages and the languages of names, descriptions, titles and footnotes are language tags.",
        why: "They become xml:lang, which takes nothing else; `en_US` with an underscore is the usual slip.",
        remedy: "Write a tag such as en, ja or en-US.",
        edits: &[manifest("en = \"Loom taxonomy\"", "en_US = \"Loom taxonomy\"")],
        specification: "XML 1.0 §2.12 (BCP 47); Taxonomy Packages 1.0 §3 (xml:lang)",
        validator: "tpe:invalidMetaDataFile, xmlSchema:valueError, lxml.SCHEMAV_CVC_DATATYPE_VALID_1_2_1",
    },
    Page {
        code: Code::UnknownLanguage,
        checks: "A language of two letters is one of ISO 639-1.",
        why: "Readers choose labels and texts by language; those in `jp` are found by nobody who asks for Japanese.",
        remedy: "Write the code of the language and not that of the country: ja, zh, ko.",
        edits: &[manifest("ja = \"織機タクソノミ\"", "jp = \"織機タクソノミ\"")],
        specification: "none: BCP 47 §2.2.1 asks for registered codes; schemas look at the form only",
        validator: "none: the schema looks at the form only",
    },
    Page {
        code: Code::RepeatedLanguage,
        checks: "A language stands once in a list, and a text has one form in each language; capitals make no difference.",
        why: "Of two texts in one language nobody knows which a reader is shown.",
        remedy: "Keep one of the two.",
        edits: &[manifest("languages = [\"en\", \"ja\"]", "languages = [\"en\", \"ja\", \"EN\"]")],
        specification: "Taxonomy Packages 1.0 §3 (one text a language); BCP 47 §2.1.1",
        validator: "tpe:duplicateLanguagesForElement (only where the tags are alike to the letter)",
    },
    Page {
        code: Code::MissingMetadata,
        checks: "The taxonomy has a name, a publisher, a version and a publication date, and every entry point a name.",
        why: "The schema asks for none of them, but lists of packages show them, and regulators ask for them.",
        remedy: "Fill it in taxonomy.toml.",
        edits: &[manifest("version = \"2021-08-02\"", "version = \"\"")],
        specification: "none: good practice; Taxonomy Packages 1.0 §3 makes them optional",
        validator: "none: good practice",
    },
    Page {
        code: Code::InvalidFileName,
        checks: "The ids of the taxonomy and of its entry points, and the name of the report's folder, hold no letter that ends a name or means something else in a URL, in XML or in a zip (a colon, a bracket), are not `.` or `..`, which lead to folders, and are not too long.",
        why: "They become names of files in packages: a number sign in one cuts the address off, and a backslash makes the archive invalid.",
        remedy: "Choose a short name of letters, digits, `-`, `_` and `.`.",
        edits: &[manifest("id = \"loom\"", "id = \"loom#1\"")],
        specification: "Taxonomy Packages 1.0 §2, Report Packages 1.0 §3 (archives); RFC 3986 §2.2",
        validator: "IOerror, tpe:invalidArchiveFormat, rpe:invalidArchiveFormat",
    },
    Page {
        code: Code::UnportableName,
        checks: "Names of files have ASCII letters, digits, `-`, `_` and `.` only, are no devices of Windows, and differ in more than capitals.",
        why: "Another computer may give the unpacked file another name, keep one of two, or not make it at all.",
        remedy: "Choose a name that every computer takes as it is.",
        edits: &[manifest("id = \"half\"", "id = \"half year\"")],
        specification: "none: good practice; file systems differ",
        validator: "none: good practice",
    },
];
