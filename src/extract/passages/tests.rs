use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Diagnostics, Place};
use crate::extract::finding::FindingKind;
use crate::model::{ConceptId, Period, StatementId, Taxonomy};
use crate::notation::period;
use crate::notation::separators::Notation;
use crate::source::map::{Anchor, FigureEntry, Map, PassageEntry};
use crate::text::{Span, Text};

fn taxonomy() -> Taxonomy {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base/taxonomy");
    crate::source::taxonomy::read(&folder, &[], &mut Diagnostics::new()).unwrap().0
}

/// The first concept of an item type.
fn of_type(taxonomy: &Taxonomy, name: &str) -> ConceptId {
    let found = taxonomy.concepts.values().find(|c| *c.item_type.name == *name && !c.is_abstract);
    taxonomy.find(&found.unwrap().name.local).unwrap()
}

fn figure(taxonomy: &Taxonomy, like: &str, item: &str) -> FigureEntry {
    FigureEntry {
        like: like.into(),
        concept: of_type(taxonomy, item),
        period: current(taxonomy),
        members: Vec::new(),
        unit: None,
        scale: None,
        statement: StatementId::from(0),
        footnote: None,
        turned: false,
    }
}

fn current(taxonomy: &Taxonomy) -> Period {
    period::parse("1Q07", taxonomy.calendar).unwrap()
}

fn begins(words: &str) -> Anchor {
    Anchor { begins: Some(words.into()), ..Anchor::default() }
}

fn map(entries: Vec<(Anchor, Vec<FigureEntry>)>) -> Map {
    let name: Arc<str> = "map.toml".into();
    let passages = entries
        .into_iter()
        .map(|(anchor, figures)| PassageEntry { place: Place::line(&name, 1), anchor, figures })
        .collect();
    Map {
        notation: None,
        dates: None,
        dash_is_zero: false,
        words: Vec::new(),
        name,
        release: String::new(),
        tables: Vec::new(),
        passages,
        footnotes: Vec::new(),
        members: Vec::new(),
        ignored: Vec::new(),
    }
}

fn reading(text: &str, taxonomy: &Taxonomy, map: &Map) -> Reading {
    let text = Text::new(text.into());
    let passages = split(&text, &[]);
    let passages = Prepared::all(&passages, Notation::COMMA);
    read(&text, map, &passages, taxonomy, Some(current(taxonomy)), None)
}

fn kinds(reading: &Reading) -> Vec<FindingKind> {
    reading.findings.iter().map(|finding| finding.kind).collect()
}

/// What is printed for one pattern of a ratio.
fn ratio(text: &str, like: &str) -> Vec<String> {
    let taxonomy = taxonomy();
    let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, like, "percent")])]);
    reading(text, &taxonomy, &map).facts.into_iter().map(|fact| fact.printed).collect()
}

#[test]
fn words_lead_back_to_the_text() {
    let text = Text::new("- ◆ **Sales<sup>2</sup>:**\tJPY\n   12 &amp; more¹ \\$5".into());
    let passages = split(&text, &[]);
    assert_eq!(passages[0].words, "Sales : JPY 12 & more $5");
    for part in ["Sales", "JPY", "12", "more", "$5"] {
        let start = passages[0].words.find(part).unwrap();
        let place = passages[0].place(Span { start, end: start + part.len() });
        assert_eq!(text.slice(place), part);
        assert_eq!(passages[0].words_from(place.start), start);
    }
}

#[test]
fn passages_end_where_others_begin() {
    let words = |text: &str, tables: &[Span]| -> Vec<String> {
        split(&Text::new(text.into()), tables).into_iter().map(|passage| passage.words).collect()
    };
    assert_eq!(
        words("a b\nc\n\n * d\n   e\n f\n•g\n(1)  h\n i", &[]),
        ["a b c", "d e f", "g", "(1) h i"]
    );
    assert_eq!(words("a\n-----\nb\nrow 1\nc", &[Span { start: 10, end: 15 }]), ["a", "b", "c"]);
    assert_eq!(words("-0.6% less\n-- \n- -5 up", &[]), ["-0.6% less", "-5 up"]);
}

