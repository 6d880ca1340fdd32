//! What a preview knows of facts, as the script reads it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::diagnostic::{Code, Diagnostics, Language, Place, Told};
use crate::model::{
    ConceptId, ContextId, Fact, FactId, Figure, LabelRole, Lang, MemberValue, StatementId, UnitId,
    Value,
};
use crate::notation::label::without_kind;
use crate::write::{Output, inline};

/// The most characters of a text that the panel repeats; the page has it all.
const MOST_OF_A_TEXT: usize = 400;

/// Texts by language.
type Texts = BTreeMap<Lang, String>;

/// What a preview shows of a report.
#[derive(Debug, Serialize)]
pub struct Data {
    languages: Vec<Lang>,
    concepts: Vec<Concept>,
    entities: Vec<String>,
    contexts: Vec<Context>,
    units: Vec<Unit>,
    statements: Vec<Statement>,
    footnotes: Vec<Texts>,
    facts: Vec<FactData>,
    sums: Vec<SumData>,
    findings: Vec<Finding>,
    /// What is missing, so that the page says less than it could.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<String>,
}

/// A sum in one unit and context.
#[derive(Clone, Debug)]
pub struct Sum {
    /// The statement that states it.
    pub statement: StatementId,
    /// Period and members.
    pub context: ContextId,
    /// The unit.
    pub unit: Option<UnitId>,
    /// Whether it holds, where that can be told.
    pub holds: Option<bool>,
    /// What the total has more than its parts.
    pub difference: Option<Figure>,
    /// The total.
    pub total: Term,
    /// The parts, in their order.
    pub parts: Vec<Term>,
}

/// A total or a part of a sum.
#[derive(Clone, Debug)]
pub struct Term {
    /// The concept.
    pub concept: ConceptId,
    /// Its weight; that of a total is 1.
    pub weight: Figure,
    /// The value that is reported, if any is.
    pub value: Option<Figure>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Concept {
    name: String,
    labels: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    documentation: Option<Texts>,
    #[serde(rename = "type")]
    item_type: String,
    period_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Context {
    entity: usize,
    period: String,
    /// The period in the words of the page.
    said: String,
    members: Vec<(usize, Member)>,
}

/// A member by its concept, or the value of a typed axis.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Member {
    Explicit(usize),
    Typed(String),
}

#[derive(Debug, Serialize)]
struct Unit {
    name: String,
    measures: String,
    labels: Texts,
}

#[derive(Debug, Serialize)]
struct Statement {
    id: String,
    title: Texts,
}

#[derive(Debug, Serialize)]
struct FactData {
    id: String,
    concept: usize,
    context: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<usize>,
    /// None is nil.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    numeric: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimals: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<Lang>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footnotes: Option<Vec<usize>>,
}

#[derive(Debug, Serialize)]
struct SumData {
    statement: usize,
    context: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<usize>,
    holds: Option<bool>,
    difference: Option<String>,
    total: TermData,
    parts: Vec<TermData>,
}

#[derive(Debug, Serialize)]
struct TermData {
    concept: usize,
    weight: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

#[derive(Debug, Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    facts: Vec<usize>,
}

impl Data {
    /// Gathers what is known of a report: with its sums, and with findings whose places are
    /// complete.
    #[must_use]
    pub fn new(output: &Output<'_>, sums: &[Sum], findings: &Diagnostics) -> Self {
        let mut concepts = Concepts { output, positions: FxHashMap::default(), found: Vec::new() };
        let report = output.report;
        let languages = match report.languages.is_empty() {
            true => vec![Lang::from("en")],
            false => report.languages.clone(),
        };
        let said: Vec<String> = (report.periods.iter())
            .map(|period| inline::period_in_words(*period, report, &languages[0]))
            .collect();
        let contexts = report.contexts.iter().map(|context| Context {
            entity: context.entity.index(),
            period: report.periods[context.period.index()].to_string(),
            said: said[context.period.index()].clone(),
            members: report.dimensions[context.dimensions.index()]
                .iter()
                .map(|(axis, value)| (concepts.position(*axis), concepts.member(value)))
                .collect(),
        });
        let contexts = contexts.collect();
        let places: FxHashMap<FactId, String> = (report.places.iter())
            .map(|at| (at.fact, format!("{}:{}", at.line, at.column)))
            .collect();
        let facts: Vec<FactData> =
            output.facts().map(|(id, fact)| concepts.fact(id, fact, &places)).collect();
        let sums = sums.iter().map(|sum| concepts.sum(sum)).collect();
        Self {
            contexts,
            entities: (report.entities.iter())
                .map(|entity| format!("{} ({})", entity.identifier, entity.scheme))
                .collect(),
            units: report.units.iter().map(|unit| unit_of(output, unit)).collect(),
            statements: statements(output),
            footnotes: report.footnotes.iter().map(|note| note.text.clone()).collect(),
            findings: findings_of(output, findings, language_of(&languages[0])),
            missing: (findings.iter().filter(|found| found.code == Code::TaxonomyNotThere))
                .map(|found| {
                    let language = language_of(&languages[0]);
                    Told { scale: found.scale, language }.said(&found.message)
                })
                .collect(),
            languages,
            facts,
            sums,
            concepts: concepts.found,
        }
    }

    /// The same, with what else is missing.
    #[must_use]
    pub fn with_missing(mut self, more: impl IntoIterator<Item = String>) -> Self {
        let language = self.languages.first().map(language_of).unwrap_or_default();
        self.missing.extend(more.into_iter().map(|what| language.say(&what).into_owned()));
        self
    }
}

/// The concepts that a preview names, gathered as they are met.
struct Concepts<'a> {
    output: &'a Output<'a>,
    positions: FxHashMap<ConceptId, usize>,
    found: Vec<Concept>,
}

