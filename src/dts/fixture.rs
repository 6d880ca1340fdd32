//! A small taxonomy with everything that the writer has to know.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::model::{
    Axis, Balance, CalculationArc, Calendar, Concept, ConceptId, ConceptKind, Container, Cube,
    CubeAxis, EntryPoint, Figure, FileNames, ItemType, LabelRole, Member, Node, Owner, PeriodType,
    Publication, QName, Reference, ReferencePart, Statement, StatementId, Taxonomy, Translations,
    TypedDomain, YearName,
};

const NAMESPACE: &str = "http://www.example.com/xbrl/taxonomy/2008-03-31";

/// Name, kind, item type, period type, balance, abstract.
type Row = (&'static str, ConceptKind, &'static str, PeriodType, Option<Balance>, bool);

const ROWS: [Row; 19] = {
    use Balance::{Credit, Debit};
    use ConceptKind::{Dimension, Hypercube, Item, LineItems, Member};
    use PeriodType::{Duration, Instant};
    [
        ("CashFlowsAbstract", Item, "string", Duration, None, true),
        ("Cash", Item, "monetary", Instant, Some(Debit), false),
        ("OperatingCashFlow", Item, "monetary", Duration, Some(Debit), false),
        ("InvestingCashFlow", Item, "monetary", Duration, Some(Debit), false),
        ("IncreaseInCash", Item, "monetary", Duration, Some(Debit), false),
        ("RevenueAbstract", Item, "string", Duration, None, true),
        ("RevenueTable", Hypercube, "string", Duration, None, true),
        ("SegmentsAxis", Dimension, "string", Duration, None, true),
        ("AllSegmentsMember", Member, "domain", Duration, None, true),
        ("NetworkMember", Member, "domain", Duration, None, true),
        ("AccessMember", Member, "domain", Duration, None, true),
        ("AtmMember", Member, "domain", Duration, None, true),
        ("ContractAxis", Dimension, "string", Duration, None, true),
        ("RevenueLineItems", LineItems, "string", Duration, None, true),
        ("CostsAbstract", Item, "string", Duration, None, true),
        ("Revenue", Item, "monetary", Duration, Some(Credit), false),
        ("Costs", Item, "monetary", Duration, Some(Debit), false),
        ("GrossProfit", Item, "monetary", Duration, Some(Credit), false),
        ("GrossMargin", Item, "percent", Duration, None, false),
    ]
};

/// The taxonomy: a cash flow statement, and revenue by segment and contract.
pub(super) fn taxonomy() -> Taxonomy {
    let concepts: IndexMap<String, Concept> =
        ROWS.iter().map(|row| (row.0.to_owned(), concept(row))).collect();
    let mut taxonomy = Taxonomy {
        source: "concepts.csv".into(),
        publication: publication(),
        languages: vec!["en".into(), "ja".into()],
        concepts: concepts.into_values().collect(),
        statements: Vec::new(),
        axes: IndexMap::new(),
        domains: IndexMap::new(),
        units: IndexMap::new(),
        declared: BTreeMap::new(),
        schemas: BTreeMap::new(),
        imports: Vec::new(),
        relations: Vec::new(),
        prohibitions: Vec::new(),
        calendar: Calendar::new(4, YearName::Start).expect("April is a month"),
        entry_points: vec![
            entry("annual", "Annual results", "通期", &[0, 1]),
            entry("cash", "Cash & flows", "現金", &[0]),
        ],
    };
    labels(&mut taxonomy);
    let id = |name: &str| taxonomy.find(name).expect("a concept of the fixture");
    let axes = axes(&id);
    let statements = vec![cash_flows(&id), revenue(&id)];
    taxonomy.axes = axes;
    taxonomy.statements = statements;
    taxonomy
}

fn publication() -> Publication {
    Publication {
        cover: Vec::new(),
        definition: "taxonomy.toml".into(),
        id: "ex".into(),
        prefix: "ex".into(),
        namespace: NAMESPACE.into(),
        version: "2008.1".into(),
        date: Some("2008-03-31".into()),
        files: FileNames::ByEntryPoint,
        classic_sums: false,
        publisher: texts("Example", "例"),
        publisher_url: Some("http://www.example.com/".into()),
        publisher_country: Some("JP".into()),
        name: texts("Example taxonomy", "例のタクソノミ"),
        description: texts("For tests & <nothing> else.", "試験用"),
    }
}

fn texts(en: &str, ja: &str) -> Translations {
    Translations::from([("en".into(), en.into()), ("ja".into(), ja.into())])
}

fn entry(id: &str, en: &str, ja: &str, statements: &[usize]) -> EntryPoint {
    EntryPoint {
        id: id.into(),
        name: texts(en, ja),
        description: texts(en, ja),
        statements: statements.iter().map(|position| StatementId::from(*position)).collect(),
        version: None,
        replacements: None,
    }
}

fn concept(row: &Row) -> Concept {
    let (name, kind, item_type, period_type, balance, is_abstract) = *row;
    Concept {
        line: 1,
        name: QName::new("ex", NAMESPACE, name),
        owner: Owner::Own,
        kind,
        item_type: ItemType::from_name(item_type).expect("an item type").clone(),
        period_type,
        balance,
        is_abstract,
        nillable: !is_abstract,
        values: Vec::new(),
        enumeration: None,
        labels: [("en", name.to_owned()), ("ja", format!("{name}の名称"))]
            .map(|(lang, text)| ((LabelRole::Standard, lang.into()), text))
            .into(),
        references: Vec::new(),
    }
}