#[test]
fn a_caption_of_several_pieces_is_one_passage() {
    let text = Text::new("Accounts receiv-  12\nable, net of JPY  13\n 29,115".into());
    let pieces =
        [Span { start: 0, end: 16 }, Span { start: 21, end: 37 }, Span { start: 42, end: 49 }];
    let passage = Passage::of_pieces(&text, &pieces);
    assert_eq!(passage.words, "Accounts receiv-able, net of JPY 29,115");
}

#[test]
fn words_of_direction_give_the_sign() {
    for (text, like, printed) in [
        ("Sales: down 5.0% YoY", "up # YoY", "-5.0%"),
        ("Sales: Up 5.0 % YoY", "down #% YoY", "5.0%"),
        ("Sales group 5% YoY, increased **5.1%** YoY", "up # YoY", "5.1%"),
        ("Sales: a decrease of 5.0%", "increase of #", "-5.0%"),
        ("Sales: a 5.0% decrease", "# increase", "-5.0%"),
        ("Sales: down from 5.0%", "down from #", "5.0%"),
        ("Sales (79%) of all", "(#)", "79%"),
        ("Sales (79%) of all", "#", "(79%)"),
        ("Sales (-1.1 points)", "# points", "-1.1"),
        ("Sales (+1.1 points)", "(+# points", "1.1"),
        ("Sales “net” – 5.0%", "\"net\" - #", "5.0%"),
        ("Sales: a reduction of 5.0%", "reduction of #", "-5.0%"),
        ("Sales were 5.0% lower", "# lower", "-5.0%"),
        ("Sales margin was 5.0% down from 6.2%", "# down from", "5.0%"),
        ("Sales margin was 5.0% up from the 4.2% of last year", "# up", "5.0%"),
        ("Sales were 5.0% down from last year", "# down", "-5.0%"),
        ("Sales were 5.0% down from $6 million", "# down", "-5.0%"),
        ("Sales: a 5.0% decrease from 6.2%", "# decrease", "-5.0%"),
        ("Sales contracted by 5.0%", "contracted by #", "-5.0%"),
        ("Sales sanken um 5.0 %", "sanken um #", "-5.0%"),
        ("Sales, ein Rückgang von 5.0 %", "Rückgang von #", "-5.0%"),
        ("Sales fielen auf 5.0 %", "fielen auf #", "5.0%"),
        ("Sales en baisse de 5.0 %", "baisse de #", "-5.0%"),
    ] {
        assert_eq!(ratio(text, like), [printed], "{text}");
    }
    assert!(ratio("Sales: 5.0% YoY", "up # YoY").is_empty());
}

#[test]
fn one_change_in_two_measures_has_one_direction() {
    for (text, like, printed) in [
        ("Sales decreased by $1.2 million, or 3.4%", "or #", "-3.4%"),
        ("Sales decreased by $1.2 million (3.4%) in all", "million #", "-3.4%"),
        ("Sales increased by $1.2 million (3.4%) in all", "million #", "3.4%"),
        ("Sales fell 3.4% and 1.2% at constant rates", "and #", "-1.2%"),
        ("Sales sanken um 1.2 Mio. Euro oder 3.4 %", "oder #", "-3.4%"),
        // What comes after is another matter.
        ("Sales decreased by $1.2 million, and 3.4% of all are new", "and #", "3.4%"),
        ("Sales decreased to $1.2 million, or 3.4% of all", "or #", "3.4%"),
        ("Sales fell 5.0%, and 3.4% of all are new", "and #", "3.4%"),
        ("Sales fell 5.0% and 1.2% of sales were returned", "and #", "1.2%"),
        ("Sales fell by $1.2 million, or 3.4% of revenue", "or #", "3.4%"),
    ] {
        assert_eq!(ratio(text, like), [printed], "{text}");
    }
}

#[test]
fn a_direction_that_no_pattern_has_is_asked() {
    let taxonomy = taxonomy();
    for (text, like, facts) in [
        ("Sales fell by 3.4%", "#", 0),
        ("Sales fell by 3.4%", "fell by #", 1),
        ("Sales rose by 3.4%", "#", 1),
        ("Sales fell to 3.4%", "#", 1),
        ("Sales fell 5.0% and 1.2% were returned", "and #", 0),
    ] {
        let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, like, "percent")])]);
        let read = reading(text, &taxonomy, &map);
        assert_eq!(read.facts.len(), facts, "{text} {like}");
        assert_eq!(kinds(&read).len(), 1 - facts, "{text} {like}");
    }
}