impl Concepts<'_> {
    fn position(&mut self, id: ConceptId) -> usize {
        let next = self.found.len();
        let position = *self.positions.entry(id).or_insert(next);
        if position == next {
            self.found.push(concept(self.output, id));
        }
        position
    }

    fn member(&mut self, value: &MemberValue) -> Member {
        match value {
            MemberValue::Explicit(member) => Member::Explicit(self.position(*member)),
            MemberValue::Typed(value) => Member::Typed(value.text().to_owned()),
        }
    }

    fn fact(&mut self, id: FactId, fact: &Fact, places: &FxHashMap<FactId, String>) -> FactData {
        let output = self.output;
        let mut name = Vec::new();
        output.push_id(&mut name, id, fact);
        let (value, lang, decimals) = match fact.value {
            Value::Number(value) => {
                (Some(value.to_string()), None, Some(fact.decimals.to_string()))
            }
            Value::Text(text) => {
                let text = output.text(id, text);
                let start = text.value.chars().take(MOST_OF_A_TEXT).collect();
                (Some(start), text.lang.clone(), None)
            }
            Value::Fraction(id) => {
                let fraction = output.report.fractions.get(id.index());
                (fraction.map(ToString::to_string), None, None)
            }
            Value::Nil => (None, None, None),
        };
        let notes = &output.report.footnote_sets[fact.footnotes.index()];
        let source = output.report.sources.get(usize::from(fact.source.0));
        FactData {
            id: String::from_utf8_lossy(&name).into_owned(),
            concept: self.position(fact.concept),
            context: fact.context.index(),
            unit: fact.unit.map(|unit| unit.index()),
            numeric: decimals.is_some(),
            value,
            decimals,
            lang,
            statement: fact.statement.map(StatementId::index),
            source: source.map(|source| format!("{}:{}", source.name, fact.line)),
            place: places.get(&id).cloned(),
            footnotes: (!notes.is_empty()).then(|| notes.iter().map(|note| note.index()).collect()),
        }
    }

    fn sum(&mut self, sum: &Sum) -> SumData {
        SumData {
            statement: sum.statement.index(),
            context: sum.context.index(),
            unit: sum.unit.map(|unit| unit.index()),
            holds: sum.holds,
            difference: sum.difference.map(|figure| figure.to_string()),
            total: self.term(&sum.total),
            parts: sum.parts.iter().map(|part| self.term(part)).collect(),
        }
    }

    fn term(&mut self, term: &Term) -> TermData {
        TermData {
            concept: self.position(term.concept),
            weight: term.weight.to_string(),
            value: term.value.map(|value| value.to_string()),
        }
    }
}

fn concept(output: &Output<'_>, id: ConceptId) -> Concept {
    let concept = output.taxonomy.concept(id);
    let entry_point = output.taxonomy.entry_points.get(output.report.entry_point);
    let labels = output.taxonomy.labels(entry_point, id);
    let in_role = |wanted: LabelRole| -> Texts {
        let of_role = labels.iter().filter(|((role, _), _)| **role == wanted);
        of_role.map(|((_, lang), text)| ((*lang).clone(), without_kind(text).to_owned())).collect()
    };
    let documentation = in_role(LabelRole::Documentation);
    Concept {
        name: concept.name.to_string(),
        labels: in_role(LabelRole::Standard),
        documentation: (!documentation.is_empty()).then_some(documentation),
        item_type: concept.item_type.name.to_string(),
        period_type: concept.period_type.to_string(),
        balance: concept.balance.map(|balance| match balance {
            crate::model::Balance::Debit => "debit",
            crate::model::Balance::Credit => "credit",
        }),
    }
}

fn unit_of(output: &Output<'_>, unit: &crate::model::Unit) -> Unit {
    let definition = output.taxonomy.unit_definition(unit);
    Unit {
        name: unit.name.clone(),
        measures: unit.measures.to_string(),
        labels: definition.map(|unit| unit.labels.clone()).unwrap_or_default(),
    }
}

fn statements(output: &Output<'_>) -> Vec<Statement> {
    let statements = output.taxonomy.statements.iter();
    statements
        .map(|statement| Statement { id: statement.id.clone(), title: statement.title.clone() })
        .collect()
}

/// The language in which findings are told beside a page.
fn language_of(page: &Lang) -> Language {
    Language::named(page.split('-').next().unwrap_or_default()).unwrap_or_default()
}

/// The findings, each with the facts whose rows it names.
fn findings_of(output: &Output<'_>, findings: &Diagnostics, language: Language) -> Vec<Finding> {
    let report = output.report;
    let mut rows: FxHashMap<(&str, u32), Vec<usize>> = FxHashMap::default();
    for (at, fact) in report.facts.iter().enumerate() {
        if let Some(source) = report.sources.get(usize::from(fact.source.0)) {
            rows.entry((&source.name, fact.line)).or_default().push(at);
        }
    }
    let facts_at = |place: &Place| {
        let key = place.file.as_deref().zip(place.row().or(place.line));
        key.and_then(|key| rows.get(&key)).cloned().unwrap_or_default()
    };
    let told = |scale, text: &str| Told { scale, language }.said(text);
    let findings = findings.iter().map(|finding| Finding {
        code: finding.code.name(),
        severity: finding.severity.name(),
        message: told(finding.scale, &finding.message),
        help: finding.help.as_ref().map(|help| told(finding.scale, help)),
        facts: std::iter::once(&finding.place).chain(&finding.related).flat_map(facts_at).collect(),
    });
    findings.collect()
}
