//! What each registry defines.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::date::Date;
use super::months::{
    Capitals, DANISH_MIDDLE, DANISH_TAIL, DAY_FIRST, ENGLISH, ENGLISH_LONG, ENGLISH_SHORT,
    HUNGARIAN, LATVIAN, LITHUANIAN, Months,
};
use super::number::{
    COMMA_APOSTROPHES, DASHES, DOT_APOSTROPHES, Number, UNIT_APOSTROPHES, UNIT_MARKS,
};
use super::{Format, Reads, india, sec};

/// A transformation registry.
#[derive(Debug)]
pub struct Registry {
    /// The namespace of its formats.
    pub namespace: &'static str,
    formats: FxHashMap<Box<str>, Format>,
}

/// The namespace of the SEC's formats.
pub const SEC: &str = "http://www.sec.gov/inlineXBRL/transformation/2015-08-31";

static REGISTRIES: LazyLock<[Registry; 7]> = LazyLock::new(|| {
    [
        registry("http://www.xbrl.org/inlineXBRL/transformation/2010-04-20", first()),
        registry("http://www.xbrl.org/inlineXBRL/transformation/2011-07-31", second()),
        registry("http://www.xbrl.org/inlineXBRL/transformation/2015-02-26", third()),
        registry("http://www.xbrl.org/inlineXBRL/transformation/2020-02-12", fourth(false)),
        registry("http://www.xbrl.org/inlineXBRL/transformation/2022-02-16", fourth(true)),
        registry(SEC, sec::formats()),
        // The first under the namespace that it had before it was a Recommendation, which old filings have.
        registry("http://www.xbrl.org/2008/inlineXBRL/transformation", first()),
    ]
});

fn registry(namespace: &'static str, formats: Vec<Format>) -> Registry {
    let formats = formats.into_iter().map(|format| (format.name.clone(), format)).collect();
    Registry { namespace, formats }
}

impl Registry {
    /// All registries, from the first.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &*REGISTRIES
    }

    /// The registry with this namespace.
    #[must_use]
    pub fn find(namespace: &str) -> Option<&'static Self> {
        REGISTRIES.iter().find(|registry| registry.namespace == namespace)
    }

    /// The format with this local name.
    #[must_use]
    pub fn format(&self, local: &str) -> Option<&Format> {
        self.formats.get(local)
    }
}

fn number(name: &'static str, number: Number) -> Format {
    Format::new(name, Reads::Number(number))
}

fn always(name: &'static str, value: &'static str) -> Format {
    Format::new(name, Reads::Always(value))
}

fn date(name: impl Into<Box<str>>, template: impl Into<String>, months: Months) -> Format {
    Format::new(name, Reads::Date(Box::new(Date::new(template, months))))
}

/// Registry 1, 2010-04-20.
fn first() -> Vec<Format> {
    let long = Months::Names(ENGLISH_LONG, Capitals::First);
    let short = Months::Names(ENGLISH_SHORT, Capitals::First);
    let mut formats = vec![
        number("numcommadot", Number::Strict(&[','], '.')),
        number("numspacedot", Number::Strict(&[' ', '\u{a0}'], '.')),
        number("numdotcomma", Number::Strict(&['.'], ',')),
        number("numspacecomma", Number::Strict(&[' ', '\u{a0}'], ',')),
        number("numcomma", Number::Plain),
        number("numdash", Number::Dash(&['-'])),
        date("dateslashus", "{M}/{D}/{Y2}", Months::Digits),
        date("dateslasheu", "{D}/{M}/{Y2}", Months::Digits),
        date("datedotus", "{M}\\.{D}\\.{Y2}", Months::Digits),
        date("datedoteu", "{D}\\.{M}\\.{Y2}", Months::Digits),
        date("dateslashmonthdayus", "{M}/{D}", Months::Digits),
        date("dateslashdaymontheu", "{D}/{M}", Months::Digits),
    ];
    for (length, months) in [("long", long), ("short", short)] {
        for (rest, template) in [
            ("us", "{M} {D}, {Y2}"),
            ("uk", "{D} {M} {Y2}"),
            ("daymonthuk", "{D} {M}"),
            ("monthdayus", "{M} {D}"),
            ("yearmonth", "{Y2}\\s+{M}"),
            ("monthyear", "{M}\\s+{Y2}"),
        ] {
            formats.push(date(format!("date{length}{rest}"), template, months));
        }
    }
    formats
}

/// A date of an era of Japan.
const ERA: &str =
    "{B}(?P<e>明治|明|大正|大|昭和|昭|平成|平|令和|令){B}(?P<y>[0-9]{1,2}|元){B}年{B}{M}{B}月{B}";

