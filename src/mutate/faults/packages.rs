//! The taxonomy package: metadata, addresses, names of files.

use toml::{Table, Value};

use super::super::site::{Site, setting};
use super::faults;

faults! { TaxonomyPackages:
    "country-in-small-letters" Invalid "The country of the publisher is in small letters."
        |site| publication(site, "publisher_country", "jp");
    "country-of-three-letters" Invalid "The country of the publisher has three letters."
        |site| publication(site, "publisher_country", "JPN");
    "country-by-name" Invalid "The country of the publisher is its name."
        |site| publication(site, "publisher_country", "Japan");
    "country-of-nobody" Valid "The country of the publisher is a code that stands for none."
        |site| publication(site, "publisher_country", "XX");
    "country-by-usage" Valid "The country of the publisher is UK, which ISO 3166-1 reserves."
        |site| publication(site, "publisher_country", "UK");
    "publication-date-with-slashes" Invalid "The publication date is written with slashes."
        |site| publication(site, "publication_date", "2021/08/02");
    "publication-date-that-never-was" Invalid "The publication date is the 30th of February."
        |site| publication(site, "publication_date", "2021-02-30");
    "publication-date-with-time-zone" Valid "The publication date has a time zone."
        |site| publication(site, "publication_date", "2021-08-02Z");
    "publication-date-empty" Invalid "The publication date is empty."
        |site| publication(site, "publication_date", "");
    "publisher-address-with-blank" Valid "The URL of the publisher has a blank inside."
        |site| publication(site, "publisher_url", "http://www.example.com/a b");
    "publisher-address-without-scheme" Valid "The URL of the publisher lacks its scheme."
        |site| publication(site, "publisher_url", "www.example.com");
    "publisher-address-bad-escape" Invalid "The URL of the publisher has a percent sign that escapes nothing."
        |site| publication(site, "publisher_url", "http://www.example.com/100%");
    "publisher-address-empty" Valid "The URL of the publisher is empty."
        |site| publication(site, "publisher_url", "");
    "version-empty" Valid "The version of the taxonomy is empty."
        |site| publication(site, "version", "");
    "version-with-slash" Valid "The version of the taxonomy has a slash inside."
        |site| publication(site, "version", "2021/08");
    "version-of-dots" Valid "The version of the taxonomy goes up a folder."
        |site| publication(site, "version", "../..");
    "package-without-name" Valid "The package has no name."
        |site| texts(&mut site.draft.taxonomy, "name", &[]);
    "package-name-empty" Valid "The name of the package is empty."
        |site| texts(&mut site.draft.taxonomy, "name", &[("en", "")]);
    "package-name-in-no-language" Invalid "The language of the name of the package is no language tag."
        |site| texts(&mut site.draft.taxonomy, "name", &[("en_US", "Loom taxonomy")]);
    "package-name-of-region" Valid "The name of the package is in the English of a region."
        |site| texts(&mut site.draft.taxonomy, "name", &[("en-US", "Loom taxonomy")]);
    "package-name-of-unknown-language" Valid "The language of the name of the package is none that is known."
        |site| texts(&mut site.draft.taxonomy, "name", &[("jp", "Loom taxonomy")]);
    "package-name-twice-in-language" Valid "The package has two names in one language, written en and EN."
        |site| texts(&mut site.draft.taxonomy, "name", &[("en", "Loom"), ("EN", "LOOM")]);
    "package-description-in-no-language" Invalid "The language of the description is empty."
        |site| texts(&mut site.draft.taxonomy, "description", &[("", "Concepts.")]);
    "package-publisher-in-no-language" Invalid "The language of the publisher's name is no language tag."
        |site| texts(&mut site.draft.taxonomy, "publisher", &[("english language", "Hoshino")]);
    "package-without-publisher" Valid "The package has no publisher."
        |site| texts(&mut site.draft.taxonomy, "publisher", &[]);
    "entry-point-without-name" Valid "An entry point has no name."
        |site| texts(entry(site, 0)?, "name", &[]);
    "entry-point-name-in-no-language" Invalid "The language of the name of an entry point is no language tag."
        |site| texts(entry(site, 0)?, "name", &[("en_US", "First quarter")]);
    "entry-point-description-in-no-language" Invalid "The language of the description of an entry point is no language tag."
        |site| texts(entry(site, 0)?, "description", &[("e", "First"), ("!", "First")]);
    "entry-points-alike-but-for-case" Valid "The ids of two entry points differ in capitals only."
        |site| copy_of_entry(site, str::to_uppercase);
    "entry-point-twice" Unsayable "Two entry points have one id."
        |site| copy_of_entry(site, str::to_owned);
    "entry-point-id-with-blank" Valid "The id of an entry point has a blank inside."
        |site| copy_of_entry(site, |id| format!("{id} b"));
    "entry-point-id-with-hash" Invalid "The id of an entry point has a number sign inside."
        |site| copy_of_entry(site, |id| format!("{id}#b"));
    "entry-point-id-with-percent" Invalid "The id of an entry point has a percent sign inside."
        |site| copy_of_entry(site, |id| format!("{id}%zz"));
    "entry-point-id-in-japanese" Valid "The id of an entry point is in Japanese."
        |site| copy_of_entry(site, |_| "第一四半期".to_owned());
    "entry-point-id-with-question-mark" Valid "The id of an entry point has a question mark inside."
        |site| copy_of_entry(site, |id| format!("{id}?b"));
    "entry-point-id-with-ampersand" Valid "The id of an entry point has an ampersand inside."
        |site| copy_of_entry(site, |id| format!("{id}&b"));
    "entry-point-id-with-bar" Valid "The id of an entry point has a bar inside."
        |site| copy_of_entry(site, |id| format!("{id}|b"));
    "entry-point-id-with-bracket" Valid "The id of an entry point has an angle bracket inside."
        |site| copy_of_entry(site, |id| format!("{id}<b"));
    "entry-point-id-with-quote" Valid "The id of an entry point has a quote inside."
        |site| copy_of_entry(site, |id| format!("{id}\"b"));
    "entry-point-id-with-braces" Valid "The id of an entry point has braces inside."
        |site| copy_of_entry(site, |id| format!("{id}{{b}}^`"));
    "entry-point-id-with-slash" Invalid "The id of an entry point has a slash inside."
        |site| copy_of_entry(site, |id| format!("{id}/b"));
    "entry-point-id-with-backslash" Invalid "The id of an entry point has a backslash inside."
        |site| copy_of_entry(site, |id| format!("{id}\\b"));
    "namespace-with-slash-at-end" Valid "The namespace ends with a slash."
        |site| publication(site, "namespace", "http://www.example.com/loom/");
    "namespace-with-query" Invalid "The namespace has a query."
        |site| publication(site, "namespace", "http://www.example.com/loom?year=2021");
    "namespace-with-fragment" Invalid "The namespace has a fragment."
        |site| publication(site, "namespace", "http://www.example.com/loom#2021");
    "namespace-with-blank" Invalid "The namespace has a blank inside."
        |site| publication(site, "namespace", "http://www.example.com/lo om");
    "namespace-in-japanese" Invalid "The path of the namespace is in Japanese."
        |site| publication(site, "namespace", "http://www.example.com/織機");
    "namespace-with-escape" Valid "The namespace has an escaped letter."
        |site| publication(site, "namespace", "http://www.example.com/lo%20om");
    "namespace-with-bad-escape" Invalid "The namespace has a percent sign that escapes nothing."
        |site| publication(site, "namespace", "http://www.example.com/loom%");
    "namespace-of-host-alone" Valid "The namespace is a host without a path."
        |site| publication(site, "namespace", "http://www.example.com");
    "namespace-without-host" Invalid "The namespace is a scheme alone."
        |site| publication(site, "namespace", "http://");
    "namespace-that-goes-up" Invalid "The namespace has steps that go up."
        |site| publication(site, "namespace", "http://www.example.com/a/../loom");
    "namespace-by-ftp" Invalid "The namespace is of another scheme than http."
        |site| publication(site, "namespace", "ftp://www.example.com/loom");
    "namespace-of-name" Invalid "The namespace is a URN."
        |site| publication(site, "namespace", "urn:example:loom");
    "namespace-of-instances" Invalid "The namespace is that of XBRL instances."
        |site| publication(site, "namespace", "http://www.xbrl.org/2003/instance");
    "namespace-of-linkbases" Invalid "The namespace is that of XBRL linkbases."
        |site| publication(site, "namespace", "http://www.xbrl.org/2003/linkbase");
    "namespace-of-schemas" Valid "The namespace is that of XML Schema."
        |site| publication(site, "namespace", "http://www.w3.org/2001/XMLSchema");
    "namespace-below-standards" Valid "The namespace is below the address of XBRL International."
        |site| publication(site, "namespace", "http://www.xbrl.org/loom");
    "namespace-above-standards" Invalid "The namespace is the address below which the standards stand."
        |site| publication(site, "namespace", "http://www.xbrl.org");
    "namespace-of-years-of-standards" Invalid "The namespace is an address below which schemas of standards stand."
        |site| publication(site, "namespace", "http://www.xbrl.org/2003");
    "prefix-of-xml" Invalid "The prefix of the taxonomy is xml."
        |site| prefix(site, "xml");
    "prefix-of-declarations" Invalid "The prefix of the taxonomy is xmlns."
        |site| prefix(site, "xmlns");
    "prefix-begins-with-xml" Valid "The prefix of the taxonomy begins with xml."
        |site| prefix(site, "xmloom");
    "prefix-in-japanese" Valid "The prefix of the taxonomy is in Japanese."
        |site| prefix(site, "織機");
    "prefix-with-colon" Unsayable "The prefix of the taxonomy has a colon inside."
        |site| prefix(site, "lo:om");
    "prefix-empty" Invalid "The prefix of the taxonomy is empty."
        |site| prefix(site, "");
    "taxonomy-id-with-blank" Valid "The id of the taxonomy has a blank inside."
        |site| publication(site, "id", "lo om");
    "taxonomy-id-of-device" Valid "The id of the taxonomy is the name of a device on Windows."
        |site| publication(site, "id", "con");
    "taxonomy-id-in-japanese" Valid "The id of the taxonomy is in Japanese."
        |site| publication(site, "id", "織機");
    "taxonomy-id-with-percent" Invalid "The id of the taxonomy has a percent sign inside."
        |site| publication(site, "id", "loom%41");
    "taxonomy-id-that-begins-with-digit" Valid "The id of the taxonomy begins with a digit."
        |site| publication(site, "id", "4loom");
    "label-languages-alike-but-for-case" Valid "A label language stands twice, written en and EN."
        |site| languages(site, &["en", "EN", "ja"]);
    "label-language-twice" Valid "A label language stands twice."
        |site| languages(site, &["en", "en", "ja"]);
}

