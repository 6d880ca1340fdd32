//! Models that nobody looked at: ids that lead nowhere or elsewhere, rows and names that are there twice or not at all, trees
//! of any depth, and texts of any letters, in models of every kind. What takes a model gives an error, or does its work.

use std::io::Cursor;
use std::path::Path;

use kessan::extract;
use kessan::filing::{self, Filing, Options, Syntax, TaxonomyBuilder};
use kessan::model::{
    Balance, CalculationArc, Concept, ConceptId, ConceptKind, Concepts, Context, ContextId,
    Decimals, Dimensions, EntryPoint, Enumeration, FactId, FactIndex, FactLink, Figure, LabelRole,
    LinkEnd, MemberValue, Node, Owner, PeriodType, QName, Relation, Report, StatementId,
    StatementKind, Taxonomy, Tuple, TypedValue, UnitId, Value,
};
use kessan::profile::INTL;
use kessan::write::oim::CsvFiles;
use kessan::write::{self, Output, Template, source};
use kessan::{check, diagnostic::Diagnostics, dts, mutate, text::Text};
use proptest::prelude::*;

use crate::random;

/// Reports with cubes, typed members, tuples of types, footnotes and known inconsistencies.
const REPORTS: [&str; 3] =
    ["tests/cases/cubes/report", "tests/cases/types/report", "tests/cases/base/report"];

fn folder(nth: usize) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(REPORTS[nth % REPORTS.len()])
}

fn models(nth: usize) -> (Taxonomy, Report) {
    let filing = filing::open(&folder(nth), &Options::new());
    let (taxonomy, report) = filing.into_models().expect("it is read");
    (taxonomy, report.expect("it is read"))
}

/// What is changed, where, and to what.
type Change = (u8, usize, u32);

/// How many kinds of changes there are.
const KINDS: u8 = 64;

fn any_of<T>(rows: &mut [T], at: usize) -> Option<&mut T> {
    let at = at.checked_rem(rows.len())?;
    rows.get_mut(at)
}