#[test]
fn figures_come_one_behind_the_other() {
    let taxonomy = taxonomy();
    let ratio = |like| figure(&taxonomy, like, "percent");
    let text = "Sales: up 5.0% YoY, up 1.0% QoQ";
    let both = map(vec![(begins("Sales"), vec![ratio("up # YoY"), ratio("up # QoQ")])]);
    assert_eq!(reading(text, &taxonomy, &both).facts.len(), 2);
    let turned = map(vec![(begins("Sales"), vec![ratio("up # QoQ"), ratio("up # YoY")])]);
    let read = reading(text, &taxonomy, &turned);
    assert!(read.facts.is_empty());
    assert_eq!(kinds(&read), [FindingKind::PatternNotFound]);
}

#[test]
fn money_has_its_currency_and_scale_beside_it() {
    let taxonomy = taxonomy();
    for (text, scale) in [
        ("Sales were JPY13,696 million", 6),
        ("Sales were JPY 13,696 mil", 6),
        ("Sales were ¥13,696 billion yen", 9),
        ("Sales were 13,696 thousand yen.", 3),
        ("Sales were JPY 13,696.", 0),
        ("Sales were JPY13,696m", 6),
        ("Sales were ¥13,696k.", 3),
        ("Sales were JPY 13,696 M", 6),
        ("Sales were JPY 13,696 thousand million", 9),
        ("Sales of JPY13,696 to JPY14,000 million", 6),
        ("Sales of ¥13,696-14,000 million", 6),
        ("Sales between JPY13,696 and JPY14,000 billion", 9),
    ] {
        let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, "#", "monetary")])]);
        let read = reading(text, &taxonomy, &map);
        assert_eq!(read.facts[0].unit.as_deref(), Some("JPY"), "{text}");
        assert_eq!((read.facts[0].printed.as_str(), read.facts[0].scale), ("13,696", scale));
    }
    let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, "#", "monetary")])]);
    assert_eq!(kinds(&reading("Sales were 13,696", &taxonomy, &map)), [FindingKind::UnitNotStated]);
    let damaged = reading("Sales were JPY 13,69,6", &taxonomy, &map);
    assert_eq!(kinds(&damaged), [FindingKind::IllegibleFigure]);
    assert_eq!(reading("Sales: -JPY 5", &taxonomy, &map).facts[0].printed, "-5");
    assert_eq!(reading("Sales: 5% of JPY 6", &taxonomy, &map).facts[0].printed, "6");
}

/// A taxonomy whose unit `name` measures the currency of this code too.
fn with_currency(name: &str, code: &str) -> Taxonomy {
    let mut taxonomy = taxonomy();
    let mut unit = taxonomy.units["JPY"].clone();
    let mut measure = unit.measures.single().unwrap().clone();
    measure.local = code.into();
    unit.name = name.into();
    unit.measures = crate::model::Measures::of(measure);
    taxonomy.units.insert(name.into(), unit);
    taxonomy
}

#[test]
fn parts_of_a_currency_are_hundredths_of_it() {
    let taxonomy = with_currency("pound", "GBP");
    for text in ["Sales were 50p", "Sales were 50 pence", "Sales fell to 50p each"] {
        let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, "#", "monetary")])]);
        let read = reading(text, &taxonomy, &map);
        let said = (read.facts[0].unit.as_deref(), read.facts[0].scale);
        assert_eq!(said, (Some("pound"), -2), "{text}");
    }
    let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, "#", "monetary")])]);
    let read = reading("Sales were ¥50p", &taxonomy, &map);
    assert_eq!((kinds(&read), read.facts.len()), (vec![FindingKind::QuestionMark], 0));
}

