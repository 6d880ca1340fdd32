//! The currency of a release: what its tables say, and for a sign of several what the rest of the text says.

use crate::notation::date::is_year;
use std::collections::{BTreeMap, BTreeSet};

use crate::extract::unit_line;
use crate::notation::words::{Kind, Numbered, words};
use crate::standards::currency;

/// Signs of currencies, each with the one that most people mean by it.
const SIGNS: [(&str, &str); 6] =
    [("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("円", "JPY"), ("¥", "JPY"), ("₹", "INR")];

/// The currencies that a sign of several stands for most often where it is not the usual one.
const COMMON: [&str; 2] = ["AUD", "CAD"];

/// The currencies of the amounts of a release.
#[derive(Debug)]
pub(super) struct Currencies {
    /// The code of the one that tables name most often.
    pub(super) usual: String,
    /// The codes of the others in which tables or columns are stated, in their order.
    pub(super) others: Vec<String>,
    /// Whether the text says it.
    pub(super) certain: bool,
}

/// The currencies of a release. `named` are those that each unit line may mean.
pub(super) fn of_amounts(
    named: impl Iterator<Item = Vec<&'static str>>,
    masked: &str,
    language: &str,
) -> Currencies {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut stated: BTreeSet<&str> = BTreeSet::new();
    let mut certain = true;
    let mut mentions: Option<Mentioned> = None;
    let mut first: Option<&'static str> = None;
    for (at, codes) in named.enumerate() {
        let code = match codes[..] {
            [code] => {
                first = first.or((at == 0).then_some(code));
                stated.insert(code);
                code
            }
            _ => {
                let mentioned = mentions.get_or_insert_with(|| Mentioned::of(masked));
                let own = first.filter(|code| is_alone(code, &codes, mentioned));
                let of_sign = || of_several(&codes, mentioned, language);
                let (code, decided) = own.map_or_else(of_sign, |code| (code, false));
                certain &= decided;
                code
            }
        };
        *counts.entry(code).or_default() += 1;
    }
    if let Some((usual, _)) = counts.iter().max_by_key(|(_, count)| **count) {
        // What a sign may stand for is no currency of its own.
        let others = stated.iter().filter(|code| *code != usual).map(|code| (*code).to_owned());
        return Currencies { usual: (*usual).to_owned(), others: others.collect(), certain };
    }
    let usual = most_named(masked).unwrap_or("USD").to_owned();
    Currencies { usual, others: Vec::new(), certain: false }
}

/// Whether the currency of the first table is one of those that a sign stands for, and the text names no other of them:
/// `A$'000`, then `$'000`.
fn is_alone(code: &str, codes: &[&'static str], mentioned: &Mentioned) -> bool {
    let named = narrowed(codes, &mentioned.stated).into_iter();
    let mut named = named.chain(narrowed(codes, &mentioned.passing));
    codes.contains(&code) && named.all(|other| other == code)
}

/// The currency that a text names most often beside amounts and powers of ten, where no table states any; a sign of
/// several is the one that most people mean by it.
fn most_named(masked: &str) -> Option<&'static str> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let usual = |codes: &[&'static str]| {
        let signs = SIGNS.iter().map(|(_, code)| *code);
        signs.into_iter().find(|code| codes.contains(code))
    };
    let is_part = |c: char| !c.is_whitespace() && !matches!(c, '(' | ')' | ',' | ':' | ';');
    let all: Vec<&str> =
        masked.split(|c: char| !is_part(c)).filter(|word| !word.is_empty()).collect();
    for (at, word) in all.iter().copied().enumerate() {
        let named = currency::at_start(word)
            .filter(|named| named.power == 0 && is_beside_amount(&all, at, named.length));
        // `TEUR`
        let joined = || unit_line::read(word).filter(|_| is_joined(word)).map(|line| line.codes);
        let Some(codes) = named.map(|named| named.codes).or_else(joined) else { continue };
        let code = if let [code] = codes[..] { Some(code) } else { usual(&codes) };
        *counts.entry(code.unwrap_or_default()).or_default() += 1;
    }
    counts.remove("");
    let most = counts.values().max().copied()?;
    let mut named = counts.into_iter().filter(|(_, count)| *count == most);
    // Of two that are named as often neither is likelier.
    named.next().map(|(code, _)| code).filter(|_| named.next().is_none())
}

/// Whether the currency with which a word begins stands beside an amount, a power of ten or what opens a statement of
/// unit. Single letters are those of much else: `Q3` is no sum of quetzales.
fn is_beside_amount(all: &[&str], at: usize, length: usize) -> bool {
    let (name, rest) = all[at].split_at(length);
    let worded = name.chars().all(char::is_alphabetic);
    if name.len() == 1 && worded {
        return false;
    }
    let is_power = |word: &str| {
        let lower = word.trim_end_matches(['.', '-']).to_lowercase();
        words().number(Numbered::Scales, &lower).is_some()
            || words().number(Numbered::Scales, lower.trim_end_matches('s')).is_some()
    };
    // Capitals may be words as well: of few digits it is a number that stands beside them, `TOP 10`.
    let is_amount = |word: &str| {
        let word = word.trim_start_matches(['+', '-', '−', '–']).trim_end_matches(['.', '%']);
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let year = is_year(word);
        let plain = digits > 2 || word.contains('.');
        word.starts_with(|c: char| c.is_ascii_digit()) && (!worded || plain) && !(year && worded)
    };
    let next = || all.get(at + 1).copied().unwrap_or_default();
    let is_one = |word: &str| is_amount(word) || is_power(word);
    let behind = match rest.trim_start_matches(['.', '\'']) {
        "" => {
            // Of `1,234` a comma parts two words here.
            let is_group =
                |word: &str| word.len() > 2 && word.bytes().take(3).all(|c| c.is_ascii_digit());
            let count = || all.get(at + 2).is_some_and(|word| is_power(word) || is_group(word));
            let number = next().starts_with(|c: char| c.is_ascii_digit());
            is_one(next()) || (number && count())
        }
        rest => is_one(rest) || is_power(&all[at][length..]),
    };
    let mut before = all[..at].iter().rev().copied();
    let filler = |word: &&str| words().has(Kind::UnitFillers, &word.to_lowercase());
    let led = |word: &str| is_one(word) || words().has(Kind::UnitLeads, word);
    let alone = rest.trim_end_matches('.').is_empty();
    behind || (alone && before.find(|word| led(word) || !filler(word)).is_some_and(led))
}

/// Whether a word may be a power and the code of a currency in one.
fn is_joined(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|c| c.is_ascii_uppercase())
}

