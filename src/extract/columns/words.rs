//! Words over columns that say what kind of column it is, by language.

/// Words of columns of changes, shares of a total and notes, in small letters.
const DERIVED: &[&str] = &[
    "change",
    "changes",
    "chg",
    "variance",
    "var",
    "variation",
    "increase",
    "decrease",
    "inc",
    "dec",
    "growth",
    "difference",
    "diff",
    "yoy",
    "qoq",
    "y/y",
    "q/q",
    "y",
    "q",
    "year-on-year",
    "over",
    "percent",
    "percentage",
    "pct",
    "margin",
    "ratio",
    "organic",
    "note",
    "notes",
    "ref",
    "reference",
    "revenue",
    "revenues",
    "sales",
    "total",
    "net",
    "of",
    "as",
    "a",
    "in",
    "or",
    "vs",
    "versus",
    "better",
    "worse",
    "fav",
    "unfav",
    "favorable",
    "unfavorable",
    "abs",
    "rel",
    "delta",
    "bps",
    "pp",
    "points",
    "year",
    "on", // German, French, Spanish, Scandinavian
    "veränderung",
    "abweichung",
    "anhang",
    "anteil",
    "évolution",
    "écart",
    "variación",
    "förändring",
    "endring",
    "ændring",
    "nota",
    "notas", // Japanese, Chinese
    "増減",
    "増減率",
    "増減額",
    "構成比",
    "前年比",
    "前期比",
    "注記",
    "注",
    "番号",
    "比",
    "変動",
    "附注",
    "同比",
];

/// Words that change what figures mean: without them the column would be another one.
const TURNING: &[&str] = &[
    "outlook",
    "guidance",
    "forecast",
    "forecasts",
    "target",
    "targets",
    "budget",
    "plan",
    "planned",
    "estimate",
    "estimated",
    "estimates",
    "expected",
    "projected",
    "projection",
    "pro",
    "forma",
    "proforma",
    "restated",
    "adjusted",
    "constant",
    "previously",
    "preliminary",
    "cumulative",
    "ytd",
    "ltm",
    "ttm",
    "consensus",
    "prognose",
    "ausblick",
    "prévisions",
    "objectif",
    "予想",
    "見通し",
    "計画",
    "目標",
    "修正",
];

/// Whether words name nothing but a change, a share of a total or notes.
pub(super) fn is_derived(words: &str) -> bool {
    let mut any = words.contains(['%', '％', 'Δ', '±']);
    let lower = words.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric() && c != '/' && c != '-');
    for part in parts.filter(|part| part.contains(char::is_alphabetic)) {
        if !DERIVED.contains(&part.trim_matches(['/', '-'])) && !DERIVED.contains(&part) {
            return false;
        }
        any |= !matches!(
            part,
            "of" | "a"
                | "in"
                | "as"
                | "or"
                | "net"
                | "total"
                | "year"
                | "on"
                | "revenue"
                | "revenues"
                | "sales"
        );
    }
    any
}

/// The words that change what figures mean.
pub(super) fn turning(words: &str) -> Vec<String> {
    let parts = words.split(|c: char| !c.is_alphanumeric());
    parts
        .filter(|part| {
            let lower = part.to_lowercase();
            TURNING.iter().any(|word| *word == lower || (!word.is_ascii() && lower.contains(word)))
        })
        .map(str::to_owned)
        .collect()
}
