//! Rules of a regulator about filings in an extended taxonomy, by the names that profiles have for them.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A rule. A profile that applies it says what the regulator calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Own elements have a standard label.
    LabelStandard,
    /// Own elements that are used have it in the language of the profile.
    LabelUsed,
    /// Whatever label an own element that is used has in another language, it has in that of the profile.
    LabelDefault,
    /// Own elements have their labels in a further language.
    LabelTranslated,
    /// Own elements have a verbose label.
    LabelVerbose,
    /// No two elements have the same standard and verbose label.
    LabelUnique,
    /// Labels are shorter than a length.
    LabelLength,
    /// Labels have no doubled blanks and no `<`.
    LabelBlanks,
    /// Labels do not begin or end with a blank.
    LabelEnds,
    /// English labels have letters of half width.
    LabelHalfWidth,
    /// What is no number has no label for totals, balances or signs.
    LabelOfNumbers,
    /// Names of elements begin with a capital letter and have no signs.
    ElementName,
    /// Own elements have other names than those of the regulator.
    ElementNameOfBase,
    /// Own elements can be nil.
    ElementNillable,
    /// There are no own tuples.
    ElementTuple,
    /// Own axes have no typed members.
    ElementTyped,
    /// What is abstract is about a period.
    ElementAbstractPeriod,
    /// Axes, and they alone, have names that end in `Axis`.
    ElementAxis,
    /// Tables, and they alone, have names that end in `Table`.
    ElementTable,
    /// Line items are abstract.
    ElementLineItems,
    /// Members have the type of members.
    ElementMemberType,
    /// Members are about a period.
    ElementMemberPeriod,
    /// Members are abstract.
    ElementMemberAbstract,
    /// Own elements have no references.
    ElementReference,
    /// A network has one root.
    NetworkRoot,
    /// Elements in networks have facts.
    NetworkUnused,
    /// Elements with facts stand in a tree.
    NetworkMissing,
    /// Statements have sums.
    NetworkSums,
    /// Weights are 1 or -1.
    SumWeight,
    /// Parts of a sum have its period type.
    SumPeriod,
    /// Parts of a sum stand in a tree with it.
    SumShown,
    /// A role has one cube.
    NetworkCube,
    /// An element stands twice below another with other labels only.
    PlaceRepeated,
    /// Own roles are named after their root.
    RoleName,
    /// Presentation linkbases of the regulator are not referred to.
    BasePresentation,
    /// Calculation linkbases of the regulator are not referred to.
    BaseCalculation,
    /// Reference linkbases of the regulator are not referred to.
    BaseReference,
    /// Facts about the document are there.
    InformationRequired,
    /// Facts about the document have values of a list.
    InformationAllowed,
    /// Elements of a taxonomy go with what the document says.
    InformationImplied,
    /// Facts about the document say what the cover says.
    InformationSame,
    /// The code of the filer is that of the contexts.
    InformationCode,
    /// Facts of the cover are there.
    CoverRequired,
    /// The cover has the day of filing.
    CoverFiled,
    /// The day of filing is not more than a year after the period.
    CoverLate,
    /// A document of a group has no facts of the company alone.
    ConsolidatedAlone,
    /// A document of a company has facts of the company alone.
    CompanyAlone,
    /// Facts about the same have the same value and accuracy.
    FactRepeated,
    /// Numbers of shares are in shares.
    FactShares,
    /// Values have no more digits than they say.
    FactDigits,
    /// Blocks of text are well-formed.
    FactBlock,
    /// Members of facts are explicit, and in the scenario.
    FactMembers,
    /// Texts are in the language of the profile.
    FactLanguage,
    /// Pages are sorted by their names, the cover first.
    PageOrder,
    /// Headings count without a gap.
    PageSections,
    /// Headings do not repeat a number.
    PageSectionRepeated,
    /// The cover has its heading.
    PageCover,
    /// Pages have letters of the regulator's list.
    PageLetters,
    /// Pages have no forbidden elements.
    PageElements,
    /// Elements of pages have no attributes that run something.
    PageAttributes,
    /// Links of pages are relative.
    PageLinks,
    /// Documents have names of letters that are allowed.
    FileName,
    /// Documents are not empty.
    FileEmpty,
    /// Documents are referred to by a page.
    FileUnused,
    /// Documents are of a kind that is taken.
    FileKind,
    /// Folders are not deeper than a depth.
    FileDepth,
    /// Pictures are not larger than a size.
    FilePicture,
}

/// What a regulator asks of filings beyond those of XBRL.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The rules that apply, each with what the regulator calls it; nothing where it has no name.
    pub apply: BTreeMap<Rule, String>,
    /// Length that labels do not reach.
    pub label_length: usize,
    /// Values that facts about the document may have.
    #[serde(default)]
    pub allowed: BTreeMap<String, Vec<String>>,
    /// What elements of a taxonomy go with.
    #[serde(default)]
    pub implied: Vec<Implied>,
    /// Facts about the document that say what facts of the cover say.
    #[serde(default)]
    pub same: BTreeMap<String, String>,
    /// Facts that the cover must have.
    #[serde(default)]
    pub cover: Vec<String>,
    /// The fact of the cover with the day of filing.
    pub cover_filed: Option<String>,
    /// What the heading of the cover has.
    pub cover_heading: Option<String>,
    /// The fact about the document that is true for a group, and the member of the company alone.
    pub consolidated: Option<Consolidated>,
    /// Statements that filings must have.
    #[serde(default)]
    pub expected: Vec<Expected>,
    /// Ends of names of documents that are taken.
    pub file_kinds: Vec<String>,
    /// How deep folders may be.
    pub file_depth: usize,
    /// Most bytes of a picture.
    pub picture_bytes: usize,
}

/// What elements of a taxonomy go with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Implied {
    /// Prefix of the elements.
    pub prefix: String,
    /// Fact about the document.
    pub element: String,
    /// Its value.
    pub value: String,
}

/// How a filing tells a group from a company alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consolidated {
    /// Fact about the document that is true for a group.
    pub element: String,
    /// The member of the company alone.
    pub alone: String,
}

/// A statement that a filing must have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// What the regulator calls the rule.
    pub rule: String,
    /// What it is.
    pub what: String,
    /// Facts about the document that call for it.
    pub when: BTreeMap<String, String>,
    /// Last steps of the roles of which one must have facts; a star stands for anything.
    pub roles: Vec<String>,
}
