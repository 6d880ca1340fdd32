use indexmap::IndexMap;

use super::{Ground, Placed, RecastInto, Recasting, Used, recast};
use crate::model::{
    Axis, CalculationArc, Concept, ConceptId, ConceptKind, Concepts, Container, Cube, CubeAxis,
    Figure, ItemType, LabelRole, Member, Node, Owner, PeriodType, QName, Statement, Translations,
};

/// Concepts of a base by name: headings end with `Abstract`, tables with `Table`, axes with `Axis`.
fn concepts(names: &[&str]) -> Concepts {
    let concept = |name: &&str| Concept {
        line: 0,
        name: QName::new("b", "urn:b", name),
        owner: Owner::Foreign("urn:b#x".into()),
        kind: match *name {
            name if name.ends_with("Table") => ConceptKind::Hypercube,
            name if name.ends_with("Axis") => ConceptKind::Dimension,
            _ => ConceptKind::Item,
        },
        item_type: ItemType::from_name("monetary").unwrap().clone(),
        period_type: PeriodType::Duration,
        balance: None,
        is_abstract: name.ends_with("Abstract") || name.ends_with("Items"),
        nillable: true,
        values: Vec::new(),
        enumeration: None,
        labels: std::collections::BTreeMap::new(),
        references: Vec::new(),
    };
    names.iter().map(concept).collect()
}

const NAMES: [&str; 16] = [
    "TopAbstract",
    "SalesTable",
    "RegionAxis",
    "All",
    "Japan",
    "Abroad",
    "Asia",
    "SalesItems",
    "IncomeAbstract",
    "Sales",
    "Other",
    "CostAbstract",
    "Wages",
    "Total",
    "NewCost",
    "NewMember",
];

struct Base {
    concepts: Concepts,
    axes: IndexMap<ConceptId, Axis>,
    statement: Statement,
}

impl Base {
    fn new() -> Self {
        let concepts = concepts(&NAMES);
        let id = |name: &str| concepts.find(&QName::new("b", "urn:b", name)).unwrap();
        let rows = [
            (0, "TopAbstract"),
            (1, "SalesTable"),
            (2, "RegionAxis"),
            (3, "All"),
            (4, "Japan"),
            (4, "Abroad"),
            (5, "Asia"),
            (1, "SalesItems"),
            (2, "IncomeAbstract"),
            (3, "Sales"),
            (3, "Other"),
            (2, "CostAbstract"),
            (3, "Wages"),
            (2, "Total"),
        ];
        let nodes = rows.map(|(depth, name)| Node {
            concept: id(name),
            depth,
            preferred_label: LabelRole::Standard,
            beside: None,
            column: Translations::new(),
            required: false,
        });
        let members = [("All", 0), ("Japan", 1), ("Abroad", 1), ("Asia", 2)];
        let members: Vec<Member> =
            members.map(|(name, depth)| Member { concept: id(name), depth, usable: true }).into();
        let items =
            ["SalesItems", "IncomeAbstract", "Sales", "Other", "CostAbstract", "Wages", "Total"];
        let cube = Cube {
            line: 0,
            hypercube: id("SalesTable"),
            line_items: id("SalesItems"),
            items: Some(items.map(id).into()),
            container: Container::Segment,
            axes: vec![CubeAxis {
                line: 0,
                concept: id("RegionAxis"),
                members: Some(members.clone().into()),
                negated: Vec::new(),
            }],
            closed: true,
            excludes: false,
        };
        let sum = |item| CalculationArc { total: id("Total"), item: id(item), weight: Figure::ONE };
        let statement = Statement {
            id: "base".to_owned(),
            role: "urn:b/role/base".to_owned(),
            number: 1,
            title: [("en".into(), "[000100] Sales".to_owned())].into(),
            owner: Owner::Foreign("urn:b#role".into()),
            kind: None,
            recast: None,
            is_presented: true,
            source: "".into(),
            nodes: nodes.into(),
            calculations: ["Sales", "Other", "Wages"].map(sum).into(),
            cubes: vec![cube],
        };
        let axis = Axis { members, default: Some(id("All")), typed: None };
        let axes = [(id("RegionAxis"), axis)].into_iter().collect();
        Self { concepts, axes, statement }
    }

    fn id(&self, name: &str) -> ConceptId {
        self.concepts.find(&QName::new("b", "urn:b", name)).unwrap()
    }

    fn recast(&self, used: &[&str], own: &[Placed]) -> Recasting {
        let mut all = Used::new();
        used.iter().for_each(|name| all.anywhere(self.id(name)));
        self.recast_for(&all, own)
    }

