//! The files of a draft.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::axes;
use super::currency::Currencies;
use super::line::{Held, Open};
use super::names::slug;
use super::nature::Roll;
use super::reading::Found;
use super::sheet::{Doubt, Sheet};
use super::{Draft, GUESSED_CURRENCY, QUESTION, Release, Rounding};
use crate::model::{Period, YearName};
use crate::notation::page_words;

/// How the map says that nobody has said yet of which moments or spans a row is, and what it measures.
pub(super) const OPEN_PERIOD: &str = "open = \"period\"";
pub(super) const OPEN_UNIT: &str = "open = \"unit\"";

pub(super) fn of(release: &Release, sheets: &[Sheet]) -> Draft {
    let mut draft = Draft::default();
    let mut put = |name: &str, content: String| draft.files.insert(name.to_owned(), content);
    put("taxonomy/taxonomy.toml", manifest(release, sheets));
    put("taxonomy/concepts.csv", concepts(release, sheets));
    put("taxonomy/dimensions.csv", axes::dimensions(sheets));
    let has =
        |kind: &str| sheets.iter().flat_map(|sheet| &sheet.lines).any(|line| line.kind == kind);
    put("taxonomy/units.csv", units(&release.currencies, &release.lang, has));
    put("taxonomy/calendar.toml", calendar(release));
    for sheet in sheets {
        put(&format!("taxonomy/statements/{}.csv", file(sheet)), statement(sheet, &release.lang));
    }
    put("report.toml", report(release, sheets));
    put("map.toml", map(release, sheets));
    draft
}

/// A value in TOML.
fn quoted(words: &str) -> String {
    toml::Value::String(words.to_owned()).to_string()
}

fn field(words: &str) -> String {
    if words.contains([',', '"', '\n']) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words.to_owned()
    }
}

/// A line of a comment where something is not certain.
fn ask(certain: bool, what: &str) -> String {
    if certain { String::new() } else { format!("{QUESTION} {what}\n") }
}

/// The name of the file of a statement: its id in small letters, with hyphens before its capitals.
fn file(sheet: &Sheet) -> String {
    let mut name = String::new();
    let mut before = '-';
    for letter in sheet.id.chars() {
        if letter.is_uppercase() && before.is_lowercase() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
        before = letter;
    }
    name
}

fn manifest(release: &Release, sheets: &[Sheet]) -> String {
    let (id, lang, name) = (slug(&release.name), &release.lang, quoted(&release.name));
    let country = release.country();
    let version = release.current.and_then(Period::last_day);
    let version = version.map_or("2024-12-31".to_owned(), |day| day.to_string());
    let mut text = format!(
        "# Concepts stand in concepts.csv, the trees and sums of statements in statements/.\n\
         {QUESTION} concepts.csv leaves `balance` empty: write debit or credit where a concept has one\n\n\
         {QUESTION} is this the name of the company? id and prefix stand in names of files and elements\n\
         id = \"{id}\"\nprefix = \"{}\"\n\
         {QUESTION} an address of the company, which nobody else uses\n\
         namespace = \"http://www.example.com/{id}\"\n\
         version = \"{version}\"\npublication_date = \"{version}\"\nlanguages = [\"{lang}\"]\n\
         {QUESTION} the company's site and its country\n\
         publisher_url = \"http://www.example.com/\"\npublisher_country = \"{country}\"\n\
         publisher.{lang} = {name}\nname.{lang} = {name}\ndescription.{lang} = {name}\n",
        id.replace('-', ""),
    );
    for (at, sheet) in sheets.iter().enumerate() {
        let _ = write!(
            text,
            "\n[[statements]]\nid = \"{}\"\nnumber = {}\nfile = \"statements/{}.csv\"\ntitle.{lang} = {}\n",
            sheet.id,
            100 + 10 * at,
            file(sheet),
            quoted(&sheet.title),
        );
    }
    let _ = write!(text, "\n[[entry_points]]\nid = \"all\"\nname.{lang} = {name}\n");
    text
}