/// A change of a taxonomy; none where it has nothing of the kind.
fn taxonomy_changed(taxonomy: &mut Taxonomy, (what, at, to): Change) -> Option<()> {
    let concept = ConceptId(to);
    let statement = StatementId::from(to as usize);
    let of = any_of(&mut taxonomy.statements, at / 3)?;
    match what {
        0 => any_of(&mut of.nodes, at)?.concept = concept,
        1 => any_of(&mut of.nodes, at)?.depth = to,
        2 => any_of(&mut of.nodes, at)?.beside = Some(concept),
        3 => any_of(&mut of.nodes, at)?.preferred_label = LabelRole::from_uri("a role <&>"),
        4 => of.nodes.truncate(to as usize),
        5 => of.nodes.reverse(),
        6 => {
            let node: Node = any_of(&mut of.nodes, at)?.clone();
            of.nodes.push(node);
        }
        7 => any_of(&mut of.calculations, at)?.total = concept,
        8 => any_of(&mut of.calculations, at)?.item = concept,
        9 => {
            let (total, weight) =
                (any_of(&mut of.nodes, at)?.concept, Figure::new(i128::from(to), 28).ok()?);
            of.calculations.push(CalculationArc { total, item: concept, weight });
        }
        10 => any_of(&mut of.cubes, at)?.hypercube = concept,
        11 => any_of(&mut of.cubes, at)?.line_items = concept,
        12 => any_of(&mut of.cubes, at)?.items = Some(vec![concept].into()),
        13 => any_of(&mut any_of(&mut of.cubes, at)?.axes, at)?.concept = concept,
        14 => any_of(&mut any_of(&mut of.cubes, at)?.axes, at)?.negated = vec![concept],
        15 => {
            let cube = any_of(&mut of.cubes, at)?.clone();
            of.cubes.push(cube);
        }
        16 => of.id = ["", "a b", "<x>", "s"][at % 4].to_owned(),
        17 => of.role = ["", "no uri", "http://a.b/%"][at % 3].to_owned(),
        18 => of.number = to,
        19 => of.title.clear(),
        20 => of.is_presented = !of.is_presented,
        21 => {
            let axis = taxonomy.axes.get_index_mut(at % taxonomy.axes.len().max(1))?.1;
            axis.default = Some(concept);
        }
        22 => {
            let axis = taxonomy.axes.get_index_mut(at % taxonomy.axes.len().max(1))?.1;
            let member = any_of(&mut axis.members, at)?;
            (member.concept, member.depth) = (concept, to / 3);
        }
        23 => {
            let (_, axis) = taxonomy.axes.swap_remove_index(at % taxonomy.axes.len().max(1))?;
            taxonomy.axes.insert(concept, axis);
        }
        24 => _ = taxonomy.domains.insert(concept, Vec::new()),
        25 => any_of(&mut taxonomy.entry_points, at)?.statements.push(statement),
        26 => taxonomy.entry_points.clear(),
        27 => any_of(&mut taxonomy.entry_points, at)?.id = ["", "a b", "q1"][at % 3].to_owned(),
        28 => taxonomy.languages.clear(),
        29 => taxonomy.units.clear(),
        30 => taxonomy.statements.reverse(),
        31 => taxonomy.statements.truncate(at % 3),
        32 => {
            let of =
                taxonomy.concepts.get_mut(ConceptId::from(at % taxonomy.concepts.len().max(1)))?;
            of.enumeration = Some(Enumeration { head: concept, head_usable: false });
        }
        33 => {
            let of =
                taxonomy.concepts.get_mut(ConceptId::from(at % taxonomy.concepts.len().max(1)))?;
            of.name = QName::new(
                ["", "a:b", "x"][at % 3],
                ["", "no uri"][to as usize % 2],
                ["", "a b", "Name\u{1}"][at / 3 % 3],
            );
        }
        34 => {
            let of =
                taxonomy.concepts.get_mut(ConceptId::from(at % taxonomy.concepts.len().max(1)))?;
            (of.is_abstract, of.balance) = (!of.is_abstract, Some(Balance::Debit));
            of.labels.clear();
        }
        35 => {
            let of =
                taxonomy.concepts.get_mut(ConceptId::from(at % taxonomy.concepts.len().max(1)))?;
            let types = kessan::model::ItemType::all();
            of.item_type = types[to as usize % types.len()].clone();
        }
        36 => {
            let (role, arcrole) = ("r".into(), "a".into());
            taxonomy.relations.push(Relation {
                line: to,
                role,
                arcrole,
                from: ConceptId(0),
                to: concept,
            });
        }
        37 => taxonomy.publication.prefix = ["", "a:b", "xbrli"][at % 3].to_owned(),
        38 => taxonomy.publication.namespace = ["", "/", "no uri <&>"][at % 3].to_owned(),
        39 => taxonomy.publication.id = ["", "../up", "a b"][at % 3].to_owned(),
        _ => {}
    }
    Some(())
}

/// A change of a report; none where it has nothing of the kind.
fn report_changed(report: &mut Report, (what, at, to): Change) -> Option<()> {
    let fact = FactId::from(at % report.facts.len().max(1));
    let of = any_of(&mut report.facts, at);
    match what {
        40 => of?.concept = ConceptId(to),
        41 => of?.context = ContextId(to),
        42 => of?.unit = UnitId::at(to as usize),
        43 => of?.footnotes = (to as usize).into(),
        44 => of?.statement = Some(StatementId::from(to as usize)),
        45 => of?.value = Value::Text((to as usize).into()),
        46 => of?.value = Value::Fraction((to as usize).into()),
        47 => of?.value = Value::Number(Figure::new(i128::from(to) << 60, 28).ok()?),
        48 => of?.value = Value::Nil,
        49 => {
            let of = of?;
            (of.decimals, of.scale) =
                (Decimals::new(to.cast_signed()).unwrap_or(Decimals::INF), to as i8);
        }
        50 => any_of(&mut report.contexts, at)?.period = (to as usize).into(),
        51 => any_of(&mut report.contexts, at)?.entity = (to as usize).into(),
        52 => any_of(&mut report.contexts, at)?.dimensions = (to as usize).into(),
        53 => {
            let context: Context = *any_of(&mut report.contexts, at)?;
            report.contexts.push(context);
        }
        54 => {
            let set: &mut Dimensions = any_of(&mut report.dimensions, at)?;
            set.push((ConceptId(to), MemberValue::Typed(TypedValue::new("\u{1}", "k"))));
        }
        55 => report.footnote_sets.push(vec![(to as usize).into()]),
        56 => report.entry_point = to as usize,
        57 => {
            let to = if at % 2 == 0 {
                LinkEnd::Fact((to as usize).into())
            } else {
                LinkEnd::Note((to as usize).into())
            };
            report.links.push(FactLink {
                from: fact,
                to,
                arcrole: "a".into(),
                role: "r".into(),
                order: None,
            });
        }
        58 => {
            let parent = (at % 2 == 0).then(|| (to as usize).into());
            report.tuples.list.push(Tuple {
                concept: ConceptId(to),
                parent,
                is_nil: at % 3 == 0,
                next_fact: fact,
            });
            report.tuples.of_fact.insert(fact, ((at / 2) % 3).into());
        }
        59 => match at % 6 {
            0 => report.periods.clear(),
            1 => report.entities.clear(),
            2 => report.texts.clear(),
            3 => report.units.clear(),
            4 => report.dimensions.clear(),
            _ => report.contexts.clear(),
        },
        60 => {
            any_of(&mut report.texts, at)?.value =
                ["", "<a>", "\u{1}", "2021-13-45"][to as usize % 4].into()
        }
        61 => report.languages.clear(),
        62 => report.sources.clear(),
        63 => report.current_period = None,
        _ => {}
    }
    Some(())
}

