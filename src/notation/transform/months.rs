//! The names of months, by language: what the registries list.

use std::borrow::Cow;

use super::number::ascii_digit;

/// How months are printed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Months {
    /// In digits.
    Digits,
    /// In digits, those of full width as well.
    WideDigits,
    /// In digits, those of Devanagari as well.
    DevanagariDigits,
    /// By name: spellings of each month, parted by a bar; which letters may be capitals.
    Names([&'static str; 12], Capitals),
    /// Roman numbers, all capitals or none.
    Roman,
    /// In the digits or the Hindi names of the Gregorian months; digits of Devanagari as well.
    Hindi,
    /// The same, and months in digits of Devanagari (registry 3).
    HindiDigits,
}

/// Which letters of the name of a month may be capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Capitals {
    /// The first (registry 1).
    First,
    /// The first or all.
    FirstOrAll,
    /// None, the first or all.
    Any,
}

pub(super) const ENGLISH: [&str; 12] = [
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sep",
    "october|oct",
    "november|nov",
    "december|dec",
];
pub(super) use crate::notation::date::MONTHS as ENGLISH_LONG;
pub(super) const ENGLISH_SHORT: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const HINDI: [&str; 12] = [
    "जनवरी",
    "फरवरी",
    "मार्च",
    "अप्रैल",
    "मई",
    "जून",
    "जुलाई",
    "अगस्त",
    "सितंबर",
    "अक्टूबर",
    "नवंबर",
    "दिसंबर",
];
const ROMAN: [&str; 12] =
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// A language of registries 4 and 5, with how days, months and years are parted in it.
pub(super) struct Language {
    /// The end of the names of its formats.
    pub(super) code: &'static str,
    pub(super) months: [&'static str; 12],
    /// The month must begin after something that is no letter: its name may stand inside a word.
    pub(super) word: bool,
    /// What may follow the month where no year does.
    pub(super) tail: &'static str,
    /// What parts month and year.
    pub(super) middle: &'static str,
    /// What may follow the year.
    pub(super) end: &'static str,
}

const fn language(code: &'static str, tail: &'static str, months: [&'static str; 12]) -> Language {
    Language { code, months, word: false, tail, middle: "[^0-9]+", end: "" }
}

const DANISH: [&str; 12] =
    ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
/// A Danish or Swedish month may be written out or end in dots, not both.
pub(super) const DANISH_TAIL: &str = "(?:[A-Za-z]+|[.]+)?";
pub(super) const DANISH_MIDDLE: &str =
    "(?:[A-Za-z]+(?:[^0-9A-Za-z.][^0-9]*)?|[^0-9A-Za-z][^0-9]*)?";

/// The languages whose dates begin with the day.
pub(super) static DAY_FIRST: [Language; 22] = [
    Language {
        end: "[^0-9]*",
        ..language(
            "bg",
            "[^0-9]{0,6}",
            ["ян", "фев", "мар", "апр", "май|маи", "юни", "юли", "авг", "сеп", "окт", "ное", "дек"],
        )
    },
    Language {
        middle: "[^0-9a-zA-Z]+[^0-9]*",
        ..language(
            "cs",
            "\\.?",
            [
                "ledna|led",
                "února|unora|úno|uno",
                "března|brezna|bře|bre",
                "dubna|dub",
                "května|kvetna|kvě|kve",
                "června|cervna|čvn|cvn",
                "července|cervence|čvc|cvc",
                "srpna|srp",
                "září|zari|zář|zar",
                "října|rijna|říj|rij",
                "listopadu|lis",
                "prosince|pro",
            ],
        )
    },
    Language {
        word: true,
        ..language(
            "cy",
            "[^0-9]{0,7}",
            ["ion", "chwe", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tach", "rhag"],
        )
    },
    Language { middle: DANISH_MIDDLE, ..language("da", DANISH_TAIL, DANISH) },
    language(
        "de",
        "[^0-9]{0,6}",
        [
            "jan|jän|jaen",
            "feb",
            "mär|maer|mar",
            "apr",
            "mai",
            "jun",
            "jul",
            "aug",
            "sep",
            "okt",
            "nov",
            "dez",
        ],
    ),
    language(
        "el",
        "[^0-9]{0,8}",
        [
            "ιαν|ίαν|iαν",
            "φεβ",
            "μάρ|μαρ",
            "απρ|άπρ|aπρ|αρίλ|άρίλ|αριλ|άριλ|aρίλ|aριλ",
            "μαΐ|μαι|μάι|μαϊ|μάϊ",
            "ιούν|ίούν|ίουν|ιουν|iούν|iουν",
            "ιούλ|ίούλ|ίουλ|ιουλ|iούλ|iουλ",
            "αύγ|αυγ",
            "σεπ",
            "οκτ|όκτ|oκτ",
            "νοέ|νοε",
            "δεκ",
        ],
    ),
    language("en", "", ENGLISH),
    language(
        "es",
        "[^0-9]{0,7}",
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    ),
    language(
        "et",
        "[^0-9]{0,5}",
        [
            "jaan",
            "veebr",
            "märts|marts",
            "apr",
            "mai",
            "juuni",
            "juuli",
            "aug",
            "sept",
            "okt",
            "nov",
            "dets",
        ],
    ),
    Language {
        word: true,
        ..language(
            "fi",
            "[^0-9]{0,8}",
            ["tam", "hel", "maa", "huh", "tou", "kes", "hei", "elo", "syy", "lok", "mar", "jou"],
        )
    },
    language(
        "fr",
        "[^0-9]{0,5}",
        [
            "janv",
            "févr|fevr",
            "mars",
            "avr",
            "mai",
            "juin",
            "juil",
            "août|aout",
            "sept",
            "oct",
            "nov",
            "déc|dec",
        ],
    ),
    language(
        "hr",
        "[^0-9]{0,6}",
        ["sij", "velj", "ožu|ozu", "tra", "svi", "lip", "srp", "kol", "ruj", "lis", "stu", "pro"],
    ),
    language(
        "it",
        "[^0-9]{0,6}",
        ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
    ),
    language("lv", "[^0-9]{0,6}", LATVIAN),
    language(
        "nl",
        "[^0-9]{0,6}",
        ["jan", "feb", "maa|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    ),
    language(
        "no",
        "[^0-9]{0,6}",
        ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"],
    ),
    Language {
        word: true,
        end: "[^0-9]*",
        ..language(
            "pl",
            "[^0-9]{0,9}",
            [
                "sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź|paz", "lis",
                "gru",
            ],
        )
    },
    language(
        "pt",
        "[^0-9]{0,6}",
        ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
    ),
    language(
        "ro",
        "[^0-9]{0,7}",
        ["ian", "feb", "mar", "apr", "mai", "iun", "iul", "aug", "sep", "oct", "noi|nov", "dec"],
    ),
    language(
        "sk",
        "[^0-9]{0,6}",
        [
            "jan", "feb", "mar", "apr", "máj|maj", "jún|jun", "júl|jul", "aug", "sep", "okt",
            "nov", "dec",
        ],
    ),
    language(
        "sl",
        "[^0-9]{0,6}",
        ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "avg", "sep", "okt", "nov", "dec"],
    ),
    Language { middle: DANISH_MIDDLE, ..language("sv", DANISH_TAIL, DANISH) },
];

pub(super) const HUNGARIAN: [&str; 12] = [
    "jan",
    "feb",
    "márc|marc",
    "ápr|apr",
    "máj|maj",
    "jún|jun",
    "júl|jul",
    "aug",
    "szept",
    "okt",
    "nov",
    "dec",
];
pub(super) const LATVIAN: [&str; 12] = [
    "janv", "febr", "marts", "apr", "maijs", "jūn|jun", "jūl|jul", "aug", "sept", "okt", "nov",
    "dec",
];
pub(super) const LITHUANIAN: [&str; 12] = [
    "sau", "vas", "kov", "bal", "geg", "bir", "lie", "rugp|rgp", "rugs|rgs", "spa|spl", "lap",
    "gru|grd",
];

impl Months {
    /// A pattern that matches the names.
    pub(super) fn pattern(self) -> String {
        match self {
            Self::Digits | Self::WideDigits | Self::DevanagariDigits => "[0-9]{1,2}".to_owned(),
            Self::Names(names, capitals) => spellings(names, capitals)
                .map(|(_, spelling)| regex::escape(&spelling))
                .collect::<Vec<_>>()
                .join("|"),
            Self::Roman => "I?[XVI]I{0,3}|i?[xvi]i{0,3}".to_owned(),
            Self::Hindi => HINDI.join("|"),
            Self::HindiDigits => format!("{}|[०-९]{{1,2}}", HINDI.join("|")),
        }
    }

    /// The number of a month as it is printed.
    pub(super) fn number(self, printed: &str) -> Option<u32> {
        let position = |at: usize| u32::try_from(at + 1).ok();
        match self {
            Self::Digits | Self::WideDigits | Self::DevanagariDigits => printed.parse().ok(),
            Self::Names(names, capitals) => spellings(names, capitals)
                .find(|(_, spelling)| spelling == printed)
                .and_then(|(at, _)| position(at)),
            Self::Roman => {
                let lower = printed.to_ascii_lowercase();
                ROMAN.iter().position(|name| *name == lower).and_then(position)
            }
            Self::Hindi | Self::HindiDigits => {
                HINDI.iter().position(|name| *name == printed).and_then(position).or_else(|| {
                    printed.chars().map(devanagari_digit).collect::<String>().parse().ok()
                })
            }
        }
    }

    /// The text with the digits that this way of printing takes as well as those of ASCII.
    pub(super) fn ascii_digits(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::WideDigits if !text.is_ascii() => text.chars().map(ascii_digit).collect(),
            Self::DevanagariDigits if !text.is_ascii() => {
                text.chars().map(devanagari_digit).collect()
            }
            _ => Cow::Borrowed(text),
        }
    }
}

/// A digit of Devanagari as that of ASCII.
pub(super) fn devanagari_digit(sign: char) -> char {
    match sign {
        '०'..='९' => char::from_u32(u32::from(sign) - 0x966 + u32::from('0')).unwrap_or(sign),
        _ => sign,
    }
}

/// All spellings with the position of their month; longer ones first, as they are listed.
fn spellings(
    names: [&'static str; 12],
    capitals: Capitals,
) -> impl Iterator<Item = (usize, String)> {
    names.into_iter().enumerate().flat_map(move |(at, names)| {
        names.split('|').flat_map(move |name| {
            let mut signs = name.chars();
            let first = signs.next().into_iter().flat_map(char::to_uppercase);
            let title: String = first.chain(signs).collect();
            let mut cases = vec![(at, title)];
            if capitals != Capitals::First {
                cases.push((at, name.to_uppercase()));
            }
            if capitals == Capitals::Any {
                cases.push((at, name.to_owned()));
            }
            cases
        })
    })
}