/// Registry 2, 2011-07-31.
fn second() -> Vec<Format> {
    let english = Months::Names(ENGLISH, Capitals::FirstOrAll);
    vec![
        always("booleanfalse", "false"),
        always("booleantrue", "true"),
        always("nocontent", ""),
        number("zerodash", Number::Dash(DASHES)),
        number("numdotdecimal", Number::Grouped(&[',', ' ', '\u{a0}'], '.')),
        number("numcommadecimal", Number::Grouped(&['.', ' ', '\u{a0}'], ',')),
        number("numunitdecimal", Number::Unit),
        date("datedaymonth", "{D}{_}{M}", Months::Digits),
        date("datemonthday", "{M}{_}{D}[A-Za-z]*", Months::Digits),
        date("datedaymonthyear", "{D}{_}{M}{_}{Y}", Months::Digits),
        date("datemonthdayyear", "{M}{_}{D}{_}{Y}", Months::Digits),
        date("datedaymonthen", "{D}{_}{M}", english),
        date("datemonthdayen", "{M}{_}{D}[A-Za-z]{0,2}", english),
        date("datedaymonthyearen", "{D}{_}{M}{_}{Y}", english),
        date("datemonthdayyearen", "{M}{_}{D}{_}{Y}", english),
        date("datemonthyearen", "{M}{_}{Y}", english),
        date("dateyearmonthen", "{Y}{_}{M}", english),
        date("dateyearmonthdaycjk", "{B}{Y}{B}年{B}{M}{B}月{B}{D}{B}日{B}", Months::WideDigits),
        date("dateyearmonthcjk", "{B}{Y}{B}年{B}{M}{B}月{B}", Months::WideDigits),
        date("dateerayearmonthdayjp", format!("{ERA}{{D}}{{B}}日{{B}}"), Months::WideDigits),
        date("dateerayearmonthjp", ERA, Months::WideDigits),
    ]
}

/// What parts the parts of a date in Hindi, and its day and year.
const HINDI_GAP: &str = "[^0-9०-९]+";
const HINDI_DAY: &str = "(?P<d>[0-9]{1,2}|[०-९]{1,2})";
const HINDI_YEAR: &str = "(?P<y>[0-9]{2}|[0-9]{4}|[०-९]{2}|[०-९]{4})";

fn hindi_date() -> String {
    format!("{HINDI_DAY}{HINDI_GAP}{{M}}{HINDI_GAP}{HINDI_YEAR}")
}

fn hindi_month() -> String {
    format!("{{M}}{HINDI_GAP}{HINDI_YEAR}")
}

/// Registry 3, 2015-02-26: the second and more.
fn third() -> Vec<Format> {
    let mut formats = second();
    let danish = DAY_FIRST.iter().find(|language| language.code == "da");
    let danish =
        danish.map_or(Months::Digits, |language| Months::Names(language.months, Capitals::Any));
    formats.extend([
        date("datedaymonthdk", format!("{{D}}{{_}}{{M}}{DANISH_TAIL}"), danish),
        date("datedaymonthyeardk", format!("{{D}}{{_}}{{M}}{DANISH_MIDDLE}{{Y}}"), danish),
        date("datemonthyeardk", format!("{{M}}{DANISH_MIDDLE}{{Y}}"), danish),
        date("datemonthyear", "{M}{_}{Y}", Months::Digits),
        date("dateyearmonthday", "{Y}{_}{M}{_}{D}[^0-9]*", Months::WideDigits),
        date("datedaymonthyearin", hindi_date(), Months::HindiDigits),
        date("datemonthyearin", hindi_month(), Months::Hindi),
        Format::new("calindaymonthyear", Reads::Saka(india::Saka)),
        number("numdotdecimalin", Number::Indian),
        number("numunitdecimalin", Number::IndianUnit),
    ]);
    formats
}