fn concepts(release: &Release, sheets: &[Sheet]) -> String {
    let lang = &release.lang;
    let balances = balances(sheets);
    let more = match balances.is_empty() {
        true => String::new(),
        false => format!(",periodStart.{lang},periodEnd.{lang}"),
    };
    let mut text = format!("name,type,period,balance,label.{lang}{more}\n");
    let mut told = std::collections::BTreeSet::new();
    let none = if balances.is_empty() { "" } else { ",," };
    for sheet in sheets {
        let root = field(&format!("{} [Abstract]", sheet.title));
        let _ = writeln!(text, "{}Root,abstract,,,{root}{none}", sheet.id);
        for line in &sheet.lines {
            if !told.insert(line.concept.clone()) {
                continue;
            }
            let period = match (line.heading, line.instant) {
                (true, _) => "",
                (false, true) => "instant",
                (false, false) => "duration",
            };
            let labels = balances
                .get(line.concept.as_str())
                .map_or(none.to_owned(), |of| format!(",{},{}", field(of[0]), field(of[1])));
            let (name, kind, label) = (&line.concept, line.kind, field(line.label()));
            let _ = writeln!(text, "{name},{kind},{period},,{label}{labels}");
        }
    }
    for (name, kind, label) in axes::concepts(sheets) {
        let _ = writeln!(text, "{name},{kind},,,{}{none}", field(&label));
    }
    text
}

/// The captions of concepts as opening and closing balances, by name.
fn balances(sheets: &[Sheet]) -> BTreeMap<&str, [&str; 2]> {
    let mut found: BTreeMap<&str, [&str; 2]> = BTreeMap::new();
    for line in sheets.iter().flat_map(|sheet| &sheet.lines) {
        if let Some((roll, _)) = &line.roll {
            let labels = found.entry(&line.concept).or_default();
            let own = &mut labels[usize::from(*roll == Roll::Closing)];
            if own.is_empty() {
                *own = &line.caption;
            }
        }
    }
    found
}

fn statement(sheet: &Sheet, lang: &str) -> String {
    let measured = sheet.lines.iter().any(|line| line.measure.is_some());
    let (heads, none) = match measured {
        true => (format!(",beside,column.{lang}"), ",,"),
        false => (String::new(), ""),
    };
    let mut text = format!(
        "depth,concept,preferred_label,sums_to,weight{heads}\n0,{}Root,,,{none}\n",
        sheet.id
    );
    let mut depth = 1;
    for line in &sheet.lines {
        let (total, weight) = match line.sums_to {
            Some((total, weight)) => (sheet.lines[total].concept.as_str(), weight.to_string()),
            None => ("", String::new()),
        };
        if line.heading {
            depth = 2;
        }
        let own = if line.heading { 1 } else { depth };
        let preferred = match &line.roll {
            Some((Roll::Opening, _)) => "periodStart",
            Some((Roll::Closing, _)) => "periodEnd",
            None => "",
        };
        let over = line.measure.as_ref().map_or(none.to_owned(), |of| {
            let beside = of.beside.map_or("", |at| sheet.lines[at].concept.as_str());
            format!(",{beside},{}", field(&of.heading))
        });
        let _ = writeln!(text, "{own},{},{preferred},{total},{weight}{over}", line.concept);
    }
    text
}

/// The units of the types that concepts have.
fn units(currencies: &Currencies, lang: &str, has: impl Fn(&str) -> bool) -> String {
    let names = page_words::unit_names(lang);
    let shares = &names.shares;
    let mut text = format!("unit,measure,per,label.{lang},short.{lang},noun.{lang}\n");
    for currency in std::iter::once(&currencies.usual).chain(&currencies.others) {
        let name = names.currency(currency);
        // Titles state the currency of amounts for each share too.
        if has("monetary") || has("perShare") {
            let noun = names.noun(currency).unwrap_or_default();
            let _ = writeln!(text, "{currency},iso4217:{currency},,{name},{name},{noun}");
        }
        if has("perShare") {
            let per_share = names.per_share(name);
            let unit = format!("{currency}/shares,iso4217:{currency},xbrli:shares");
            let _ = writeln!(text, "{unit},{per_share},{per_share},");
        }
    }
    if has("shares") {
        let _ = writeln!(text, "shares,xbrli:shares,,{shares},{shares},");
    }
    if has("pure") || has("percent") {
        text += "pure,xbrli:pure,,pure,pure,\n";
    }
    text
}