#[test]
fn words_of_several_powers_go_by_the_code_of_the_currency_or_are_asked() {
    let taxonomy = with_currency("real", "BRL");
    let english = "The company and its subsidiaries had more than that of the year before.";
    for (text, scale) in [
        (format!("Sales were R$ 500 mil\n\n{english}"), 3),
        (format!("Sales were 500 mil reais\n\n{english}"), 3),
        (format!("Sales were JPY 500 mil\n\n{english}"), 6),
        ("Sales: R$ 500 mil".to_owned(), 3),
    ] {
        let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, "#", "monetary")])]);
        let read = reading(&text, &taxonomy, &map);
        assert_eq!(read.facts.first().map(|fact| fact.scale), Some(scale), "{text} {read:?}");
    }
    for item in ["monetary", "shares", "percent"] {
        let asked = map(vec![(begins("Lucro"), vec![figure(&taxonomy, "#", item)])]);
        let read = reading("Lucro: 500 mil", &taxonomy, &asked);
        assert_eq!((kinds(&read), read.facts.len()), (vec![FindingKind::QuestionMark], 0));
    }
    let said = FigureEntry { scale: Some(3), ..figure(&taxonomy, "#", "shares") };
    let map = map(vec![(begins("Lucro"), vec![said])]);
    assert_eq!(reading("Lucro: 500 mil", &taxonomy, &map).facts[0].scale, 3);
}

#[test]
fn what_is_not_known_at_a_figure_is_asked() {
    let taxonomy = taxonomy();
    for text in [
        "Sales exceeded ¥2½ million",
        "Sales were JPY 13,696q",
        "Sales rose from JPY13,696 to JPY1.4 million",
    ] {
        let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, "#", "monetary")])]);
        let read = reading(text, &taxonomy, &map);
        assert_eq!(
            (kinds(&read), read.facts.len()),
            (vec![FindingKind::QuestionMark], 0),
            "{text}"
        );
        let said = FigureEntry { scale: Some(6), ..figure(&taxonomy, "#", "monetary") };
        let map = self::map(vec![(begins("Sales"), vec![said])]);
        assert_eq!(reading(text, &taxonomy, &map).facts.len(), 1, "{text}");
    }
}

#[test]
fn points_are_hundredths_or_hundredths_of_these() {
    let taxonomy = taxonomy();
    for (text, scale) in [
        ("Sales margin rose by 120 basis points", -4),
        ("Sales margin rose by 120bps to 2%", -4),
        ("Sales margin rose 0.3 pp to 2%", -2),
        ("Sales margin rose 0.3 percentage points", -2),
        ("Sales margin rose 0.3points", -2),
        ("Sales margin is 2.1 percent", -2),
        ("Sales margin (up 2.1) per cent", -2),
        ("Sales-Marge: 2.1 Prozent", -2),
        ("Sales margin is (2.1)%", 0),
        ("Sales margin is 2.1%", 0),
        ("Sales margin of 2.1 to 2.3%", -2),
    ] {
        let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, "#", "percent")])]);
        let read = reading(text, &taxonomy, &map);
        assert_eq!(read.facts.first().map(|fact| fact.scale), Some(scale), "{text}");
    }
}

#[test]
fn signs_before_the_currency_and_in_words_are_those_of_the_figure() {
    let taxonomy = taxonomy();
    for (text, like) in [
        ("Sales came to -¥1.5 million", "to -¥#"),
        ("Sales were minus JPY 1.5 million", "minus JPY #"),
        ("Sales were minus ¥1.5 million", "¥#"),
    ] {
        let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, like, "monetary")])]);
        assert_eq!(reading(text, &taxonomy, &map).facts[0].printed, "-1.5", "{text}");
    }
}

#[test]
fn turned_figures_change_their_sign() {
    let taxonomy = taxonomy();
    for (text, printed) in [("Sales: JPY 5", "-5"), ("Sales: JPY (5)", "5"), ("Sales: JPY -5", "5")]
    {
        let figure = FigureEntry { turned: true, ..figure(&taxonomy, "JPY #", "monetary") };
        let map = map(vec![(begins("Sales"), vec![figure])]);
        assert_eq!(reading(text, &taxonomy, &map).facts[0].printed, printed, "{text}");
    }
}