/// Registry 4, 2020-02-12, and 5, 2022-02-16, which has Welsh and apostrophes as well.
fn fourth(is_fifth: bool) -> Vec<Format> {
    let mut formats = vec![
        always("fixed-empty", ""),
        always("fixed-false", "false"),
        always("fixed-true", "true"),
        always("fixed-zero", "0"),
        number("num-dot-decimal", Number::Loose(&[',', ' ', '\u{a0}'], '.')),
        number("num-comma-decimal", Number::Loose(&['.', ' ', '\u{a0}'], ',')),
        number("num-unit-decimal", Number::LooseUnit(UNIT_MARKS)),
        date("date-day-month", "{D}{_}{M}", Months::Digits),
        date("date-month-day", "{M}{_}{D}[A-Za-z]*", Months::Digits),
        date("date-day-month-year", "{D}{_}{M}{_}{Y}", Months::DevanagariDigits),
        date("date-month-day-year", "{M}{_}{D}{_}{Y}", Months::Digits),
        date("date-month-year", "{M}{_}{Y}", Months::DevanagariDigits),
        date("date-year-month", "{Y}{_}{M}[^0-9]*", Months::WideDigits),
        date("date-year-month-day", "{Y}{_}{M}{_}{D}[^0-9]*", Months::WideDigits),
        date("date-jpn-era-year-month-day", format!("{ERA}{{D}}{{B}}日{{B}}"), Months::WideDigits),
        date("date-jpn-era-year-month", ERA, Months::WideDigits),
        Format::new("date-ind-day-monthname-year-hi", Reads::Saka(india::Saka)),
        date("date-day-monthname-year-hi", hindi_date(), Months::Hindi),
        date("date-monthname-year-hi", hindi_month(), Months::Hindi),
    ];
    formats.extend(roman());
    formats.extend(year_first());
    for language in DAY_FIRST.iter().filter(|language| is_fifth || language.code != "cy") {
        let code = language.code;
        let capitals = if code == "en" { Capitals::FirstOrAll } else { Capitals::Any };
        let months = Months::Names(language.months, capitals);
        let before = if language.word { "[^0-9]*[^0-9a-zA-Z]+" } else { "{_}" };
        let (tail, middle, end) = (language.tail, language.middle, language.end);
        formats.push(date(
            format!("date-day-monthname-{code}"),
            format!("{{D}}{before}{{M}}{tail}"),
            months,
        ));
        // Latvian dates have the year first.
        if code == "lv" {
            continue;
        }
        formats.push(date(
            format!("date-day-monthname-year-{code}"),
            format!("{{D}}{before}{{M}}{middle}{{Y}}{end}"),
            months,
        ));
        formats.push(date(
            format!("date-monthname-year-{code}"),
            format!("{{M}}{middle}{{Y}}{end}"),
            months,
        ));
    }
    if is_fifth {
        formats.extend([
            number("num-dot-decimal-apos", Number::Loose(COMMA_APOSTROPHES, '.')),
            number("num-comma-decimal-apos", Number::Loose(DOT_APOSTROPHES, ',')),
            number("num-unit-decimal-apos", Number::LooseUnit(UNIT_APOSTROPHES)),
        ]);
    }
    formats
}

/// Months as Roman numbers.
fn roman() -> [Format; 3] {
    let before = "{D}[^0-9]*[^XVIxvi0-9]";
    let after = "[^XVIxvi0-9][^0-9]*{Y}";
    [
        date("date-day-monthroman", format!("{before}{{M}}"), Months::Roman),
        date("date-day-monthroman-year", format!("{before}{{M}}{after}"), Months::Roman),
        date("date-monthroman-year", format!("{{M}}{after}"), Months::Roman),
    ]
}

/// Languages in which the year comes first, and English formats with the month first.
fn year_first() -> [Format; 11] {
    let names = |months| Months::Names(months, Capitals::Any);
    let english = Months::Names(ENGLISH, Capitals::FirstOrAll);
    let (hungarian, lithuanian, latvian) = (names(HUNGARIAN), names(LITHUANIAN), names(LATVIAN));
    let word = "[^0-9]*[^0-9a-zA-Z]+";
    [
        date("date-monthname-day-en", "{M}{_}{D}[A-Za-z]{0,2}", english),
        date("date-monthname-day-year-en", "{M}{_}{D}{_}{Y}", english),
        date("date-year-monthname-en", "{Y}{_}{M}", english),
        date("date-monthname-day-hu", "{M}[^0-9]{0,7}{_}{D}", hungarian),
        date("date-year-monthname-day-hu", "{Y}{_}{M}{_}{D}", hungarian),
        date("date-year-monthname-hu", "{Y}{_}{M}[^0-9]{0,7}", hungarian),
        date("date-monthname-day-lt", "{M}[^0-9]{0,6}{_}{D}[^0-9]*", lithuanian),
        date(
            "date-year-monthname-day-lt",
            format!("{{Y}}{word}{{M}}{{_}}{{D}}[^0-9]*"),
            lithuanian,
        ),
        date("date-year-monthname-lt", format!("{{Y}}{word}{{M}}[^0-9]*"), lithuanian),
        date("date-year-day-monthname-lv", "{Y}{_}{D}{_}{M}[^0-9]*", latvian),
        date("date-year-monthname-lv", "{Y}{_}{M}[^0-9]{0,7}", latvian),
    ]
}