/// Files that nobody keeps.
struct Nowhere;

impl CsvFiles for Nowhere {
    fn append(&mut self, _: &str, _: &[u8]) -> std::io::Result<()> {
        Ok(())
    }
}

fn concept_named(local: &str) -> Concept {
    Concept {
        line: 0,
        name: QName::new("x", "http://www.example.com/x", local),
        owner: Owner::Own,
        kind: ConceptKind::Item,
        item_type: kessan::model::ItemType::all()[0].clone(),
        period_type: PeriodType::Instant,
        balance: None,
        is_abstract: false,
        nillable: true,
        values: Vec::new(),
        enumeration: None,
        labels: Default::default(),
        references: Vec::new(),
    }
}

/// Asks everything that is asked of models themselves, with any ids.
fn asked(taxonomy: &mut Taxonomy, report: &Report, id: u32, text: &str) {
    let (concept, at, context) = (ConceptId(id), id as usize, ContextId(id));
    let lang = "en".into();
    _ = (
        taxonomy.statements_of(at),
        taxonomy.find(text),
        taxonomy.find_statement(text),
        taxonomy.url(text),
    );
    _ = (
        taxonomy.label_of(at, concept, &LabelRole::Standard, &lang),
        taxonomy.publication.has_one_schema(),
    );
    _ = (taxonomy.labels_of(taxonomy.entry_points.first(), concept), taxonomy.publication.stem());
    taxonomy.entry_points.iter().for_each(|of: &EntryPoint| _ = of.replaces(&lang));
    report.units.iter().for_each(|unit| _ = taxonomy.unit_definition(unit));
    _ = (
        report.get(at.into()),
        report.period_of(context),
        report.members_of(context),
        report.find_unit(text),
    );
    _ = (report.unit_at(UnitId::from(at)), report.unit_of(|_| true), report.tuples.hold(at.into()));
    _ = (dts::entry_point_url(taxonomy, at), Report::empty(), Taxonomy::empty());
    for statement in &taxonomy.statements {
        let cubes = statement.cubes.iter();
        _ = (
            statement.governed(),
            statement.below(concept),
            statement.is_own(),
            statement.axes().count(),
        );
        for cube in cubes {
            _ = statement.bound(cube);
            cube.axes.iter().for_each(|axis| _ = taxonomy.members(axis));
        }
        report.dimensions.iter().for_each(|of| _ = statement.negates_members(of));
        _ = (
            statement.joined(&taxonomy.statements.iter().collect::<Vec<_>>()),
            statement.kind.map(StatementKind::word),
        );
    }
    let concepts: &mut Concepts = &mut taxonomy.concepts;
    _ = (concepts.get(concept), concepts.find(&QName::new("", text, text)));
    _ = (
        concepts.find_local(text),
        concepts.named(text),
        concepts.meant(text),
        concepts.labelled(text),
    );
    _ = (concepts.len(), concepts.is_empty(), concepts.ids().count(), concepts.values().count());
    concepts.iter().for_each(|(_, of)| _ = of.is_own());
    _ = concepts.get_mut(concept).map(|of| of.line = id);
    // The second of a name is given back.
    let mut alone = Concepts::new();
    assert!(alone.add(concept_named(text)).is_ok() && alone.add(concept_named(text)).is_err());
    alone.set_prefixes(|_| Some(text.into()));
    alone.move_own(text, text);
}