    fn recast_for(&self, used: &Used, own: &[Placed]) -> Recasting {
        let into = RecastInto {
            id: "own".to_owned(),
            role: "urn:own".to_owned(),
            number: 7,
            title: Translations::new(),
        };
        let ground = Ground { concepts: &self.concepts, axes: &self.axes };
        recast(ground, &self.statement, used, own, into)
    }

    fn placed(&self, concept: &str, below: &str, after: Option<&str>) -> Placed {
        Placed {
            concept: self.id(concept),
            below: self.id(below),
            after: after.map(|name| self.id(name)),
            preferred_label: LabelRole::Standard,
            sums: vec![(self.id("Total"), Figure::MINUS_ONE)],
        }
    }

    fn rows(&self, statement: &Statement) -> String {
        let row = |node: &Node| {
            let name = &self.concepts.get(node.concept).unwrap().name.local;
            format!("{}{name}", ">".repeat(node.depth as usize))
        };
        statement.nodes.iter().map(row).collect::<Vec<_>>().join(" ")
    }

    fn members(&self, statement: &Statement) -> Vec<String> {
        let axis = &statement.cubes[0].axes[0];
        let members = axis.members.iter().flat_map(|members| members.iter());
        members.map(|of| self.concepts.get(of.concept).unwrap().name.local.to_string()).collect()
    }
}

#[test]
fn what_is_used_stays_with_what_is_above_it() {
    let base = Base::new();
    let made = base.recast(&["Sales", "Total", "Asia"], &[]).statement.unwrap();
    assert_eq!(
        base.rows(&made),
        "TopAbstract >SalesTable >>RegionAxis >>>All >>>>Abroad >>>>>Asia \
         >SalesItems >>IncomeAbstract >>>Sales >>Total"
    );
    assert_eq!(base.members(&made), ["All", "Abroad", "Asia"]);
    let items: Vec<ConceptId> = made.cubes[0].items.iter().flat_map(|of| of.to_vec()).collect();
    assert_eq!(items, [base.id("Sales"), base.id("Total")]);
    assert_eq!(made.cubes[0].container, Container::Segment);
    assert_eq!(made.calculations.len(), 1);
    assert_eq!(made.title.values().next().unwrap(), "Sales");
    assert_eq!((made.role.as_str(), made.recast.as_deref()), ("urn:own", Some("urn:b/role/base")));
}

#[test]
fn the_default_of_an_axis_stays_where_no_member_is_used() {
    let base = Base::new();
    let made = base.recast(&["Wages"], &[]).statement.unwrap();
    assert_eq!(base.members(&made), ["All"]);
    assert!(made.calculations.is_empty(), "a part without its total is no sum");
}

#[test]
fn nothing_used_is_no_statement() {
    let base = Base::new();
    assert!(base.recast(&[], &[]).statement.is_none());
    // A member alone reports nothing.
    assert!(base.recast(&["Japan"], &[]).statement.is_none());
}

#[test]
fn own_concepts_stand_at_their_place() {
    let base = Base::new();
    let own = [
        base.placed("NewCost", "IncomeAbstract", Some("Sales")),
        base.placed("NewMember", "Abroad", None),
        base.placed("Wages", "Japan", Some("Sales")),
    ];
    let made = base.recast(&["Sales", "Other", "Total"], &own);
    assert_eq!(made.unplaced, [2]);
    let made = made.statement.unwrap();
    assert_eq!(
        base.rows(&made),
        "TopAbstract >SalesTable >>RegionAxis >>>All >>>>Abroad >>>>>NewMember >SalesItems \
         >>IncomeAbstract >>>Sales >>>NewCost >>>Other >>CostAbstract >>>Wages >>Total"
    );
    assert_eq!(base.members(&made), ["All", "Abroad", "NewMember"]);
    let weights: Vec<String> = made.calculations.iter().map(|arc| arc.weight.to_string()).collect();
    assert!(
        weights.starts_with(&["1".to_owned(), "1".to_owned()])
            && weights.contains(&"-1".to_owned())
    );
}

#[test]
fn a_fact_counts_where_its_members_are_taken() {
    let base = Base::new();
    let (region, japan) = (base.id("RegionAxis"), base.id("Japan"));
    let mut used = Used::new();
    used.fact(base.id("Sales"), [(region, Some(japan))]);
    used.fact(base.id("Other"), []);
    // These do not fit: a member of another axis, and one that the axis has not.
    used.fact(base.id("Wages"), [(base.id("SalesItems"), Some(japan))]);
    used.fact(base.id("Total"), [(region, Some(base.id("NewMember")))]);
    let made = base.recast_for(&used, &[]).statement.unwrap();
    assert_eq!(
        base.rows(&made),
        "TopAbstract >SalesTable >>RegionAxis >>>All >>>>Japan \
         >SalesItems >>IncomeAbstract >>>Sales >>>Other"
    );
}
