//! Ids that lead nowhere, things without a place, and models that are changed at random.

use kessan::filing::{self, Filing, ReportBuilder};
use kessan::model::{
    Axis, CalculationArc, ConceptId, Container, Cube, CubeAxis, Decimals, Enumeration, FactIndex,
    FactLink, LabelRole, LinkEnd, Measures, Member, MemberValue, PeriodType, Relation, Report,
    StatementId, Taxonomy, Tuple, UnitId, Value,
};
use proptest::prelude::*;

use super::{PERIOD, models, number, rename, report, taxonomy};

/// Ids that lead nowhere, each in another place of the models.
const WRONG: &[fn(&mut Taxonomy, &mut Report, u32)] = &[
    |_, report, id| report.entry_point = id as usize,
    |_, report, id| report.facts[0].concept = ConceptId(id),
    |_, report, id| report.facts[1].context.0 = id,
    |_, report, id| report.facts[2].unit = Some(UnitId::from(id as usize)),
    |_, report, id| report.facts[3].footnotes.0 = id,
    |_, report, id| report.facts[3].statement = Some(statement(id)),
    |_, report, id| report.facts[4].value = Value::Text((id as usize).into()),
    |_, report, id| report.facts[4].value = Value::Fraction((id as usize).into()),
    |_, report, id| report.contexts[0].period = (id as usize).into(),
    |_, report, id| report.contexts[0].entity = (id as usize).into(),
    |_, report, id| report.contexts[0].dimensions = (id as usize).into(),
    |_, report, id| report.contexts[0].containers = (id as usize).into(),
    |_, report, id| {
        report.dimensions.push(vec![(ConceptId(id), MemberValue::Explicit(ConceptId(0)))])
    },
    |_, report, id| {
        report.dimensions.push(vec![(ConceptId(0), MemberValue::Explicit(ConceptId(id)))])
    },
    |_, report, id| report.footnote_sets.push(vec![(id as usize).into()]),
    |_, report, id| report.links.push(link(id, LinkEnd::Fact(0.into()))),
    |_, report, id| report.links.push(link(0, LinkEnd::Fact((id as usize).into()))),
    |_, report, id| report.links.push(link(0, LinkEnd::Note((id as usize).into()))),
    |_, report, id| _ = report.tuples.of_fact.insert(0.into(), (id as usize).into()),
    |_, report, id| {
        let tuple =
            Tuple { concept: ConceptId(id), parent: None, is_nil: false, next_fact: 0.into() };
        report.tuples.list.push(tuple);
    },
    |_, report, id| {
        let parent = Some((id as usize).into());
        report.tuples.list.push(Tuple {
            concept: ConceptId(0),
            parent,
            is_nil: false,
            next_fact: 0.into(),
        });
    },
    |_, report, id| _ = report.lost.quantities.insert((ConceptId(0), None, (id as usize).into())),
    |_, report, _| report.dimensions.clear(),
    |_, report, _| report.containers.clear(),
    |taxonomy, _, id| taxonomy.statements[0].nodes[1].concept = ConceptId(id),
    |taxonomy, _, id| taxonomy.statements[0].nodes[1].beside = Some(ConceptId(id)),
    |taxonomy, _, id| taxonomy.statements[0].calculations[0].total = ConceptId(id),
    |taxonomy, _, id| taxonomy.statements[0].calculations[0].item = ConceptId(id),
    |taxonomy, _, id| taxonomy.statements[0].cubes.push(cube([id, 0, 0, 0])),
    |taxonomy, _, id| taxonomy.statements[0].cubes.push(cube([0, id, 0, 0])),
    |taxonomy, _, id| taxonomy.statements[0].cubes.push(cube([0, 0, id, 0])),
    |taxonomy, _, id| taxonomy.statements[0].cubes.push(cube([0, 0, 0, id])),
    |taxonomy, _, id| _ = taxonomy.axes.insert(ConceptId(id), axis(0)),
    |taxonomy, _, id| _ = taxonomy.axes.insert(ConceptId(0), axis(id)),
    |taxonomy, _, id| _ = taxonomy.domains.insert(ConceptId(id), Vec::new()),
    |taxonomy, _, id| _ = taxonomy.domains.insert(ConceptId(0), axis(id).members),
    |taxonomy, _, id| taxonomy.entry_points[0].statements.push(statement(id)),
    |taxonomy, _, id| {
        let concept = taxonomy.concepts.get_mut(ConceptId(1)).expect("it is there");
        concept.enumeration = Some(Enumeration { head: ConceptId(id), head_usable: true });
    },
    |taxonomy, _, id| {
        let (from, to) = (ConceptId(0), ConceptId(id));
        taxonomy.relations.push(Relation {
            line: 0,
            role: "r".into(),
            arcrole: "a".into(),
            from,
            to,
        });
    },
];

fn statement(id: u32) -> StatementId {
    StatementId::from(id as usize)
}

fn link(from: u32, to: LinkEnd) -> FactLink {
    let (arcrole, role) = ("a".into(), "r".into());
    FactLink { from: (from as usize).into(), to, arcrole, role, order: None }
}