fn labels(taxonomy: &mut Taxonomy) {
    let more = [
        ("Cash", LabelRole::PeriodStart, "Cash at the beginning", "期首残高"),
        ("Cash", LabelRole::PeriodEnd, "Cash at the end", "期末残高"),
        ("Costs", LabelRole::Negated, "Less: costs of R&D <all>", "費用"),
        ("GrossProfit", LabelRole::Total, "Gross profit, total", "売上総利益合計"),
    ];
    for (name, role, en, ja) in more {
        let id = taxonomy.find(name).expect("a concept");
        let concept = taxonomy.concepts.get_mut(id).expect("a concept");
        concept.labels.insert((role.clone(), "en".into()), en.into());
        concept.labels.insert((role, "ja".into()), ja.into());
    }
    let part = |name, text: &str| ReferencePart {
        name: QName::new("ref", super::names::REF, name),
        text: text.into(),
    };
    let parts = vec![part("Name", "ASC"), part("Number", "605")];
    let revenue = taxonomy.find("Revenue").expect("a concept");
    let references = &mut taxonomy.concepts.get_mut(revenue).expect("a concept").references;
    references.push(Reference { role: Reference::STANDARD.into(), parts });
}

fn axes(id: &impl Fn(&str) -> ConceptId) -> IndexMap<ConceptId, Axis> {
    let members =
        [("AllSegmentsMember", 0), ("NetworkMember", 1), ("AccessMember", 2), ("AtmMember", 1)];
    let explicit = Axis {
        members: members
            .map(|(name, depth)| Member { concept: id(name), depth, usable: true })
            .into(),
        default: Some(id("AllSegmentsMember")),
        typed: None,
    };
    let typed = Axis {
        members: Vec::new(),
        default: None,
        typed: Some(TypedDomain {
            element: QName::new("ex", NAMESPACE, "ContractNumber"),
            simple_type: "token".into(),
        }),
    };
    IndexMap::from([(id("SegmentsAxis"), explicit), (id("ContractAxis"), typed)])
}

fn node(concept: ConceptId, depth: u32, preferred_label: LabelRole) -> Node {
    Node {
        concept,
        depth,
        preferred_label,
        beside: None,
        column: Translations::new(),
        required: false,
    }
}

fn cash_flows(id: &impl Fn(&str) -> ConceptId) -> Statement {
    Statement {
        id: "CashFlows".into(),
        role: "http://www.example.com/xbrl/role/CashFlows".into(),
        number: 400,
        source: "cash-flows.csv".into(),
        title: texts("Cash flows", "キャッシュ・フロー計算書"),
        owner: Owner::Own,
        kind: None,
        recast: None,
        is_presented: true,
        nodes: vec![
            node(id("CashFlowsAbstract"), 0, LabelRole::Standard),
            node(id("Cash"), 1, LabelRole::PeriodStart),
            node(id("OperatingCashFlow"), 1, LabelRole::Standard),
            node(id("InvestingCashFlow"), 1, LabelRole::Standard),
            node(id("IncreaseInCash"), 1, LabelRole::Standard),
            node(id("Cash"), 1, LabelRole::PeriodEnd),
        ],
        calculations: ["OperatingCashFlow", "InvestingCashFlow"]
            .map(|item| CalculationArc {
                total: id("IncreaseInCash"),
                item: id(item),
                weight: Figure::new(1, 0).expect("one is a figure"),
            })
            .into(),
        cubes: Vec::new(),
    }
}

fn revenue(id: &impl Fn(&str) -> ConceptId) -> Statement {
    let arc = |item, weight| CalculationArc {
        total: id("GrossProfit"),
        item: id(item),
        weight: Figure::new(weight, 0).expect("a small figure"),
    };
    Statement {
        id: "Revenue".into(),
        role: "http://www.example.com/xbrl/role/Revenue".into(),
        number: 110_000,
        source: "revenue.csv".into(),
        title: texts("Revenue & segments", "セグメント情報"),
        owner: Owner::Own,
        kind: None,
        recast: None,
        is_presented: true,
        nodes: vec![
            node(id("RevenueAbstract"), 0, LabelRole::Standard),
            node(id("RevenueTable"), 1, LabelRole::Standard),
            node(id("SegmentsAxis"), 2, LabelRole::Standard),
            node(id("ContractAxis"), 2, LabelRole::Standard),
            node(id("RevenueLineItems"), 2, LabelRole::Standard),
            node(id("Revenue"), 3, LabelRole::Standard),
            node(id("CostsAbstract"), 3, LabelRole::Standard),
            node(id("Costs"), 4, LabelRole::Negated),
            node(id("GrossProfit"), 3, LabelRole::Total),
            node(id("GrossMargin"), 3, LabelRole::Standard),
            node(id("Costs"), 3, LabelRole::Standard),
        ],
        calculations: vec![arc("Revenue", 1), arc("Costs", -1)],
        cubes: vec![Cube {
            line: 3,
            hypercube: id("RevenueTable"),
            line_items: id("RevenueLineItems"),
            items: None,
            container: Container::Scenario,
            axes: [(4, "SegmentsAxis"), (5, "ContractAxis")]
                .map(|(line, name)| CubeAxis {
                    line,
                    concept: id(name),
                    members: None,
                    negated: Vec::new(),
                })
                .into(),
            closed: true,
            excludes: false,
        }],
    }
}
