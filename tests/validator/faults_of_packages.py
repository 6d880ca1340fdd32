"""Faults of taxonomy packages and report packages: name, the code that Arelle must give, and the change."""
from edits import add, edit_in, instead, leave_out, rename, repeat_member

META = r"META-INF/taxonomyPackage\.xml$"
CATALOG = r"META-INF/catalog\.xml$"
REPORT = r"META-INF/reportPackage\.json$"
OTHER_JSON = r'\{.*\}'

TAXONOMY_PACKAGE = (
    ("package-no-zip", "tpe:invalidArchiveFormat", instead(b"no zip")),
    ("package-in-two-folders", "tpe:invalidDirectoryStructure", add("other/readme.txt", "x")),
    ("package-with-file-at-top", "tpe:invalidDirectoryStructure", add("readme.txt", "x")),
    ("package-that-goes-up", "tpe:invalidDirectoryStructure", add("{top}/../../etc.txt", "x")),
    ("package-with-absolute-path", "tpe:invalidDirectoryStructure", add("/etc.txt", "x")),
    ("package-with-backslash", "tpe:invalidArchiveFormat", add("{top}\\\\readme.txt", "x")),
    ("package-metadata-elsewhere", "tpe:metadataDirectoryNotFound", rename("/META-INF/", "/meta/")),
    ("package-metadata-in-small-letters", "tpe:metadata", rename("/META-INF/", "/meta-inf/")),
    ("package-identifier-missing", "tpe:invalidMetaDataFile", edit_in(META, r"<tp:identifier>.*?</tp:identifier>", "")),
    ("package-country-of-three-letters", "tpe:invalidMetaDataFile", edit_in(META, r"(publisherCountry>)[A-Z]+", r"\1JPN")),
    ("package-date-of-no-form", "tpe:invalidMetaDataFile", edit_in(META, r"(publicationDate>)[^<]*", r"\1August 2021")),
    ("package-in-wrong-order", "tpe:invalidMetaDataFile", edit_in(
        META, r"(<tp:version>[^<]*</tp:version>)(.*?)(<tp:entryPoints>)", r"\2\1\3")),
    ("package-element-unknown", "tpe:invalidMetaDataFile", edit_in(META, r"<tp:entryPoints>", "<tp:colour/><tp:entryPoints>")),
    ("package-not-well-formed", "tpe:invalidMetaDataFile", edit_in(META, r"</tp:entryPoints>", "")),
    ("package-name-without-language", "tpe:missingLanguageAttribute", edit_in(META, r'<tp:name xml:lang="en">', "<tp:name>")),
    ("package-name-twice-in-language", "tpe:duplicateLanguagesForElement", edit_in(
        META, r'(<tp:name xml:lang="en">[^<]*</tp:name>)', r"\1\1")),
    ("entry-point-elsewhere", "IOerror", edit_in(META, r'(entryPointDocument href="[^"]*)\.xsd', r"\1-nowhere.xsd")),
    ("catalog-empty", "tpe:invalidCatalogFile", edit_in(CATALOG, r"<rewriteURI [^>]*/>", "")),
    ("catalog-without-prefix", "tpe:invalidCatalogFile", edit_in(CATALOG, r' rewritePrefix="[^"]*"', "")),
    ("catalog-twice", "tpe:multipleRewriteURIsForStartString", edit_in(CATALOG, r"<rewriteURI [^>]*/>", r"\g<0>\g<0>")),
    ("catalog-to-nowhere", "IOerror", edit_in(CATALOG, r'rewritePrefix="[^"]*"', 'rewritePrefix="../nowhere/"')),
    ("catalog-of-other-address", "IOerror", edit_in(CATALOG, r'uriStartString="[^"]*"', 'uriStartString="http://www.example.org/"')),
    ("catalog-missing", "IOerror", leave_out(CATALOG)),
)

REPORT_PACKAGE = (
    ("report-no-zip", "judge:unreadable", instead(b"no zip")),
    ("report-type-missing", "rpe:invalidJSONStructure", edit_in(REPORT, OTHER_JSON, '{"documentInfo":{}}')),
    ("report-type-no-text", "rpe:invalidJSONStructure", edit_in(REPORT, OTHER_JSON, '{"documentInfo":{"documentType":1}}')),
    ("report-type-unknown", "rpe:unsupportedReportPackageVersion", edit_in(REPORT, "/2023/", "/2099/")),
    ("report-json-broken", "rpe:invalidJSON", edit_in(REPORT, r"\}", "")),
    ("report-json-key-twice", "rpe:invalidJSON", edit_in(REPORT, r'"documentInfo":(\{[^}]*\})', r"\g<0>,\g<0>")),
    ("report-json-missing", "rpe:documentTypeFileExtensionMismatch", leave_out(REPORT)),
    ("reports-elsewhere", "rpe:missingReportsDirectory", rename("/reports/", "/filings/")),
    ("reports-two", "rpe:multipleReports", repeat_member(r"\.xhtml$", "-2.xhtml")),
    ("reports-deeper", "rpe:missingReport", rename("/reports/", "/reports/a/b/")),
    ("report-of-other-kind", "rpe:", rename(r"\.xhtml$", ".xbrl")),
    ("report-that-goes-up", "rpe:invalidDirectoryStructure", add("{top}/../../etc.txt", "x")),
    ("report-in-two-folders", "rpe:invalidDirectoryStructure", add("other/readme.txt", "x")),
    ("report-with-backslash", "rpe:invalidArchiveFormat", add("{top}\\\\readme.txt", "x")),
    ("report-taxonomy-missing", "IOerror", leave_out(r"-q1\.xsd$|-pre\.xml$")),
)