/// Gives models to all that takes some, whoever made them.
fn taken(nth: usize, taxonomy: &Taxonomy, report: &Report) {
    let sound = taxonomy.verify().and_then(|()| report.verify(taxonomy)).is_ok();
    let mut told = Diagnostics::new();
    assert_eq!(check::taxonomy(taxonomy, &mut told).is_ok(), taxonomy.verify().is_ok());
    assert_eq!(check::report(taxonomy, report, true, &mut told).is_ok(), sound);
    let mut rules = 0;
    let telling = check::report_telling(taxonomy, report, true, &mut |_| rules += 1, &mut told);
    assert!(telling.is_ok() == sound && (sound || rules == 0));
    if let Ok(index) = FactIndex::new(taxonomy, report) {
        for entry in index.groups().flatten() {
            assert!(!index.of(entry.concept).is_empty());
            assert!(index.quantity(entry.concept, entry.group()).contains(entry));
        }
        assert!(index.of(ConceptId(u32::MAX)).is_empty());
    }
    match Output::new(taxonomy, report, &INTL, "schema.xsd".to_owned()) {
        Ok(output) => {
            _ = write::xbrl(&output, &mut Vec::new());
            _ = write::inline(&output, &Template::standard(), &mut Vec::new());
        }
        Err(_) => assert!(!sound),
    }
    match dts::Package::new(taxonomy) {
        Ok(package) => _ = package.write(Cursor::new(Vec::new())),
        Err(_) => assert!(taxonomy.verify().is_err()),
    }
    _ = source::source(taxonomy, source::About { id: "again" }, &mut Nowhere);
    let map =
        kessan::source::map::read(&folder(nth).join("map.toml"), &Taxonomy::empty(), &mut told);
    if let Some(map) = map {
        _ = extract::extract(&Text::new("Results\t12\n".to_owned()), &map, taxonomy, report);
    }
}

/// Checks a filing of models, and writes whatever can be written.
fn filed(nth: usize, (taxonomy, report): (Taxonomy, Report)) {
    let sound = taxonomy.verify().and_then(|()| report.verify(&taxonomy)).is_ok();
    let Ok(mut filing) = Filing::from_models(taxonomy, Some(report)) else { return };
    assert!(sound);
    filing.check();
    _ = (filing.sums(false), filing.sums(true), filing.set().is_none(), filing.given().is_none());
    _ = (filing.taxonomy_documents(), filing.taxonomy().is_some(), filing.report().is_some());
    _ = filing.taxonomy_packages();
    if let Ok(package) = filing.taxonomy_package() {
        _ = (package.id(), package.file_name(), package.documents().len());
        _ = package.write(Cursor::new(Vec::new()));
    }
    _ = filing::preview(&filing, None, &mut Vec::new());
    _ = filing::compare(std::slice::from_ref(&filing), &Options::new());
    assert_eq!(filing.writer(&INTL).is_ok(), filing.is_writable());
    if let Ok(writer) = filing.writer(&INTL) {
        _ = (writer.id(), writer.schema(), writer.facts(), writer.losses());
        for syntax in Syntax::ALL {
            _ = (
                syntax.extension(),
                syntax.is_package(),
                syntax.is_taken_by(&INTL),
                writer.file_name(syntax),
            );
            // What a syntax can't say is an error.
            _ = writer.write(syntax, Cursor::new(Vec::new()));
        }
        _ = (
            writer.write_csv(true, Nowhere),
            writer.pack(&b"<html/>"[..], Cursor::new(Vec::new())),
        );
        _ = writer
            .referring_to("other.xsd".to_owned())
            .write(Syntax::Xbrl, Cursor::new(Vec::new()));
    }
    if let Some((taxonomy, Some(report))) = filing.into_models()
        && let Ok(base) = mutate::Base::new(&folder(nth), taxonomy, report)
    {
        for fault in mutate::catalogue().take(20) {
            _ = fault.put_into(&base, 7);
        }
    }
}