fn axis(member: u32) -> Axis {
    let member = Member { concept: ConceptId(member), depth: 0, usable: true };
    Axis { members: vec![member], default: None, typed: None }
}

/// A cube of a table, line items, an axis and a member.
fn cube([table, head, of_axis, member]: [u32; 4]) -> Cube {
    let members = Some(axis(member).members.into());
    let axes =
        vec![CubeAxis { line: 0, concept: ConceptId(of_axis), members, negated: Vec::new() }];
    Cube {
        line: 0,
        hypercube: ConceptId(table),
        line_items: ConceptId(head),
        items: None,
        container: Container::Scenario,
        axes,
        closed: true,
        excludes: false,
    }
}

#[test]
fn an_id_that_leads_nowhere_is_an_error() {
    for (nth, change) in WRONG.iter().enumerate() {
        for id in [99, u32::MAX] {
            let (taxonomy, report) = models(|taxonomy, report| change(taxonomy, report, id));
            assert!(FactIndex::new(&taxonomy, &report).is_err(), "{nth}: {id}");
            assert!(Filing::from_models(taxonomy, Some(report)).is_err(), "{nth}: {id}");
        }
    }
}

#[test]
fn findings_about_cubes_axes_and_units_name_the_thing() {
    type Put = fn(&mut Taxonomy, &mut Report);
    let puts: [(Put, &str, &str); 9] = [
        (
            |taxonomy, _| taxonomy.statements[0].cubes.push(cube([0, 0, 0, 0])),
            "invalid-cube",
            "cube 1 of the statement Results",
        ),
        (
            |taxonomy, _| {
                let axis = Axis { default: None, ..axis(1) };
                _ = taxonomy.axes.insert(ConceptId(0), axis);
            },
            "unknown-concept",
            "axis Heading",
        ),
        (
            |taxonomy, _| {
                let unit = taxonomy.units.get_mut("JPY").expect("it is there");
                let measure = unit.measures.numerators().to_vec();
                unit.measures = Measures::new(measure.clone(), measure).expect("it is one");
            },
            "invalid-cell",
            "unit JPY",
        ),
        (
            |taxonomy, _| {
                let shown = taxonomy.entry_points[0].statements[0];
                taxonomy.entry_points[0].statements.push(shown);
            },
            "repeated-name",
            "entry point q1",
        ),
        (|taxonomy, _| rename(taxonomy, "Spare", "Name"), "repeated-name", "concept Name"),
        (
            |taxonomy, _| taxonomy.statements[0].id = "a b".to_owned(),
            "invalid-name",
            "statement a b",
        ),
        (
            |taxonomy, _| {
                taxonomy.publication.name.values_mut().for_each(|name| name.push('\u{1}'))
            },
            "invalid-text",
            "taxonomy loom",
        ),
        (
            |_, report| report.title.values_mut().for_each(|title| title.push('\u{1}')),
            "invalid-text",
            "report",
        ),
        (
            |_, report| report.entities[0].scheme = "100% company".to_owned(),
            "invalid-scheme",
            "entity 1",
        ),
    ];
    for (put, code, place) in puts {
        let (taxonomy, report) = models(put);
        let mut filing = Filing::from_models(taxonomy, Some(report)).expect("ids lead somewhere");
        filing.check();
        let mut told = filing.diagnostics().iter();
        let found = told.find(|told| told.code.name() == code && told.place.to_string() == place);
        assert!(found.is_some(), "{code} at {place}: {:#?}", filing.diagnostics());
    }
}

#[test]
fn what_can_not_be_added_is_an_error() {
    let mut twice = taxonomy();
    twice.concept("Revenues", "monetary", PeriodType::Instant);
    assert_eq!(
        twice.filing().err().map(|e| e.to_string()).as_deref(),
        Some("the concept `Revenues` is there twice")
    );
    let mut report = report(taxonomy()).expect("it is sound");
    assert!(report.fact("Revenue", PERIOD).is_err());
    assert!(report.fact("Revenues", "5Q21").is_err());
    let unit = |report: &mut ReportBuilder, unit: &str| {
        report.fact("Revenues", PERIOD).and_then(|fact| fact.unit(unit).map(drop))
    };
    assert!(unit(&mut report, "JPY dozens").is_err() && unit(&mut report, "EUR").is_err());
    let fact = report.fact("Revenues", PERIOD).expect("it is one");
    assert!(fact.value("1,907,27").is_err());
}