fn publication(site: &mut Site<'_>, key: &str, text: &str) -> Option<()> {
    setting(&mut site.draft.taxonomy, &[key], text)
}

/// Gives the taxonomy another prefix, and its own measures with it.
pub(super) fn prefix(site: &mut Site<'_>, prefix: &str) -> Option<()> {
    let own = format!("{}:", site.base.taxonomy.publication.prefix);
    for cell in site.source("units.csv")?.rows.iter_mut().flatten() {
        if let Some(measure) = cell.strip_prefix(&own) {
            *cell = format!("{prefix}:{measure}");
        }
    }
    publication(site, "prefix", prefix)
}

/// Writes texts by language.
fn texts(settings: &mut Table, key: &str, texts: &[(&str, &str)]) -> Option<()> {
    let texts: Table =
        texts.iter().map(|(lang, text)| ((*lang).to_owned(), Value::from(*text))).collect();
    setting(settings, &[key], texts)
}

fn languages(site: &mut Site<'_>, languages: &[&str]) -> Option<()> {
    let languages: Vec<Value> = languages.iter().map(|lang| Value::from(*lang)).collect();
    setting(&mut site.draft.taxonomy, &["languages"], languages)
}

fn entry<'s>(site: &'s mut Site<'_>, at: usize) -> Option<&'s mut Table> {
    site.draft.taxonomy.get_mut("entry_points")?.as_array_mut()?.get_mut(at)?.as_table_mut()
}

/// Adds an entry point that is like the first but for its id.
fn copy_of_entry(site: &mut Site<'_>, id: impl Fn(&str) -> String) -> Option<()> {
    let mut copy = entry(site, 0)?.clone();
    let other = id(copy.get("id")?.as_str()?);
    copy.insert("id".into(), other.into());
    site.draft.taxonomy.get_mut("entry_points")?.as_array_mut()?.push(copy.into());
    Some(())
}