/// Which of several currencies a sign stands for, and whether that is sure: the only one of them in which the text says
/// that amounts are, else that of the land whose language it is in, else the one that most people mean. One that the
/// text names in passing (`a loan of C$45 million`, `a strong U.S. dollar`) settles nothing: a text may name its own
/// currency as well as another.
fn of_several(
    codes: &[&'static str],
    mentioned: &Mentioned,
    language: &str,
) -> (&'static str, bool) {
    let stated = narrowed(codes, &mentioned.stated);
    if let [code] = stated[..] {
        return (code, true);
    }
    let among = if stated.is_empty() { codes } else { &stated[..] };
    let passing = narrowed(codes, &mentioned.passing);
    let own = words().currencies(language);
    let of_land = own.iter().find_map(|land| among.iter().find(|code| ***code == **land));
    if let Some(code) = of_land {
        // A language of several lands does not say which of their currencies is meant.
        return (code, stated.is_empty() && passing.is_empty() && own.len() == 1);
    }
    let usual = |among: &[&'static str]| {
        let usual = SIGNS.iter().map(|(_, code)| *code).chain(COMMON);
        usual.into_iter().find(|code| among.contains(code))
    };
    let others: Vec<&'static str> =
        among.iter().copied().filter(|code| !passing.contains(code)).collect();
    match (usual(among), &passing[..]) {
        // Where no other is usual, the one that is named is meant by its sign too: `£` beside `GBP`.
        (Some(code), [named]) => {
            (code, code == *named && others.len() > 1 && usual(&others).is_none())
        }
        (Some(code), _) => (code, false),
        (None, [named]) if among.contains(named) => (named, false),
        (None, _) => (among[0], false),
    }
}

/// Those of some currencies that mentions tell from the others: `C$` is of Canada or of Nicaragua, and only one of them
/// has the sign `$` too.
fn narrowed(codes: &[&'static str], mentions: &BTreeSet<Vec<&'static str>>) -> Vec<&'static str> {
    let one = |named: &Vec<&'static str>| {
        let mut both = codes.iter().copied().filter(|code| named.contains(code));
        both.next().filter(|_| both.next().is_none())
    };
    mentions.iter().filter_map(one).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What words and signs of a text may name: for each the codes of currencies.
#[derive(Debug, Default)]
struct Mentioned {
    /// In which the text says that amounts are.
    stated: BTreeSet<Vec<&'static str>>,
    /// All others.
    passing: BTreeSet<Vec<&'static str>>,
}

impl Mentioned {
    fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut before = ' ';
        let mut skip_to = 0;
        let printed = in_cells(text);
        for (at, c) in text.char_indices() {
            let begins = !before.is_alphanumeric() && !c.is_whitespace();
            before = c;
            if at < skip_to || !begins {
                continue;
            }
            let Some(named) = currency::at_start(&text[at..]) else { continue };
            skip_to = at + named.length;
            // Pence are of the pounds in which amounts are.
            match named.power != 0 || states(text, at, skip_to, &printed) {
                true => found.stated.insert(named.codes),
                false => found.passing.insert(named.codes),
            };
        }
        found
    }
}

