//! Rules are about models, and not about how these were read: what a source is told, the models that were read
//! of it are told as well when a program hands them over as its own. Every code is held to that, or is listed
//! here with the reason why no model can hold its fault.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use common::case;
use common::codes::{OF_DOCUMENTS, OF_EXTRACTION, OF_FORMS};
use kessan::check::pages::{self, Edit};
use kessan::diagnostic::{CODES, Code, Diagnostics};
use kessan::filing::{self, Filing, Options};
use kessan::model::{Decimals, Fact, ItemType, Report, Taxonomy, Value};

/// What only a source can hold: the model has no place for it.
const OF_SOURCES: &[(Code, &str)] = &[
    (Code::FileNotReadable, "a model stands in no file"),
    (Code::NotUtf8, "a text of a model is Unicode"),
    (Code::OtherKindOfFile, "a model names no files"),
    (Code::FileOutside, "a model names no files"),
    (Code::TableReadAs, "a model stands in no table"),
    (Code::HiddenRow, "a model stands in no workbook"),
    (Code::InvalidToml, "a model stands in no file"),
    (Code::InvalidCsv, "a model stands in no table"),
    (Code::TooManyCells, "a model stands in no table"),
    (Code::UnknownColumn, "a model stands in no table"),
    (Code::MissingColumn, "a model stands in no table"),
    (Code::RepeatedColumn, "a model stands in no table"),
    (Code::UnknownUnit, "units are named by ids; one that leads nowhere is an error of the call"),
    (
        Code::UnknownStatement,
        "statements are named by ids; one that leads nowhere is an error of the call",
    ),
    (
        Code::UnknownEntryPoint,
        "entry points are named by position; one that leads nowhere is an error of the call",
    ),
    (
        Code::UnknownFootnote,
        "footnotes are named by ids; one that leads nowhere is an error of the call",
    ),
    (Code::PercentOfUnit, "a figure has no percent sign: it is a number"),
    (Code::FigureTooLong, "a figure holds no more digits than it can"),
];

/// What is told of the documents of others and has an example on its page, beside [`OF_DOCUMENTS`].
const OF_READ_DOCUMENTS: &[Code] = &[
    Code::DocumentMissing,
    Code::IllFormedXml,
    Code::UnreadDeclarations,
    Code::InvalidContent,
    Code::WrongAttribute,
    Code::InvalidValue,
    Code::RepeatedId,
    Code::InvalidType,
    Code::UnknownDeclaration,
    Code::RepeatedDeclaration,
    Code::ForbiddenInSchema,
    Code::NoSchemaOrLinkbase,
    Code::InvalidConcept,
    Code::InvalidEnumeration,
    Code::InvalidTuple,
    Code::InvalidRoleType,
    Code::InvalidRoleReference,
    Code::InvalidLinkbaseReference,
    Code::RoleNotDeclared,
    Code::InvalidLocator,
    Code::InvalidArc,
    Code::ForbiddenCycle,
    Code::InvalidSummation,
    Code::InvalidDefinition,
    Code::LabelWithoutLanguage,
    Code::PreferredLabelMissing,
    Code::HypercubeNotAbstract,
    Code::DimensionNotAbstract,
    Code::HasHypercubeSource,
    Code::HasHypercubeTarget,
    Code::ContextElementMissing,
    Code::HypercubeDimensionSource,
    Code::HypercubeDimensionTarget,
    Code::DimensionDomainSource,
    Code::DimensionDomainTarget,
    Code::DomainMemberSource,
    Code::DomainMemberTarget,
    Code::DimensionDefaultSource,
    Code::DimensionDefaultTarget,
    Code::TooManyDefaults,
    Code::TargetRoleNotResolved,
    Code::TypedDomainRefMisplaced,
    Code::TypedDomainRefAddress,
    Code::TypedDomainOutside,
    Code::TypedDomainInvalid,
    Code::DimensionCycle,
    Code::PolymorphicItem,
    Code::TaxonomyNotThere,
    Code::MisplacedElement,
    Code::InvalidAttribute,
    Code::UnboundPrefix,
    Code::RepeatedXmlId,
    Code::DanglingReference,
    Code::UnreadableValue,
    Code::BrokenContinuation,
    Code::BrokenFootnote,
    Code::BrokenTuple,
    Code::RepeatedDimension,
    Code::WrongKindOfDimension,
    Code::InvalidTypedMember,
    Code::MissingRequiredFact,
    Code::InconsistentAlias,
    Code::InconsistentTarget,
];

/// What is about neither a taxonomy nor a report.
const BESIDE_MODELS: &[(Code, &str)] = &[
    (Code::ReportsDiffer, "it is about several reports; tests/together.rs"),
    (Code::InvalidTemplate, "it is about the page around a report, which stands beside the models"),
    (Code::LimitPassed, "it is about how much is read"),
    (Code::UnsupportedInput, "it is about the path given"),
];

/// Faults of models that no example of a page has, as edits of the base.
const EXAMPLES: &[Edit] = &[
    // An enumeration without a domain.
    Edit {
        file: "taxonomy/concepts.csv",
        mended: "Audited,boolean,",
        fails: "Colour,enumeration,duration,,,Colour,色,,,,,,,,,,\nAudited,boolean,",
    },
    // Two names in one language.
    Edit {
        file: "taxonomy/taxonomy.toml",
        mended: "en = \"Loom taxonomy\"",
        fails: "en = \"Loom taxonomy\"\nEN = \"Looms\"",
    },
];

