//! Who publishes the taxonomy, where and when (Taxonomy Packages 1.0, `taxonomyPackage.xml`).

use super::{entry_place, place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Taxonomy, Translations};
use crate::notation::lexical;

/// The countries with a code (ISO 3166-1 alpha-2).
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM \
    BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO \
    DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK \
    HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI \
    LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF \
    NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE \
    SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
    UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Tells what the schema of the metadata does not take, and what a reader of the package misses.
pub(super) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    country(taxonomy, diagnostics);
    date(taxonomy, diagnostics);
    publisher_url(taxonomy, diagnostics);
    missing(taxonomy, diagnostics);
}

fn country(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let Some(code) = taxonomy.publication.publisher_country.as_deref() else { return };
    let at = || place(taxonomy, &["publisher_country"]);
    if code.len() != 2 || !code.bytes().all(|c| c.is_ascii_uppercase()) {
        let message = format!("`{code}` is not the code of a country.");
        let help = "write two capitals, such as JP";
        diagnostics.push(Diagnostic::new(Code::InvalidCountry, at(), message).help(help));
    } else if !COUNTRIES.split_whitespace().any(|known| known == code) {
        let message = format!("No country has the code `{code}`.");
        let help = "write the code of ISO 3166-1, such as JP, or GB for the United Kingdom";
        diagnostics.push(Diagnostic::new(Code::UnknownCountry, at(), message).help(help));
    }
}

/// `xs:date` may have a time zone.
fn date(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let Some(date) = taxonomy.publication.date.as_deref() else { return };
    if !lexical::is_date(date) {
        let message = format!("The publication date `{date}` is not one.");
        let at = place(taxonomy, &["publication_date"]);
        diagnostics.push(
            Diagnostic::new(Code::InvalidPublicationDate, at, message)
                .help("write it as 2007-08-13"),
        );
    }
}

fn publisher_url(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let Some(url) = taxonomy.publication.publisher_url.as_deref() else { return };
    let at = || place(taxonomy, &["publisher_url"]);
    let help = "write it as http://www.example.com/";
    if url.contains(char::is_whitespace) {
        let message = format!("The URI `{}` has a blank in it.", url.escape_debug());
        let told = Diagnostic::new(Code::BlankInAddress, at(), message);
        diagnostics.push(told.help("write a blank as %20, or take it out"));
    }
    if !lexical::is_uri(url) {
        let message = format!("`{url}` is not a URL.");
        diagnostics.push(Diagnostic::new(Code::InvalidAddress, at(), message).help(help));
    } else if !url.starts_with("http://") && !url.starts_with("https://") {
        let message = format!("`{url}` leads to no page.");
        diagnostics.push(Diagnostic::new(Code::IncompleteAddress, at(), message).help(help));
    }
}

/// What the schema does not ask for and every list of packages shows.
fn missing(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let publication = &taxonomy.publication;
    let lacks = |texts: &Translations| texts.values().all(|text| text.trim().is_empty());
    let mut tell = |at, what: &str| {
        let help = "lists of packages show it; regulators ask for it";
        diagnostics.push(Diagnostic::new(Code::MissingMetadata, at, what).help(help));
    };
    if lacks(&publication.name) {
        tell(place(taxonomy, &["name"]), "The taxonomy has no name.");
    }
    if lacks(&publication.publisher) {
        tell(place(taxonomy, &["publisher"]), "The taxonomy has no publisher.");
    }
    if publication.version.trim().is_empty() {
        tell(place(taxonomy, &["version"]), "The taxonomy has no version.");
    }
    if publication.date.is_none() {
        tell(place(taxonomy, &["publication_date"]), "The taxonomy has no publication date.");
    }
    for (at, entry) in taxonomy.entry_points.iter().enumerate().filter(|(_, e)| lacks(&e.name)) {
        let message = format!("The entry point `{}` has no name.", entry.id);
        tell(entry_place(taxonomy, at, &["name"]), &message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_its_code_once() {
        let codes: Vec<&str> = COUNTRIES.split_whitespace().collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.is_sorted_by(|a, b| a < b));
    }
}