/// Whether a currency that stands in a text from here to there is that of amounts: words before it say so, or a table
/// has the figure behind it, with the bare sign or without one.
fn states(text: &str, from: usize, to: usize, printed: &BTreeSet<&str>) -> bool {
    match figure(&text[to..]) {
        Some(figure) => printed.contains(figure),
        None => is_led(&text[..from]),
    }
}

/// The figure with which a text begins.
fn figure(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\u{a0}']);
    let inside = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let end = text.find(|c: char| !inside(c)).unwrap_or(text.len());
    let figure = text[..end].trim_end_matches(['.', ',']);
    (!figure.is_empty()).then_some(figure)
}

/// The figures of a text that stand in cells and are hardly met by chance: with a sign between digits, and not round.
fn in_cells(text: &str) -> BTreeSet<&str> {
    /// A figure of fewer digits may stand anywhere, and so may one with noughts behind fewer.
    const DIGITS: usize = 4;
    const EXACT: usize = 3;
    let inside = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let is_rare = |figure: &str| {
        let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
        digits.len() >= DIGITS
            && digits.len() < figure.len()
            && digits.trim_matches('0').len() >= EXACT
    };
    let is_cell = |at: usize| {
        let before = text[..at].strip_suffix(' ').filter(|before| !before.ends_with(' '));
        let before = before.unwrap_or(&text[..at]);
        let before = before.trim_end_matches(['(', '-', '−', '$', '€', '£', '¥', '₹']);
        before.is_empty()
            || before.ends_with(['\n', '\r', '\t', '|'])
            || before.ends_with("  ")
            || before.ends_with("| ")
    };
    let mut found = BTreeSet::new();
    let mut at = 0;
    while let Some(from) = text[at..].find(|c: char| c.is_ascii_digit()).map(|next| at + next) {
        let end = text[from..].find(|c: char| !inside(c)).map_or(text.len(), |end| from + end);
        let figure = text[from..end].trim_end_matches(['.', ',']);
        if is_rare(figure) && is_cell(from) {
            found.insert(figure);
        }
        at = end;
    }
    found
}