fn calendar(release: &Release) -> String {
    let (month, certain) = release.first_month;
    let weeks = release.last_day.map(super::year::weekday);
    let mut question =
        ask(certain && weeks.is_none(), "in which month does the fiscal year begin?");
    if let Some(day) = weeks {
        question += &format!(
            "{QUESTION} the text counts weeks: which of these says when its years end?\n\
             # year_ends = \"last {day}\"\n# year_ends = \"{day} nearest the end\"\n"
        );
    }
    let named = ask(
        certain && (release.year_name.is_some() || month == 1),
        "is FY24 the year that begins or that ends in 2024?",
    );
    let after = if release.year_name == Some(YearName::Start) { "start" } else { "end" };
    format!("{question}first_month = {month}\n{named}year_named_after = \"{after}\"\n")
}

/// Whether the figures are those of a group, where headings of the language say so: if all titles do, they are.
fn consolidated(lang: &str, sheets: &[Sheet]) -> String {
    let is_of_group =
        |sheet: &&Sheet| page_words::says_consolidated(&sheet.title, lang) == Some(true);
    let those = sheets.iter().filter(is_of_group).count();
    match those {
        0 => String::new(),
        all if all == sheets.len() => "consolidated = true\n".to_owned(),
        _ => ask(false, "are the figures those of a group?") + "# consolidated = true\n",
    }
}

fn report(release: &Release, sheets: &[Sheet]) -> String {
    let lang = &release.lang;
    let current = match &release.current {
        Some(period) => format!("current_period = \"{period}\"\n"),
        None => {
            ask(false, "which period is the release about? (for example)")
                + "# current_period = \"2024-01-01..2024-12-31\"\n"
        }
    };
    let rounding = match release.rounding {
        Rounding::Unsaid => String::new(),
        Rounding::Said(how) => format!("rounding = \"{how}\"\n"),
        Rounding::Both => {
            ask(false, "are amounts rounded (half-up) or cut (truncate)?")
                + "rounding = \"half-up\"\n"
        }
    };
    format!(
        "taxonomy = \"taxonomy\"\nentry_point = \"all\"\nlanguages = [\"{lang}\"]\n{}{}\
         facts = [\"facts.csv\"]\n{}title.{lang} = {}\n\n[entity]\n\
         {QUESTION} by which number is the company known, and in which register?\n\
         scheme = \"http://standards.iso.org/iso/17442\"\nidentifier = \"00000000000000000000\"\n",
        current,
        consolidated(lang, sheets),
        rounding,
        quoted(&release.words),
    )
}

fn map(release: &Release, sheets: &[Sheet]) -> String {
    let mut text = format!(
        "{QUESTION} words that only this release has, such as its date\nrelease = {}\n{}",
        quoted(&release.words),
        ask(
            release.currencies.certain,
            &format!("{GUESSED_CURRENCY} {}: see taxonomy/units.csv", release.currencies.usual)
        ),
    );
    if let Some(found) = &release.notation {
        text += &notation(found);
    }
    for sheet in sheets {
        let _ = write!(text, "\n[[tables]]\n");
        text += &doubt(sheet.doubt);
        text += &numbers(sheet);
        text += &open(sheet);
        text += &held(sheet);
        let turned = sheet.turned.as_ref();
        text += &turned.map_or_else(String::new, |turned| turned.lines(&sheet.lines));
        let _ = writeln!(text, "statement = \"{}\"", sheet.id);
        if is_alike(sheet, sheets) && !sheet.title.starts_with("Table ") {
            let _ = writeln!(text, "title = {}", quoted(&sheet.title));
        }
    }
    text
}