#[test]
fn anchors_choose_the_passage() {
    let taxonomy = taxonomy();
    let text =
        "Sales\n\n# I-1. One\n\n- sales: JPY 1\n\n# I-10. Two\n\nAll is well. Sales – JPY 2\n";
    let printed = |anchor: Anchor| -> Vec<String> {
        let map = map(vec![(anchor, vec![figure(&taxonomy, "JPY #", "monetary")])]);
        reading(text, &taxonomy, &map).facts.into_iter().map(|fact| fact.printed).collect()
    };
    let after = |words: &str| Anchor { after: Some(words.into()), ..begins("Sales") };
    assert_eq!(printed(begins("Sales")), ["1"]);
    assert_eq!(printed(after("i-10.")), ["2"]);
    assert_eq!(printed(after("I-1.")), ["1"]);
    assert_eq!(printed(Anchor { with: Some("is well".into()), ..Anchor::default() }), ["2"]);
    assert!(printed(after("I-2")).is_empty());
    assert!(printed(Anchor { before: Some("I-1.".into()), ..begins("Sales") }).is_empty());
}

#[test]
fn a_passage_of_another_period_gives_nothing() {
    let taxonomy = taxonomy();
    let map = map(vec![(begins("Sales"), vec![figure(&taxonomy, "JPY #", "monetary")])]);
    for text in [
        "Sales in 1Q07 were JPY 5, compared to 1Q06.",
        "Sales were JPY 5 after we merged on May 15, 2003.",
        "Sales were JPY 5. In 3Q09 we may see more.",
        "Sales were JPY 5 (9 months).",
    ] {
        assert!(reading(text, &taxonomy, &map).findings.is_empty(), "{text}");
    }
    let read = reading("Sales in 3Q09 were JPY 5.", &taxonomy, &map);
    assert_eq!(kinds(&read), [FindingKind::PassagePeriod]);
    assert!(read.facts.is_empty());
    assert_eq!(read.findings[0].at, Some(Span { start: 9, end: 13 }));
}

#[test]
fn what_nobody_claims_is_told() {
    let taxonomy = taxonomy();
    let mut map =
        map(vec![(begins("Sales"), vec![figure(&taxonomy, "JPY # million", "monetary")])]);
    map.ignored.push(Anchor { with: Some("Street".into()), ..Anchor::default() });
    let text = Text::new(
        "Sales were JPY 5 million in 1Q07, up 7.5%.\n\n\
         (1) See JPY 5 million on May 15, 2003; Business(2) of 1999.\n\n\
         Tel: +81-3-5259-6500, 03 5259 http://a.b/?x=1.5 Form 20-F\n\n\
         12 Street\n\n17\n\nIt counts 1,234 things and JPY 5."
            .into(),
    );
    let passages = split(&text, &[]);
    let passages = Prepared::all(&passages, Notation::COMMA);
    let facts = read(&text, &map, &passages, &taxonomy, None, None).facts;
    let left = unclaimed(&text, &map, &passages, &taxonomy, &facts, None);
    let printed: Vec<&str> = left.iter().map(|figure| figure.printed.as_str()).collect();
    assert_eq!(printed, ["7.5%", "1,234", "5"]);
    assert_eq!(text.slice(left[1].span), "1,234");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_it_panic(text in "([-(#*•<>&;$¥%.,/\n\t ü]|JPY|up|down|to|1Q07|sup|[0-9]{1,3}|million|Sales|[ -~]|.)*", like in ".{0,6}#.{0,6}", words in ".{0,8}") {
        let taxonomy = taxonomy();
        let figures = || vec![figure(&taxonomy, &like, "monetary"), figure(&taxonomy, "up #", "percent")];
        let with = Anchor { with: Some("Sales".into()), after: Some(words.clone()), ..Anchor::default() };
        let mut map = map(vec![(begins("Sales"), figures()), (begins(&words), figures()), (with.clone(), figures())]);
        map.ignored.push(with);
        let text = Text::new(text);
        let passages = split(&text, &[]);
        let passages = Prepared::all(&passages, Notation::COMMA);
        let reading = read(&text, &map, &passages, &taxonomy, Some(current(&taxonomy)), None);
        for fact in &reading.facts {
            prop_assert!(crate::notation::figure::parse(&fact.printed).is_ok());
            prop_assert!(!text.slice(fact.span).is_empty());
        }
        let _ = unclaimed(&text, &map, &passages, &taxonomy, &reading.facts, None);
    }
}