/// Whether the words before a currency say that amounts are in it: `All amounts are in`, `the Company reports in`.
fn is_led(before: &str) -> bool {
    /// How many words may stand between, such as `its results`.
    const BETWEEN: usize = 3;
    /// How many letters before it are looked at: a text of tables has no end of a sentence.
    const BEFORE: usize = 240;
    let ends = |(at, c): (usize, char)| {
        let behind = before[at + c.len_utf8()..].chars().next();
        let sentence = matches!(c, '.' | ':' | '!' | '?' | ';' | '。');
        (sentence && behind.is_none_or(char::is_whitespace)) || (c == '\n' && behind == Some('\n'))
    };
    let mut from = before.len();
    for (at, c) in before.char_indices().rev().take(BEFORE) {
        from = at;
        if ends((at, c)) {
            break;
        }
    }
    let lower = before[from..].to_lowercase();
    let mut others = 0;
    for word in lower.split(|c: char| !c.is_alphanumeric()).rev().filter(|word| !word.is_empty()) {
        // A preposition alone leads to any amount: `a loan in yen`.
        let long = word.chars().count() > 2;
        match word {
            word if words().has(Kind::CurrencyLeads, word) => return true,
            word if words().has(Kind::CurrencyMeanings, word) => return defines_bare(&lower),
            word if long && words().has(Kind::UnitLeads, word) => return others == 0,
            word if words().has(Kind::UnitLeads, word)
                || words().has(Kind::UnitFillers, word)
                || [word, word.trim_end_matches('s')]
                    .iter()
                    .any(|word| words().number(Numbered::Scales, word).is_some()) => {}
            _ => others += 1,
        }
        if others > BETWEEN {
            return false;
        }
    }
    false
}

