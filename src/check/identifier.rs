//! Identifiers that their scheme can't have given.
//!
//! XBRL 2.1 §4.7.3.1 takes any token as the identifier of an entity. Who keeps a scheme says more:
//! how many characters an identifier has, and with which digits it checks itself.

use super::name_of;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{EntityId, Fact, FactId, Report};

/// A scheme of identifiers.
struct Scheme {
    /// How its URI begins.
    uri: &'static str,
    /// What its identifiers are.
    is: &'static str,
    /// What form they have, in words that complete "…".
    form: &'static str,
    /// Whether a text is one.
    fits: fn(&str) -> bool,
}

/// The register of British companies.
const COMPANIES: &str = "www.companieshouse.gov.uk";

const SCHEMES: [Scheme; 6] = [
    Scheme {
        uri: "standards.iso.org/iso/17442",
        is: "legal entity identifier",
        form: "18 capitals and digits, and two check digits (ISO 17442, ISO 7064 MOD 97-10)",
        fits: is_lei,
    },
    Scheme {
        uri: "www.sec.gov/CIK",
        is: "central index key",
        form: "10 digits",
        fits: |text| has_digits(text, 10),
    },
    Scheme {
        uri: "disclosure.edinet-fsa.go.jp",
        is: "EDINET code",
        form: "a capital and five digits, a hyphen and three digits",
        fits: is_edinet_code,
    },
    Scheme {
        uri: "www.tse.or.jp/sicc",
        is: "securities code",
        form: "five digits or capitals, the first a digit",
        fits: is_securities_code,
    },
    Scheme {
        uri: "www.houjin-bangou.nta.go.jp",
        is: "corporate number",
        form: "13 digits, the first of which checks the others",
        fits: is_corporate_number,
    },
    Scheme {
        uri: COMPANIES,
        is: "company number",
        form: "eight characters, digits but for two capitals that may lead, and one that may end it",
        fits: is_company_number,
    },
];

/// Tells identifiers that are none of their scheme. In what others wrote (`is_ours` is false) noughts may stand in
/// their place, as in samples, and those that lead a number in a register may be left off.
pub(super) fn check(report: &Report, is_ours: bool, diagnostics: &mut Diagnostics) {
    for (at, entity) in report.entities.iter().enumerate() {
        let uri = entity.scheme.trim_start_matches("http://").trim_start_matches("https://");
        let Some(scheme) = SCHEMES.iter().find(|scheme| uri.trim_end_matches('/') == scheme.uri)
        else {
            continue;
        };
        let identifier = entity.identifier.trim();
        // Blanks and nothing at all are told of every scheme.
        if identifier.is_empty() {
            continue;
        }
        // Drafts have noughts in the place of what their company has still to fill in.
        if identifier.bytes().all(|byte| byte == b'0') {
            if !is_ours {
                continue;
            }
            let message =
                format!("`{identifier}` stands where the identifier of the company belongs.");
            let help = format!("write its {}: {}", scheme.is, scheme.form);
            diagnostics.push(
                Diagnostic::new(Code::DoubtfulIdentifier, place(report, at), message).help(help),
            );
            continue;
        }
        let is_padded = || !is_ours && is_company_number(&format!("{identifier:0>8}"));
        if (scheme.fits)(identifier) || scheme.uri == COMPANIES && is_padded() {
            continue;
        }
        let message = format!("`{identifier}` is no {}: that is {}.", scheme.is, scheme.form);
        diagnostics.push(
            Diagnostic::new(Code::InvalidIdentifier, place(report, at), message)
                .help("compare it with the register; two characters may be swapped"),
        );
    }
}

/// Where an entity is named: in report.toml, or by the first fact about it.
fn place(report: &Report, entity: usize) -> Place {
    if entity == 0 && report.definition.ends_with(".toml") {
        return Place::key(&report.definition, &["entity", "identifier"]);
    }
    let is_about =
        |fact: &Fact| report.contexts[fact.context.index()].entity == EntityId::from(entity);
    match report.facts.iter().position(is_about) {
        Some(at) => match report.sources.get(usize::from(report.facts[at].source.0)) {
            Some(source) => Place::line(&source.name, report.facts[at].line),
            None => Place::thing(&name_of(report, FactId::from(at))),
        },
        None => Place::file(&report.definition),
    }
}

fn has_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// ISO 17442: the identifier with letters as 10 to 35 is 1 modulo 97, and the check digits are
/// never 00, 01 or 99.
fn is_lei(text: &str) -> bool {
    let is_formed = text.len() == 20
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        && text.bytes().skip(18).all(|byte| byte.is_ascii_digit());
    if !is_formed || ["00", "01", "99"].contains(&&text[18..]) {
        return false;
    }
    let rest = text.chars().filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        if value < 10 { (rest * 10 + value) % 97 } else { (rest * 100 + value) % 97 }
    });
    rest == 1
}

fn is_edinet_code(text: &str) -> bool {
    let Some((code, branch)) = text.split_once('-') else { return false };
    let digits = code.strip_prefix(|c: char| c.is_ascii_uppercase());
    digits.is_some_and(|digits| has_digits(digits, 5)) && has_digits(branch, 3)
}

fn is_securities_code(text: &str) -> bool {
    text.len() == 5
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// The first digit is 9 less the sum of the others, weighed 1 and 2 in turn from the right, modulo
/// 9.
fn is_corporate_number(text: &str) -> bool {
    if !has_digits(text, 13) {
        return false;
    }
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let weighed = digits[1..].iter().rev().enumerate();
    let sum: u32 = weighed.map(|(at, digit)| if at % 2 == 0 { *digit } else { digit * 2 }).sum();
    digits[0] == 9 - sum % 9
}

/// Registered societies have a letter at the end, behind two at the start.
fn is_company_number(text: &str) -> bool {
    let is_capital = |c: char| c.is_ascii_uppercase();
    let digits = text.trim_start_matches(is_capital);
    let leading = text.len() - digits.len();
    let digits = digits.strip_suffix(is_capital).filter(|_| leading == 2).unwrap_or(digits);
    text.len() == 8 && leading <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_find_swapped_characters() {
        // Made up, with the digits that ISO 7064 gives.
        let digits = (2..=98).map(|check| format!("00EXAMPLEWEAVERS00{check:02}"));
        let right: Vec<String> = digits.filter(|lei| is_lei(lei)).collect();
        assert_eq!(right.len(), 1, "{right:?}");
        assert!(!is_lei(&right[0].replacen("EX", "XE", 1)));
        assert!(!is_lei(&right[0][..18]) && !is_lei(&right[0].to_lowercase()));
    }

    #[test]
    fn a_corporate_number_checks_itself() {
        // 1·1 + 2·2 + 1·3 …: the example by which the tax agency explains the digit.
        assert!(is_corporate_number("8700110005901"));
        assert!(!is_corporate_number("8700110005910") && !is_corporate_number("700110005901"));
    }

    #[test]
    fn forms_of_other_schemes() {
        assert!(is_edinet_code("E04425-000") && !is_edinet_code("E04425"));
        assert!(is_securities_code("37740") && is_securities_code("130A0"));
        assert!(!is_securities_code("3774"));
        assert!(is_company_number("SC123456") && is_company_number("00445790"));
        assert!(is_company_number("IP12345R") && is_company_number("SP01234R"));
        assert!(!is_company_number("445790") && !is_company_number("0044579R"));
    }
}