/// Changes that make a model wrong in every way that ids allow.
fn change(taxonomy: &mut Taxonomy, report: &mut Report, (what, at, to): (u8, usize, i64)) {
    let concepts = taxonomy.concepts.len();
    let concept = ConceptId::from(to.unsigned_abs() as usize % concepts);
    let fact = at % report.facts.len();
    let Some(node) = at.checked_rem(taxonomy.statements[0].nodes.len()) else { return };
    match what {
        0 => report.facts[fact].concept = concept,
        1 => report.facts[fact].value = Value::Number(number(i128::from(to))),
        2 => report.facts[fact].value = Value::Nil,
        3 => report.facts[fact].value = Value::Text((at % report.texts.len()).into()),
        4 => report.facts[fact].unit = None,
        5 => report.facts[fact].decimals = Decimals::new((to % 28) as i32).unwrap_or(Decimals::INF),
        6 => taxonomy.statements[0].nodes[node].depth = to.unsigned_abs() as u32 % 5,
        7 => taxonomy.statements[0].nodes[node].concept = concept,
        8 => {
            let total = taxonomy.statements[0].nodes[node].concept;
            let weight = number(i128::from(to % 3));
            taxonomy.statements[0].calculations.push(CalculationArc {
                total,
                item: concept,
                weight,
            });
        }
        9 => taxonomy.languages.clear(),
        10 => report.languages.clear(),
        11 => taxonomy.statements[0].nodes.clear(),
        12 => report.texts[at % 2].value = format!("{to}\u{1}<a>").into(),
        13 => taxonomy.entry_points[0].statements.clear(),
        14 => report.facts[fact].scale = (to % 30) as i8,
        15 => report.facts[fact].statement = None,
        16 => report.entities[0].identifier.clear(),
        18 => taxonomy.statements[0].cubes.push(cube([concept.0, concept.0, concept.0, 0])),
        19 => _ = taxonomy.axes.insert(concept, axis(at as u32 % concepts as u32)),
        20 => taxonomy.entry_points[0].statements.push(StatementId::from(0)),
        21 => taxonomy.publication.prefix = format!("{to}\u{1}"),
        22 => report.title.values_mut().for_each(|title| title.push('\u{1}')),
        23 => {
            let known = taxonomy.concepts.get_mut(concept).expect("it is there");
            known.enumeration = Some(Enumeration { head: ConceptId(0), head_usable: true });
        }
        24 => rename(taxonomy, "Spare", ["Name", "a b", ""][at % 3]),
        25 => report.links.push(link(fact as u32, LinkEnd::Fact(0.into()))),
        26 => report.tuples.list.push(Tuple {
            concept,
            parent: None,
            is_nil: to % 2 == 0,
            next_fact: at.into(),
        }),
        _ => report.facts.truncate(fact + 1),
    }
}

proptest! {
    #![proptest_config(crate::common::random::cases(256, 0x6b65_7373_616e))]

    #[test]
    fn nothing_that_can_be_built_panics(
        changes in proptest::collection::vec((0u8..28, 0usize..40, any::<i64>()), 1..6)
    ) {
        let (taxonomy, report) = models(|taxonomy, report| {
            for of in &changes {
                change(taxonomy, report, *of);
            }
        });
        if let Ok(mut filing) = Filing::from_models(taxonomy, Some(report)) {
            filing.check();
            let _ = filing.sums(false);
            if filing.is_writable() {
                let writer = filing.writer(&kessan::profile::INTL).expect("it is writable");
                for syntax in filing::Syntax::ALL {
                    let out = std::io::Cursor::new(Vec::new());
                    // What a syntax can't say is an error.
                    let _ = writer.write(syntax, out);
                }
            }
        }
    }

    /// A wrong id is none to every getter, and an error to what works on models.
    #[test]
    fn no_id_panics(id in any::<u32>(), (nth, at) in (0..WRONG.len(), any::<u32>())) {
        let (taxonomy, report) = models(|_, _| ());
        let is_concept = (id as usize) < taxonomy.concepts.len();
        let concept = ConceptId(id);
        prop_assert_eq!(taxonomy.concepts.get(concept).is_some(), is_concept);
        let label = taxonomy.label_of(id as usize, concept, &LabelRole::Standard, &"en".into());
        prop_assert_eq!(label.is_some(), is_concept);
        prop_assert_eq!(taxonomy.labels_of(taxonomy.entry_points.first(), concept).is_some(), is_concept);
        prop_assert_eq!(taxonomy.statements_of(id as usize).is_empty(), id > 0);
        let url = kessan::dts::entry_point_url(&taxonomy, id as usize);
        prop_assert_eq!(url.is_some(), id == 0);
        let index = FactIndex::new(&taxonomy, &report).expect("it is sound");
        prop_assert!(is_concept || index.of(concept).is_empty());
        prop_assert!(index.quantity(concept, (None, (at as usize).into())).is_empty() || is_concept);
        let is_fact = (id as usize) < report.facts.len();
        prop_assert_eq!(report.get((id as usize).into()).is_some(), is_fact);
        let context = (id as usize).into();
        let is_context = (id as usize) < report.contexts.len();
        prop_assert_eq!(report.period_of(context).is_some(), is_context);
        prop_assert_eq!(report.members_of(context).is_some(), is_context);
        let unit = UnitId::from(id as usize);
        prop_assert_eq!(report.unit_at(unit).is_some(), (id as usize) < report.units.len());
        prop_assert!(report.given.of_fact((id as usize).into()).is_none());
        // Whatever else: what has a wrong id anywhere is refused before anything looks at it.
        let (taxonomy, report) = models(|taxonomy, report| WRONG[nth](taxonomy, report, at));
        if let Ok(mut filing) = Filing::from_models(taxonomy, Some(report)) {
            filing.check();
        }
    }
}
