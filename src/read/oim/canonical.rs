//! Canonical values (xBRL-JSON 1.0, feature `xbrl:canonicalValues`): one spelling for each value.

use crate::notation::simple_type::SimpleType;

/// Whether a value has the canonical spelling of its type of XML Schema 1.0.
pub(crate) fn is_canonical(base: &str, text: &str) -> bool {
    match base {
        "decimal" => is_decimal(text),
        "float" | "double" => is_float(text),
        "boolean" => matches!(text, "true" | "false"),
        "date" => is_date(text),
        "dateTime" => is_date_time(text),
        "dateUnion" => is_date(text) || is_date_time(text),
        "time" => is_time(utc(text).0),
        "hexBinary" => {
            !text.is_empty() && text.bytes().all(|c| matches!(c, b'0'..=b'9' | b'A'..=b'F'))
        }
        "language" => !text.bytes().any(|letter| letter.is_ascii_uppercase()),
        _ => !SimpleType::from_name(base).is_some_and(SimpleType::is_integer) || is_integer(text),
    }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

fn is_integer(text: &str) -> bool {
    let number = text.strip_prefix('-').unwrap_or(text);
    digits(number) && (number.len() == 1 || !number.starts_with('0'))
}

/// Digits on both sides of the point, and no zero that says nothing.
fn is_decimal(text: &str) -> bool {
    text.split_once('.').is_some_and(|(whole, fraction)| {
        is_integer(whole) && digits(fraction) && (fraction.len() == 1 || !fraction.ends_with('0'))
    })
}

fn is_float(text: &str) -> bool {
    if matches!(text, "INF" | "-INF" | "NaN") {
        return true;
    }
    text.split_once('E').is_some_and(|(mantissa, exponent)| {
        let whole = mantissa.trim_start_matches('-').split('.').next().unwrap_or_default();
        is_decimal(mantissa) && whole.len() == 1 && is_integer(exponent)
    })
}

/// What stands before the mark of UTC.
fn utc(text: &str) -> (&str, bool) {
    text.strip_suffix('Z').map_or((text, false), |text| (text, true))
}

fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && form.bytes().zip(text.bytes()).all(|(form, byte)| match form {
            b'0' => byte.is_ascii_digit(),
            sign => sign == byte,
        })
}

fn is_date(text: &str) -> bool {
    has_form(utc(text).0.trim_start_matches('-'), "0000-00-00")
}

fn is_time(text: &str) -> bool {
    let (whole, fraction) =
        text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    has_form(whole, "00:00:00")
        && !whole.starts_with("24")
        && fraction.is_none_or(|rest| digits(rest) && (rest.len() == 1 || !rest.ends_with('0')))
}

fn is_date_time(text: &str) -> bool {
    let halves = utc(text).0.split_once('T');
    halves.is_some_and(|(date, time)| {
        has_form(date.trim_start_matches('-'), "0000-00-00") && is_time(time)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_one_spelling() {
        let good = [
            ("decimal", "1234.0"),
            ("decimal", "-0.5"),
            ("integer", "-12"),
            ("double", "1.5E0"),
            ("double", "-1.0E-3"),
            ("boolean", "true"),
            ("dateTime", "2024-04-01T00:00:00.5Z"),
            ("hexBinary", "0F"),
            ("string", " a "),
        ];
        assert!(good.iter().all(|(base, text)| is_canonical(base, text)), "{good:?}");
        for (base, text) in [
            ("decimal", "1234"),
            ("decimal", "1.00"),
            ("decimal", "01.0"),
            ("decimal", ".5"),
            ("decimal", "+1.0"),
            ("integer", "007"),
            ("integer", "+1"),
            ("double", "15E0"),
            ("double", "1.5e0"),
            ("boolean", "1"),
            ("dateTime", "2024-04-01T00:00:00.50"),
            ("dateTime", "2024-04-01T24:00:00"),
            ("hexBinary", "0f"),
        ] {
            assert!(!is_canonical(base, text), "{base} {text}");
        }
    }
}