/// How figures are written; where that is not certain the line waits for a person, and `extract` for the line.
fn notation(found: &Found) -> String {
    let line = format!("notation = \"{}\"\n", found.notation.sample());
    if found.certain {
        return line;
    }
    let what =
        format!("has `{}` thousands or decimals? (\"1.234,5\" or \"1,234.5\")", found.figure);
    ask(false, &what) + "# " + &line
}

/// The questions about rows whose figures become no facts before they are answered.
fn held(sheet: &Sheet) -> String {
    let of = |held: Held| sheet.lines.iter().any(|line| line.held == Some(held));
    let questions = [
        (
            Held::Day,
            "these captions name days among spans of time: of which moments are their figures? They become no facts",
        ),
        (
            Held::Period,
            "these captions name spans of time that are not those of the columns: which? (rows = [{ caption = …, concept = …, period = … }]) They become no facts",
        ),
        (
            Held::Priced,
            "these captions are of amounts for each of something: in which unit are they (units.csv)? They become no facts",
        ),
        (
            Held::Measure,
            "these captions may be of another measure than the money of their table: in which unit are they (concepts.csv, type; units.csv)? They become no facts",
        ),
        (
            Held::Repeated,
            "these captions have the same figures in spans of different length: are they of moments (concepts.csv, period)? They become no facts",
        ),
        (
            Held::Nature,
            "these captions stand among balances: are they of a moment or of a span of time (concepts.csv, period)? They become no facts",
        ),
    ];
    let mut text: String = questions.iter().map(|(why, what)| ask(!of(*why), what)).collect();
    let held = sheet.lines.iter().filter(|line| line.held.is_some());
    let rows: Vec<String> = held
        .map(|line| {
            let open = match line.held {
                Some(Held::Priced | Held::Measure) => OPEN_UNIT,
                _ => OPEN_PERIOD,
            };
            format!("    {{ caption = {}, {open} }},\n", quoted(&line.caption))
        })
        .collect();
    if !rows.is_empty() {
        text += &format!("rows = [\n{}]\n", rows.concat());
    }
    text
}

/// The questions about captions that leave open what their figures are.
fn open(sheet: &Sheet) -> String {
    let captions = |open: Open| -> String {
        let lines = sheet.lines.iter().filter(|line| line.open == Some(open));
        let captions: Vec<String> = lines.map(|line| format!("`{}`", line.caption)).collect();
        captions.join(", ")
    };
    let (shares, natures) = (captions(Open::Shares), captions(Open::Nature));
    let of_shares =
        format!("taken for numbers of shares and not for amounts: {shares} (concepts.csv, type)");
    let of_natures = format!(
        "of a moment or of a span of time: {natures}? Taken for what the columns are (concepts.csv, period)"
    );
    ask(shares.is_empty(), &of_shares) + &ask(natures.is_empty(), &of_natures)
}

/// The question about periods that are not certain.
fn doubt(doubt: Option<Doubt>) -> String {
    match doubt {
        None => String::new(),
        Some(Doubt::NoPeriods) => ask(
            false,
            "the columns name no period: are these figures of moments or of spans of time? (concepts.csv, period)",
        ),
        Some(Doubt::DaysOverSpans) => ask(
            false,
            "the columns are days, and the figures of spans of time: which spans end on them?",
        ),
    }
}

/// The question about rows that are numbers and no amounts.
fn numbers(sheet: &Sheet) -> String {
    let counted = sheet.lines.iter().filter(|line| line.kind == "pure" && line.held.is_none());
    let captions: Vec<String> = counted.map(|line| format!("`{}`", line.caption)).collect();
    let what = format!(
        "taken for numbers and not for amounts: {}. What do they measure? (concepts.csv, type; units.csv)",
        captions.join(", ")
    );
    ask(captions.is_empty(), &what)
}

/// Whether another statement has most of the captions.
fn is_alike(sheet: &Sheet, sheets: &[Sheet]) -> bool {
    let captions = |of: &Sheet| -> std::collections::BTreeSet<String> {
        of.lines.iter().map(|line| line.caption.to_lowercase()).collect()
    };
    let own = captions(sheet);
    sheets.iter().any(|other| {
        other.id != sheet.id && captions(other).intersection(&own).count() * 2 > own.len()
    })
}
