//! Every code, in one table.

use super::{CodeInfo, Scope};
use crate::diagnostic::Severity;

codes! {
    FileNotReadable "file-not-readable" Error
        "A file that is needed can't be opened or read."
    NotUtf8 "not-utf8" Error
        "A text file is not UTF-8."
    OtherKindOfFile "other-kind-of-file" Error
        "A file that settings name can't be what it is named as."
    FileOutside "file-outside" Warning
        "A file that settings name lies outside their folder."
    TableReadAs "table-read-as" Note
        "A table is in another encoding than UTF-8, or its cells are not parted by commas."
    HiddenRow "hidden-row" Warning
        "Rows or columns of a sheet, or the sheet, are hidden in their workbook."
    InvalidToml "invalid-toml" Error
        "A TOML file is not well formed or lacks something."
    InvalidCsv "invalid-csv" Error
        "A table has no heading, or quotes that do not match."
    TooManyCells "too-many-cells" Error
        "A row has more cells than the table has columns."
    UnknownColumn "unknown-column" Error
        "A column of a table is not known here."
    MissingColumn "missing-column" Error
        "A table lacks a column that is needed."
    RepeatedColumn "repeated-column" Error
        "A table has the same column twice."
    MissingCell "missing-cell" Error
        "A cell that must be filled is empty."
    InvalidCell "invalid-cell" Error
        "A cell holds something that its column does not take."
    InvalidName "invalid-name" Error
        "A name can't be the name of an XML element."
    RepeatedName "repeated-name" Error
        "A name is given twice."
    UnknownConcept "unknown-concept" Error {Text}
        "The taxonomy has no concept of this name."
    NotReportable "not-reportable" Error
        "The concept is only for grouping and can't have facts."
    UnknownPeriod "unknown-period" Error {Text}
        "The period is neither a code of the fiscal calendar nor an ISO date or interval."
    UnknownUnit "unknown-unit" Error {Text}
        "The taxonomy has no unit of this name."
    UnknownMember "unknown-member" Error {Text}
        "The axis has no member of this name."
    UnknownStatement "unknown-statement" Error {Text}
        "The taxonomy has no statement of this id."
    NotInStatement "not-in-statement" Error
        "The statement that a fact names does not show its concept."
    UnknownEntryPoint "unknown-entry-point" Error
        "The taxonomy has no entry point of this id."
    UnknownFootnote "unknown-footnote" Error {Text}
        "The report declares no footnote of this id."
    InvalidFigure "invalid-figure" Error {Text}
        "The printed figure can't be read as a number."
    PercentOfUnit "percent-of-unit" Error
        "A percentage has a unit of money or shares."
    FigureTooLong "figure-too-long" Error {Text}
        "The number has more digits than can be kept exactly."
    InvalidScale "invalid-scale" Error {Text}
        "The scale is neither a power of ten nor a word for one."
    InvalidDecimals "invalid-decimals" Error {Text}
        "The decimals are neither a whole number nor INF."
    InvalidText "invalid-text" Error {Text}
        "The text is not a value of the concept's type."
    UnknownValue "unknown-value" Error {Text}
        "The value is not one of those that the concept's type lists."
    IllFormedMarkup "ill-formed-markup" Warning
        "The value of a concept whose values are markup is not well formed."
    DecimalsCutDigits "decimals-cut-digits" Error
        "The decimals would cut digits that are printed."
    PeriodTypeMismatch "period-type-mismatch" Error [1]
        "The kind of period is not that of the concept."
    UnitMissing "unit-missing" Error [1]
        "A numeric fact has no unit."
    UnitNotAllowed "unit-not-allowed" Error [1]
        "The concept's item type does not allow the unit."
    MisplacedProperty "misplaced-property" Error
        "A fact has a property that facts of its type don't have."
    NotNillable "not-nillable" Error [1]
        "The concept does not allow nil."
    DimensionsNotAllowed "dimensions-not-allowed" Error [1]
        "No cube of the concept allows these dimensions."
    DefaultMemberStated "default-member-stated" Error
        "The default member of an axis is meant where the axis is left out."
    OtherSpelling "other-spelling" Note
        "Facts about the same quantity spell one value in two ways."
    InconsistentDuplicates "inconsistent-duplicates" Error [2]
        "The same quantity is reported twice with values that can't both be right."
    DisallowedDuplicates "disallowed-duplicates" Error [2]
        "The same quantity is reported twice, which the report's policy does not allow."
    ReportsDiffer "reports-differ" Warning [2]
        "Two reports of an entity say different things of the same quantity."
    InconsistentCalculation "inconsistent-calculation" Error [3]
        "A total is not the sum of its parts within the accuracy that they state."
    KnownInconsistency "known-inconsistency" Note [3]
        "A total is not the sum of its parts, and the report says why."
    UnjudgedSum "unjudged-sum" Note [3]
        "A sum can't be judged because one of its figures has inconsistent duplicates."
    NoSuchInconsistency "no-such-inconsistency" Error
        "A sum that the report lists as inconsistent holds, or is not there."
    EmptyReport "empty-report" Error
        "The report has no facts."
    InvalidTree "invalid-tree" Error
        "A presentation tree or a member tree is not a tree."
    InvalidCalculation "invalid-calculation" Error
        "A summation is not one that the specification allows."
    MissingLabel "missing-label" Error
        "A concept lacks the label that a statement shows."
    IncompleteLabels "incomplete-labels" Warning
        "A concept lacks a label in a language of the taxonomy."
    RepeatedRow "repeated-row" Warning
        "A concept stands in a tree twice with the same label."
    SumAcrossPeriodTypes "sum-across-period-types" Warning
        "A total and its part have different period types, so that the sum never binds."
    SumToAbsentTotal "sum-to-absent-total" Warning
        "A total does not stand in the statement of its part."
    BlankInAddress "blank-in-address" Warning
        "A URI has a blank in it."
    DoubtfulIdentifier "doubtful-identifier" Warning
        "The identifier of the entity is empty or has a blank in it."
    RepeatedLabel "repeated-label" Warning
        "Two concepts have the same standard label."
    UnusedConcept "unused-concept" Warning
        "A concept stands in no statement."
    LabelAgainstBalance "label-against-balance" Warning
        "The standard label of a concept says the other balance."
    UnusedUnit "unused-unit" Warning
        "No concept of the taxonomy can have the unit."
    InvalidCube "invalid-cube" Error
        "A cube is not one that the specification allows."
    DefaultNotUsable "default-not-usable" Warning
        "The default of an axis is not a usable member in a cube."
    UnsatisfiableCubes "unsatisfiable-cubes" Warning
        "No fact can satisfy the cubes of a statement."
    ExclusionAlone "exclusion-alone" Warning
        "A statement excludes facts and does not say which there can be."
    InvalidTemplate "invalid-template" Error
        "A template lacks a place that it must have."
    InvalidMap "invalid-map" Error
        "A map of a release lacks something or contradicts itself."
    OtherRelease "other-release" Error
        "The map is for another release than this text."
    TableUnknown "table-unknown" Warning
        "A table of the text is none of the map's."
    TableNotFound "table-not-found" Warning
        "A table of the map does not stand in the text."
    ColumnsDiffer "columns-differ" Warning
        "The map gives another number of columns than the table has."
    HeadingDiffers "heading-differs" Warning
        "The heading of a table speaks of a period that no column of the map has."
    HeadingIgnored "heading-ignored" Note
        "The map says that the heading of a table is to be passed over."
    ColumnUnclear "column-unclear" Warning
        "The meaning of a column is not clear."
    QuestionUnit "question-unit" Warning
        "Unit or scale of a table are not stated in words that are known."
    QuestionHeading "question-heading" Warning
        "What a column of a table means is not certain."
    QuestionMark "question-mark" Warning
        "A word or mark behind a figure is not known."
    QuestionNotation "question-notation" Warning
        "It is not certain how the figures of a text are written."
    QuestionLayout "question-layout" Warning
        "Lines look like a table whose layout can't be read."
    RowUnknown "row-unknown" Warning
        "A caption fits no concept."
    RowAmbiguous "row-ambiguous" Warning
        "A caption fits several concepts about as well."
    LostCell "lost-cell" Warning
        "A cell is empty or illegible."
    MergedCells "merged-cells" Warning
        "A cell holds several figures."
    GhostRow "ghost-row" Warning
        "A line repeats its neighbour with garbled figures."
    StrayFigure "stray-figure" Warning
        "A figure stands where none belongs."
    SwappedRows "swapped-rows" Warning [5]
        "The figures of two rows stand the other way round elsewhere."
    Contradiction "contradiction" Warning [6]
        "Two figures of a text, or a sum, contradict each other."
    PassageNotFound "passage-not-found" Warning
        "No passage of the text has the words that the map looks for."
    PatternNotFound "pattern-not-found" Warning
        "A passage has no figure with the words around it that the map gives."
    PassagePeriod "passage-period" Warning
        "A passage speaks of a period that the map does not expect."
    IllegibleFigure "illegible-figure" Warning
        "A figure of a passage is damaged."
    UnitNotStated "unit-not-stated" Warning
        "Neither the map nor the text say the unit of a figure."
    TextDiffers "text-differs" Error
        "The text of the release does not state a fact at its place."
    BehindText "behind-text" Note
        "A fact has a place in the text of the release, and is shown behind it."
    UnmatchedFigure "unmatched-figure" Note
        "Figures stand in a text that no fact claims."
    RepeatedUnit "repeated-unit" Warning
        "Two units measure the same."
    UnpresentedConcept "unpresented-concept" Warning
        "The concept of a fact stands in no statement of the entry point."
    EmptyStatement "empty-statement" Note
        "A statement of the entry point has no fact to show."
    UnbalancedSheet "unbalanced-sheet" Warning [6]
        "The two sides of a balance sheet differ."
    UnusedRows "unused-rows" Note
        "Rows of the statements of the entry point have no fact."
    NoDefaultFact "no-default-fact" Warning
        "A quantity is given only under a member that tells the whole again."
    LabelChangesScope "label-changes-scope" Warning
        "A label of an entry point says another scope than that of the concept."
    RatioToItself "ratio-to-itself" Warning
        "A concept is a ratio of a thing to itself."
    PointsWordedAsRate "points-worded-as-rate" Warning
        "A change of a ratio is labelled as a rate of change."
    TotalWithoutSum "total-without-sum" Warning
        "A row has a total label, and no sum gives it."
    PartCountedTwice "part-counted-twice" Warning
        "A part adds to a total by itself and through another part."
    MembersDoNotAdd "members-do-not-add" Warning [6]
        "The members of an axis do not add up to the whole."
    UnusualSign "unusual-sign" Warning [5]
        "A fact has another sign than all others of an amount that has one sign."
    ScaleOutlier "scale-outlier" Warning [5]
        "A value is a thousand or a million times off against those of other periods."
    PercentOutlier "percent-outlier" Warning [5]
        "A percentage is a hundred times off: its percent sign is missing or counted twice."
    DerivedFigureDiffers "derived-figure-differs" Warning [6]
        "A ratio or a change is not what the figures beside it give."
    ImpliedFigureDiffers "implied-figure-differs" Warning [7]
        "A figure contradicts what follows from several others."
    RollForwardDiffers "roll-forward-differs" Warning [6]
        "A balance at the end of a period is not that at its start and the change between."
    InterchangedColumns "interchanged-columns" Warning [6]
        "What a balance, or a whole, has in one column is what another column gives."
    TranslationDiffers "translation-differs" Warning [6]
        "An amount in a second currency is not at the rate of the others."
    PeriodsDoNotAdd "periods-do-not-add" Warning [6]
        "An amount of a period is not the sum of those of the periods that make it up."
    InexactSum "inexact-sum" Warning [6]
        "A sum is a unit or two off in a table whose other sums hold to the last digit."
    PerShareDiffers "per-share-differs" Warning [6]
        "An amount per share is not the amount by the number of shares."
    ScaledRatio "scaled-ratio" Warning [5]
        "An amount per share, or a ratio, has the scale of the money around it."
    DisplacedFact "displaced-fact" Warning [4]
        "A figure alone stands in another period, member or unit than its statement."
    LackingFigure "lacking-figure" Warning [4]
        "A row alone lacks a figure in a column in which all others have one."
    PastComparison "past-comparison" Warning [4]
        "A growth or change is given for a past period alone."
    PeriodContradictsMember "period-contradicts-member" Warning [4]
        "A forecast is for the past, or a result for the future."
    InvalidScheme "invalid-scheme" Error
        "The scheme by which an entity is named is no URI."
    LanguageWithoutLabels "language-without-labels" Error
        "A report is to be shown in a language in which its taxonomy has no labels."
    InvalidIdentifier "invalid-identifier" Error
        "The identifier of an entity is none of its scheme."
    QuestionPoint "question-point" Warning
        "The points of a table may part thousands."
    NoSuchDoubt "no-such-doubt" Error
        "A doubt that the report answers is not there."
    MissingFact "missing-fact" Error
        "A row that a statement requires has no fact."
    DeprecatedConcept "deprecated-concept" Warning
        "A concept that its taxonomy has given up has a fact."
    RemotePeriod "remote-period" Warning [4]
        "A period lies decades from the one that the report is about."
    UnusedFootnote "unused-footnote" Warning
        "No fact has the footnote."
    InvalidCountry "invalid-country" Error
        "The country of the publisher is no code of two capitals."
    UnknownCountry "unknown-country" Warning
        "No country has the code."
    InvalidPublicationDate "invalid-publication-date" Error
        "The publication date is no date."
    InvalidAddress "invalid-address" Error
        "An address is no URI."
    IncompleteAddress "incomplete-address" Warning
        "An address leads to no page."
    InvalidNamespace "invalid-namespace" Error
        "No file can be published below the namespace."
    ReservedNamespace "reserved-namespace" Error
        "The namespace belongs to a standard."
    ReservedPrefix "reserved-prefix" Error
        "The prefix of the taxonomy stands for a standard."
    InvalidLanguage "invalid-language" Error
        "A language is no language tag."
    UnknownLanguage "unknown-language" Warning
        "No language has the code."
    RepeatedLanguage "repeated-language" Warning
        "A language is named twice, or has two texts of a kind."
    MissingMetadata "missing-metadata" Warning
        "The taxonomy package lacks a name, a publisher, a version or a date."
    InvalidFileName "invalid-file-name" Error
        "An id can't be the name of a file in a package."
    UnportableName "unportable-name" Warning
        "An id is the name of a file that not all computers take as it is."
    InvalidFootnote "invalid-footnote" Error
        "A footnote has an id that no element takes, or no text."
    InvisibleText "invisible-text" Warning
        "A text, or a part of it, can't be seen on the page."
    TextBlockAsSource "text-block-as-source" Warning
        "The page shows a text block with its tags as letters."
    MarkupInText "markup-in-text" Warning
        "A text holds tags or entities of HTML, which the page shows as letters."
    MissingTitle "missing-title" Warning
        "The page has no title in its language."
    DocumentMissing "document-missing" Error
        "A document of a taxonomy is referred to and not at hand."
    IllFormedXml "ill-formed-xml" Error
        "A document is no well-formed XML, or declares entities."
    UnreadDeclarations "unread-declarations" Warning
        "A document type has declarations that are not read."
    LimitPassed "limit-passed" Error
        "A file costs more than a limit allows."
    InvalidContent "invalid-content" Error
        "An element holds what its type does not allow."
    WrongAttribute "wrong-attribute" Error
        "An element lacks an attribute, or has one that it can't have."
    InvalidValue "invalid-value" Error
        "A text is no value of the type of its element or attribute."
    RepeatedId "repeated-id" Error
        "Two elements of a document have the same id."
    InvalidType "invalid-type" Error
        "A type of a schema is not one that XML Schema allows."
    UnknownDeclaration "unknown-declaration" Error
        "A schema refers to a type, an element or a group that is not declared."
    RepeatedDeclaration "repeated-declaration" Error
        "An element is declared twice."
    ForbiddenInSchema "forbidden-in-schema" Error
        "A schema does what schemas of taxonomies can't do."
    NoSchemaOrLinkbase "no-schema-or-linkbase" Error
        "A document is referred to as a schema or a linkbase, and is none."
    InvalidConcept "invalid-concept" Error
        "A concept has no period type, a balance that it can't have, or no item type."
    InvalidEnumeration "invalid-enumeration" Error
        "An enumeration names no domain, no role, or what can't be a domain."
    InvalidTuple "invalid-tuple" Error
        "A tuple holds or has what tuples can't."
    InvalidRoleType "invalid-role-type" Error
        "A role or an arcrole is not declared as the specification wants."
    InvalidRoleReference "invalid-role-reference" Error
        "A reference to a role leads to no declaration of it, or is there twice."
    InvalidLinkbaseReference "invalid-linkbase-reference" Error
        "A linkbase is not of the kind that a reference to it says."
    RoleNotDeclared "role-not-declared" Error
        "A role or an arcrole is used that is not declared for it or not referred to."
    InvalidLocator "invalid-locator" Error
        "A locator leads nowhere, or to what its link is not about."
    InvalidArc "invalid-arc" Error
        "An arc has an end that is not in its link, or repeats another."
    ForbiddenCycle "forbidden-cycle" Error
        "Relationships go in circles that their arcrole does not allow."
    InvalidSummation "invalid-summation" Error
        "A calculation sums what is no number, or with a weight that it can't have."
    InvalidDefinition "invalid-definition" Error
        "A relationship of meaning is between concepts that it can't be between."
    LabelWithoutLanguage "label-without-language" Error
        "A label has no language."
    PreferredLabelMissing "preferred-label-missing" Error
        "A concept has no label of the role that a presentation asks for."
    HypercubeNotAbstract "hypercube-not-abstract" Error
        "A hypercube is not abstract."
    DimensionNotAbstract "dimension-not-abstract" Error
        "A dimension is not abstract."
    HasHypercubeSource "has-hypercube-source" Error
        "A hypercube is that of what is no primary item."
    HasHypercubeTarget "has-hypercube-target" Error
        "What a primary item has as its hypercube is none."
    ContextElementMissing "context-element-missing" Error
        "An arc to a hypercube does not say which part of a context it is about."
    HypercubeDimensionSource "hypercube-dimension-source" Error
        "A dimension is that of what is no hypercube."
    HypercubeDimensionTarget "hypercube-dimension-target" Error
        "What a hypercube has as its dimension is none."
    DimensionDomainSource "dimension-domain-source" Error
        "A domain is that of what is no explicit dimension."
    DimensionDomainTarget "dimension-domain-target" Error
        "The domain of a dimension is a hypercube or a dimension."
    DomainMemberSource "domain-member-source" Error
        "A member is that of a hypercube or a dimension."
    DomainMemberTarget "domain-member-target" Error
        "A member is a hypercube or a dimension."
    DimensionDefaultSource "dimension-default-source" Error
        "A default is that of what is no explicit dimension."
    DimensionDefaultTarget "dimension-default-target" Error
        "The default of a dimension is a hypercube or a dimension."
    TooManyDefaults "too-many-defaults" Error
        "A dimension has two defaults."
    TargetRoleNotResolved "target-role-not-resolved" Error
        "The target role of an arc is not declared, or not referred to."
    TypedDomainRefMisplaced "typed-domain-ref-misplaced" Error
        "What is no dimension has a typed domain."
    TypedDomainRefAddress "typed-domain-ref-address" Error
        "The reference to a typed domain names no part of a schema."
    TypedDomainOutside "typed-domain-outside" Error
        "The schema of a typed domain is not in the set."
    TypedDomainInvalid "typed-domain-invalid" Error
        "A typed domain is no element that can hold values."
    DimensionCycle "dimension-cycle" Error
        "The members of a hypercube go in circles."
    PolymorphicItem "polymorphic-item" Error
        "A concept is reported in a hypercube of which it is a member."
    InvalidForm "invalid-form" Error
        "What a filing says of itself for a regulator's form can't be."
    NoPlaceInForm "no-place-in-form" Error
        "A fact has no place in a regulator's form."
    PeriodNotInForm "period-not-in-form" Error
        "A regulator's form has no name for the period of a fact."
    FactWithoutRow "fact-without-row" Warning
        "A fact of a statement that a mapping names is in none of its rows."
    FactsBesideForm "facts-beside-form" Note
        "Facts of a report are not in the filing that fills a regulator's form."
    RowWithoutFact "row-without-fact" Warning
        "A row of a mapping that the form needs meets no fact."
    FilerLabel "filer-label" Warning
        "A label of a filer's own element is not as the regulator wants it."
    FilerElement "filer-element" Warning
        "A filer's own element is not as the regulator wants it."
    FilerNetwork "filer-network" Warning
        "A network of a filer is not as the regulator wants it."
    ExpectedStatement "expected-statement" Warning
        "A filing lacks what its regulator expects of its kind."
    DocumentInformation "document-information" Error
        "What a filing says about the document is missing or contradicts it."
    FilingFact "filing-fact" Error
        "A fact is not as the regulator takes it."
    FilingPage "filing-page" Error
        "A page is not as the regulator takes it."
    FilingFile "filing-file" Error
        "A document of a filing is not as the regulator takes it."
    UnsupportedInput "unsupported-input" Error
        "The input is of a kind that can't be read here."
    TaxonomyNotThere "taxonomy-not-there" Error
        "The taxonomy of a report is not at hand."
    MisplacedElement "misplaced-element" Error
        "An element of an instance or a page stands where it may not, or lacks what it must have."
    InvalidAttribute "invalid-attribute" Error
        "A date, an attribute or an element of an instance holds what it can't."
    UnboundPrefix "unbound-prefix" Error
        "A name in an instance has a prefix that is bound to nothing."
    RepeatedXmlId "repeated-xml-id" Error
        "Two elements of a report have the same id, or an id is none."
    DanglingReference "dangling-reference" Error
        "A fact refers to a context or a unit that is not there."
    UnreadableValue "unreadable-value" Error
        "The format of an inline fact is not known, or does not read its text."
    BrokenContinuation "broken-continuation" Error
        "The parts of a text are no chain."
    BrokenFootnote "broken-footnote" Error
        "A footnote or a relationship of facts is not as it must be."
    BrokenTuple "broken-tuple" Error
        "A tuple is not as it must be."
    RepeatedDimension "repeated-dimension" Error
        "A context gives two values to one dimension."
    WrongKindOfDimension "wrong-kind-of-dimension" Error
        "A member is explicit and its dimension is not, or the other way round."
    InvalidTypedMember "invalid-typed-member" Error
        "The value of a typed dimension is not of the element that its dimension names."
    MissingRequiredFact "missing-required-fact" Error
        "A fact is reported without one that its concept requires."
    InconsistentAlias "inconsistent-alias" Error
        "Facts of two concepts that mean the same have different values."
    InconsistentTarget "inconsistent-target" Error
        "A target of a set of pages has no references, or some that contradict each other."
    OimDocument "oim-document" Error
        "A document is not what xBRL-JSON or xBRL-CSV says."
    OimName "oim-name" Error
        "A name in xBRL-JSON or xBRL-CSV is none, or nothing has it."
    OimAspect "oim-aspect" Error
        "A fact in xBRL-JSON or xBRL-CSV has aspects that do not fit."
    OimValue "oim-value" Error
        "A value in xBRL-JSON or xBRL-CSV is none of its concept."
    TableConstraint "table-constraint" Error
        "Tables in xBRL-CSV, or their constraints, are not as the constraints on tables want them."
    OimLink "oim-link" Error
        "A link between facts in xBRL-JSON or xBRL-CSV leads nowhere, or where it must not."
    OimDuplicates "oim-duplicates" Error
        "A report has duplicates that it says it has not."
    ReportPackageBroken "report-package" Error
        "A report package is not as Report Packages 1.0 says."
    TaxonomyPackageBroken "taxonomy-package" Error
        "A taxonomy package is not as Taxonomy Packages 1.0 says."
}