proptest! {
    #![proptest_config(random::cases(120, 0x6d6f_6465_6c73))]

    /// Right and wrong ids in equal parts.
    #[test]
    fn no_model_panics(
        nth in 0usize..3,
        changes in prop::collection::vec((0..KINDS, any::<usize>(), prop_oneof![0u32..12, 0u32..12, any::<u32>()]), 0..5),
        id in prop_oneof![0u32..40, any::<u32>()],
        text in "[A-Za-z:]{0,9}",
    ) {
        let (mut taxonomy, mut report) = models(nth);
        for of in &changes {
            _ = taxonomy_changed(&mut taxonomy, *of);
            _ = report_changed(&mut report, *of);
        }
        asked(&mut taxonomy, &report, id, &text);
        taken(nth, &taxonomy, &report);
        filed(nth, (taxonomy, report));
    }

    /// Builders take any words.
    #[test]
    fn no_word_panics(words in prop::collection::vec(prop_oneof!["[A-Za-z]{1,3}", ".{0,8}"], 8), depth in any::<u32>()) {
        let [one, two, three, four, five, six, seven, eight] = &words[..] else { unreachable!("there are eight") };
        let build = || {
            let mut taxonomy = TaxonomyBuilder::new(one, two);
            taxonomy.unit(three, "iso4217:JPY").unit(four, five);
            taxonomy.heading(six).label(four, five);
            taxonomy.concept("Sales", "monetary", PeriodType::Duration).balance(Balance::Credit).never_nil();
            taxonomy.concept(three, four, PeriodType::Instant).label_of(LabelRole::from_uri(five), six, seven);
            let statement = taxonomy.statement(seven, eight).row(0, six).row(depth % 3, "Sales");
            statement.row_with(depth, three, LabelRole::Standard).sum(six, &[("Sales", eight)]).sum(three, &[(six, "1")]);
            taxonomy.entry_point(five, six).edit(|of| of.languages.reverse());
            taxonomy
        };
        _ = build().filing().map(|mut filing| filing.check());
        if let Ok(mut report) = build().report(one, five, (two, three)) {
            _ = report.fact("Sales", "2021-04-01..2021-06-30").and_then(|of| of.unit(three)?.value("12"));
            _ = report.fact("Sales", one).and_then(|of| of.unit(two)?.member(three, four)?.value(five));
            _ = report.fact(three, "2021-04-01").and_then(|of| of.decimals(Decimals::INF).lang(four).value(six));
            report.edit(|of| of.languages.clear());
            if let Ok(mut filing) = report.filing() {
                filing.check();
                assert_eq!(filing.diagnostics().has_errors(), filing.writer(&INTL).is_err());
                _ = filing.into_diagnostics();
            }
        }
    }
}

/// Paths that lead nowhere, to other things, and to reports: told, and no panic.
#[test]
fn paths_of_every_kind() {
    let options = Options::new();
    let mut told = Diagnostics::new();
    let mut together = filing::Together::default();
    for path in [
        "nowhere",
        "Cargo.toml",
        "src",
        REPORTS[0],
        "tests/cases/cubes/taxonomy",
        "tests/oim/base/report.json",
    ] {
        let path = &Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        _ = (
            filing::is_taxonomy(path),
            filing::Input::is_report(path),
            filing::Input::is_taxonomy(path),
        );
        for mut opened in [
            filing::open(path, &options),
            filing::open_report(path, &options),
            filing::open_taxonomy(path, &options),
        ] {
            opened.check();
        }
        _ = (
            filing::open_given(path, &options, &mut told),
            filing::open_any(path, &options, &mut told).is_some(),
        );
        for found in filing::find(path, &mut told).iter().take(9) {
            _ = (found.name(), found.files(), found.stem());
        }
        _ = filing::inputs(path).len();
        for input in filing::Input::at(path, &options, &mut told).iter().take(9) {
            _ = (input.name(), input.files(), input.failed("no", &options).facts());
            let checked = input.check(&options);
            _ = (checked.diagnostics().total(), checked.facts());
            together.keep(input, checked, true);
        }
    }
    assert!(together.reports() >= 1 && !together.compare(&options).has_errors());
}
