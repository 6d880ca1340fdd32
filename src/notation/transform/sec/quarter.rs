//! The last day of a quarter of a year.

/// `3rd quarter, 1999`, `Q3 1999`, `1999, Q4`, `1999 1st quarter-end`: the date on which it ends.
pub(super) fn end(text: &str) -> Option<String> {
    if text.trim_matches('\u{a0}').len() != text.len() {
        return None;
    }
    let lower = text.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut quarter, mut year, mut said) = (None, None, false);
    for word in words {
        let is_year = word.len() == 4 && word.bytes().all(|c| c.is_ascii_digit());
        if is_year && year.is_none() {
            year = word.parse::<u32>().ok();
        } else if let Some(letters) = word.strip_prefix('q').filter(|rest| rest.len() == 1) {
            set(&mut quarter, ordinal(letters)?)?;
            said = true;
        } else if let Some(number) = ordinal(word) {
            set(&mut quarter, number)?;
        } else {
            match word {
                "quarter" => said = true,
                "the" | "end" | "of" => {}
                _ => return None,
            }
        }
    }
    let (quarter, year) = (quarter.filter(|_| said)?, year?);
    let day = ["03-31", "06-30", "09-30", "12-31"][quarter];
    Some(format!("{year:04}-{day}"))
}

fn set(quarter: &mut Option<usize>, number: usize) -> Option<()> {
    quarter.replace(number).is_none().then_some(())
}

/// The position of a quarter by its number.
fn ordinal(word: &str) -> Option<usize> {
    Some(match word {
        "1" | "1st" | "first" => 0,
        "2" | "2nd" | "second" => 1,
        "3" | "3rd" | "third" => 2,
        "4" | "4th" | "fourth" | "last" => 3,
        _ => return None,
    })
}