/// Whether a sentence gives the meaning of a sign that no letters tell from others: `"C$" means Canadian dollars` says
/// nothing of the bare sign.
fn defines_bare(lower: &str) -> bool {
    let is_sign = |c: char| SIGNS.iter().any(|(sign, _)| sign.starts_with(c));
    lower.rfind(is_sign).is_some_and(|at| !lower[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::of_amounts;

    fn chosen(codes: &[&'static str], text: &str, language: &str) -> (String, bool) {
        let found = of_amounts(std::iter::once(codes.to_vec()), text, language);
        (found.usual, found.certain)
    }

    #[test]
    fn a_currency_that_no_table_states_is_the_one_that_is_named_most() {
        let of = |text: &str| of_amounts(std::iter::empty(), text, "en").usual;
        for (text, code) in [
            ("Umsatz TEUR 120\nErgebnis TEUR 12", "EUR"),
            ("Sales 120 Thousand Baht", "THB"),
            ("Sales (KRW bn) 120", "KRW"),
            ("Sales $ 120\nCosts $ 110\nA loan of EUR 45 million", "USD"),
            ("Sales 120\nCosts 110", "USD"),
            // A quarter, capitals and single letters are no currencies.
            ("Q3 2024 Q3 2023 Q3 2022\nSales 120", "USD"),
            ("ALL SEGMENTS\nTOP 10 CUSTOMERS\nTOP CUP\nR 5\nL 2024", "USD"),
            ("Q3 2024 Q3 2023\nSales 120\nA bond of EUR 45 million", "EUR"),
            ("Sales 120 million EUR in Q3", "EUR"),
            ("Sales EUR 1,120", "EUR"),
        ] {
            assert_eq!(of(text), code, "{text}");
        }
    }

    #[test]
    fn each_currency_that_tables_state_is_one_of_the_release() {
        let lines = [vec!["CNY"], vec!["CNY"], vec!["USD"]];
        let found = of_amounts(lines.into_iter(), "", "en");
        assert_eq!((found.usual.as_str(), found.certain), ("CNY", true));
        assert_eq!(found.others, ["USD"]);
    }

    #[test]
    fn a_sign_of_several_is_what_the_text_says() {
        let dollars = ["AUD", "CAD", "HKD", "SGD", "USD"];
        for (text, code, clear) in [
            ("All amounts are in Canadian dollars. Revenue was $4.", "CAD", true),
            ("Revenue was C$1,120 million.\nRevenue   $1,120", "CAD", true),
            ("the Company reports in S$ (unaudited)", "SGD", true),
            ("The group presents its accounts in Hong Kong dollars.", "HKD", true),
            ("Revenue was $1,120 million.", "USD", false),
            ("Amounts in CAD; the loan is in US dollars", "CAD", true),
            ("All amounts are in Canadian dollars. US$ amounts are marked US$.", "CAD", true),
            // What is said of something else is not what the bare sign stands for.
            ("A loan of C$450 million was repaid.", "USD", false),
            ("A loan in Canadian dollars was repaid.", "USD", false),
            ("The unit was sold for A$120 million.", "USD", false),
            ("A loan of US$45 million was repaid.", "USD", false),
            ("A strong U.S. dollar weighed on sales.", "USD", false),
            // A figure of few digits, a round one and one in a sentence are met by chance.
            ("A loan of C$500 million.\nEmployees   500", "USD", false),
            ("A loan of C$1,500 million.\nRevenue   1,500", "USD", false),
            ("A loan of C$1,120 million. The loan of C$1,120 million is due.", "USD", false),
            // A sign of its own is no other sign.
            ("\"$\" means Canadian dollars.", "CAD", true),
            ("\"C$\" means Canadian dollars.", "USD", false),
            ("References to C$ refer to Canadian dollars.", "USD", false),
        ] {
            assert_eq!(chosen(&dollars, text, "en"), (code.to_owned(), clear), "{text}");
        }
        let crowns = ["DKK", "ISK", "NOK", "SEK"];
        for (text, language, code, clear) in [
            ("Nettoomsättning", "sv", "SEK", true),
            ("Driftsinntekter", "no", "NOK", true),
            ("Net sales were SEK 1,120 M.\nNet sales   1,120", "en", "SEK", true),
            ("Swedish kronor weakened.", "en", "SEK", false),
            ("Mkr. Dotterbolaget har lån i NOK.", "sv", "SEK", false),
            ("Mkr. Dotterbolaget har lån i NOK och SEK.", "sv", "SEK", false),
            ("sales", "en", "DKK", false),
        ] {
            assert_eq!(chosen(&crowns, text, language), (code.to_owned(), clear), "{text}");
        }
        assert!(!chosen(&["CLP", "MXN", "USD"], "Ingresos", "es").1);
        let pounds = ["EGP", "FKP", "GBP", "SHP"];
        for text in ["Earnings per share (pence)", "A loan of GBP 45 million was repaid."] {
            assert_eq!(chosen(&pounds, text, "en"), ("GBP".to_owned(), true), "{text}");
        }
        let yen = ["CNY", "JPY"];
        assert_eq!(chosen(&yen, "Figures in RMB", "en"), ("CNY".to_owned(), true));
        assert_eq!(chosen(&yen, "A loan of RMB 450 million", "en"), ("JPY".to_owned(), false));
        assert_eq!(chosen(&yen, "A loan in yen was repaid.", "en"), ("JPY".to_owned(), false));
        let named = |text: &str| of_amounts(std::iter::empty(), text, "en").usual;
        assert_eq!(named("Key figures (KRW 100mn)"), "KRW");
        assert_eq!(
            (named("Key figures"), named("A loan in EUR. (PLN ths)")),
            ("USD".to_owned(), "USD".to_owned())
        );
        assert_eq!(chosen(&["EUR"], "US$", "en"), ("EUR".to_owned(), true));
    }
}