/// Faults that a table has in another form.
const BUILT: &[fn(&mut Taxonomy, &mut Report)] = &[
    // A scale in which the figure has more digits than can be shown.
    |_, report| {
        let is_number = |fact: &&mut Fact| matches!(fact.value, Value::Number(_));
        report.facts.iter_mut().find(is_number).expect("there is one").scale = -28;
    },
    // Decimals of a type that takes none.
    |taxonomy, report| {
        let item_type = ItemType::from_name("noDecimalsMonetary").expect("there is one");
        let fact = report.facts.iter_mut().find(|fact| {
            taxonomy.concepts.get(fact.concept).expect("it is there").item_type.is_monetary()
        });
        let fact = fact.expect("there is one");
        fact.decimals = Decimals::new(2).expect("it is one");
        let concept = taxonomy.concepts.get_mut(fact.concept).expect("it is there");
        concept.item_type = item_type.clone();
    },
];

/// The codes of what was found out.
fn codes(told: &Diagnostics) -> BTreeSet<Code> {
    told.iter().map(|told| told.code).collect()
}

/// What is told of a source, and what of the models that were read of it. Of a source that could be read whole
/// the same is told both ways; of another the models may lack what others of its things need.
fn both(name: &str, report: &Path) -> BTreeSet<Code> {
    let mut read = filing::open(report, &Options::new().in_spite_of_errors(true));
    let is_whole = !read.diagnostics().has_errors();
    read.check();
    let told = codes(read.diagnostics());
    let of_models = read.into_models().map(|(taxonomy, report)| of_models(taxonomy, report));
    let of_models = of_models.unwrap_or_default();
    let more: Vec<&str> = of_models.difference(&told).map(|code| code.name()).collect();
    assert!(!is_whole || more.is_empty(), "{name}: only models are told {more:?}, not {told:?}");
    of_models
}

/// What is told of models.
fn of_models(taxonomy: Taxonomy, report: Option<Report>) -> BTreeSet<Code> {
    let built = Filing::from_models(taxonomy, report);
    let mut built =
        built.unwrap_or_else(|error| panic!("ids of what was read lead nowhere: {error}"));
    built.check();
    codes(built.diagnostics())
}

/// The models of the base.
fn base() -> (Taxonomy, Report) {
    let read = filing::open(&case::base().path().join("report"), &Options::new());
    let Some((taxonomy, Some(report))) = read.into_models() else { panic!("the base is sound") };
    (taxonomy, report)
}

/// Puts what fails in the place of what is right.
fn apply(edit: &Edit, folder: &Path) {
    let Edit { file, mended, fails } = edit;
    let path = folder.join(file);
    let text = match mended.is_empty() {
        true => (*fails).to_owned(),
        false => {
            let text = fs::read_to_string(&path).expect("the base has the file");
            text.replacen(mended, fails, 1)
        }
    };
    fs::write(path, text).expect("a file can be written");
}

/// What is told of models by the examples of the pages and by all cases of bad input, and where.
fn told_of_models() -> BTreeMap<Code, String> {
    let mut found = BTreeMap::new();
    let mut take = |name: &str, report: &Path| {
        for code in both(name, report) {
            found.entry(code).or_insert_with(|| name.to_owned());
        }
    };
    let is_in = |edits: &[Edit], folder| edits.iter().any(|edit| edit.file.starts_with(folder));
    for page in pages::all().filter(|page| !page.edits.is_empty()) {
        if is_in(page.edits, "dts/") || is_in(page.edits, "given/") {
            continue;
        }
        let folder = case::base();
        page.edits.iter().for_each(|edit| apply(edit, folder.path()));
        let report = if is_in(page.edits, "misprint/") { "misprint" } else { "report" };
        take(page.code.name(), &folder.path().join(report));
    }
    for edit in EXAMPLES {
        let folder = case::base();
        apply(edit, folder.path());
        take(edit.fails, &folder.path().join("report"));
    }
    for group in ["bad", "good"] {
        for case in case::all(group) {
            take(&case.name, &case.input().path().join("report"));
        }
    }
    for (nth, change) in BUILT.iter().enumerate() {
        let (mut taxonomy, mut report) = base();
        change(&mut taxonomy, &mut report);
        for code in of_models(taxonomy, Some(report)) {
            found.entry(code).or_insert_with(|| format!("built {nth}"));
        }
    }
    found
}

#[test]
fn every_code_is_told_of_models_or_can_be_held_by_none() {
    let of_models = told_of_models();
    let listed: Vec<Code> = OF_SOURCES
        .iter()
        .chain(BESIDE_MODELS)
        .map(|(code, _)| code)
        .chain(OF_READ_DOCUMENTS)
        .chain(OF_DOCUMENTS)
        .chain(OF_EXTRACTION)
        .chain(OF_FORMS)
        .copied()
        .collect();
    let known: BTreeSet<Code> = listed.iter().copied().collect();
    assert_eq!(known.len(), listed.len(), "a code is listed twice");
    let neither: Vec<Code> = CODES
        .iter()
        .copied()
        .filter(|code| !of_models.contains_key(code) && !known.contains(code))
        .collect();
    let stale: Vec<(Code, &String)> =
        listed.iter().filter_map(|code| Some((*code, of_models.get(code)?))).collect();
    assert!(neither.is_empty(), "told of no model, and not listed: {neither:?}");
    assert!(stale.is_empty(), "listed, and told of models: {stale:?}");
}
