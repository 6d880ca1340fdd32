//! Captions whose figures count something or are ratios: the currency and scale of a table are not theirs.

use super::unit_line;

/// Phrases that say it wherever they stand in a caption, in whole words, by language.
const PHRASES: &[&str] = &[
    // English
    "number of",
    "no of",
    "headcount",
    "head count",
    "full time equivalent",
    "full time equivalents",
    "fte",
    "ftes",
    "store count",
    "days sales",
    "days payable",
    "days payables",
    "days inventory",
    "days outstanding",
    "daily volume",
    "ratio",
    "interest cover",
    "interest coverage",
    "times interest earned",
    // German, Dutch, Scandinavian
    "anzahl",
    "zahl der",
    "vollzeitäquivalente",
    "verschuldungsgrad",
    "aantal",
    "antal",
    "antall",
    // French, Spanish, Portuguese, Italian
    "nombre de",
    "nombre d",
    "effectif",
    "effectifs",
    "número de",
    "plantilla media",
    "numero di",
    "rapporto",
];

/// Words that say it where a caption ends with them and joins them to nothing, by language.
const LAST: &[&str] = &[
    "employees",
    "staff numbers",
    "stores",
    "subscribers",
    "volume",
    "volumes",
    "mitarbeiter",
    "mitarbeitende",
    "beschäftigte",
    "filialen",
    "medewerkers",
    "anställda",
    "ansatte",
    "salariés",
    "empleados",
    "empregados",
    "dipendenti",
];

/// Words behind which stands who an amount is for, and no number of them.
const JOINED: &[&str] = &[
    "to", "from", "for", "of", "by", "and", "in", "with", "per", "an", "für", "von", "und", "aan",
    "van", "till", "til", "aux", "des", "les", "a", "los", "ai", "dei",
];

/// Words behind the thing that is counted, which say when.
const WHEN: &[&str] =
    &["at", "as", "end", "average", "period", "year", "am", "im", "zum", "à", "fin", "au"];

/// Ends of the last word of a caption.
const ENDS: &[&str] = &["zahl", "quote", "数", "數", "比率", "倍率", "人員", "직원수", "직원 수"];

/// What is counted, as whole words in parentheses of a caption, beside others.
const MEASURES: &[&str] = &[
    "barrels", "bbl", "bbls", "boe", "boepd", "mboe", "tonnes", "tons", "gwh", "mwh", "twh", "mw",
    "km", "sqm", "ounces", "oz", "koz", "litres", "liters",
];

/// What is counted, as all that stands in parentheses.
const ALONE: &[&str] = &[
    "x",
    "times",
    "number",
    "no.",
    "#",
    "units",
    "people",
    "persons",
    "employees",
    "days",
    "months",
    "years",
    "hours",
    "stores",
    "kt",
    "mt",
    "personen",
    "anzahl",
    "tage",
    "人",
    "名",
    "店",
    "社",
    "倍",
    "日",
    "件",
    "回",
    "台",
];

/// Words behind a figure that say what it counts and nothing about its power.
pub(super) const BEHIND: &[&str] = &[
    "points",
    "point",
    "pts",
    "pt",
    "pp",
    "ppt",
    "times",
    "x",
    "shares",
    "share",
    "people",
    "persons",
    "employees",
    "units",
    "days",
    "stores",
    "株",
    "人",
    "名",
    "件",
    "倍",
    "ポイント",
    "店",
    "社",
];

/// Whether a caption says that its figures count something or are ratios.
pub(super) fn says_caption(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    let enclosed = unit_line::enclosed(&lower);
    let measured = |part: &String| {
        ALONE.contains(&part.trim()) || words(part).iter().any(|word| MEASURES.contains(word))
    };
    if enclosed.iter().any(measured) {
        return true;
    }
    let all = format!(" {} ", words(&lower).join(" "));
    if PHRASES.iter().any(|phrase| all.contains(&format!(" {phrase} "))) {
        return true;
    }
    let open = lower.split(['(', '（', '[', '［']).next().unwrap_or_default();
    let mut thing = words(open);
    if let Some(when) = thing.iter().skip(1).position(|word| WHEN.contains(word)) {
        thing.truncate(when + 1);
    }
    let joined = thing.iter().any(|word| JOINED.contains(word));
    let said = thing.join(" ");
    let ends = |last: &&str| said == **last || said.ends_with(&format!(" {last}"));
    ENDS.iter().any(|end| said.ends_with(end)) || (!joined && LAST.iter().any(ends))
}

/// Whether the word behind a figure says that it counts something or is a ratio.
pub(super) fn says_word(word: &str) -> bool {
    BEHIND.contains(&word.trim_matches(['(', ')']).to_lowercase().as_str())
}

fn words(of: &str) -> Vec<&str> {
    of.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::says_caption;

    #[test]
    fn counts_and_ratios_are_known_by_their_captions() {
        for caption in [
            "Number of employees",
            "Headcount",
            "Store count",
            "Employees at year end",
            "Days sales outstanding",
            "Average daily volume (barrels)",
            "Production (thousand barrels per day)",
            "Mitarbeiter",
            "Mitarbeiterzahl",
            "Leverage ratio",
            "Net debt to EBITDA (x)",
            "Effectif moyen",
            "従業員数",
            "従業員（人）",
            "店舗数（期末）",
        ] {
            assert!(says_caption(caption), "{caption}");
        }
    }

    #[test]
    fn amounts_that_name_people_and_days_are_amounts() {
        for caption in [
            "Revenue",
            "Loans to employees",
            "Employee benefits",
            "Payables to employees",
            "Past due 30-59 days",
            "Time deposits (over 3 months)",
            "Revenue from stores",
            "Deposits from customers",
            "Verbindlichkeiten gegenüber Mitarbeitern",
            "従業員給付",
            "手数料",
        ] {
            assert!(!says_caption(caption), "{caption}");
        }
    }
}
