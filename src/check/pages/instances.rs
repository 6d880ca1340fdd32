//! Pages about instances and inline documents of others.

use super::{Edit, Page};
use crate::diagnostic::Code;

/// An example in a small instance.
const fn instance(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "given/report.xbrl", mended, fails }
}

/// An example in a small page.
const fn page(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "given/inline.xhtml", mended, fails }
}

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::TaxonomyNotThere,
        checks: "The documents of the taxonomy to which a report refers are at hand, beside it or in a package that is named.",
        why: "Without its taxonomy the types, periods and dimensions of facts are not known: facts are read, and only what needs no taxonomy is judged.",
        remedy: "Name the taxonomy package with `--packages`, or take the report by names only with `--without-taxonomy`.",
        edits: &[instance("../dts/base.xsd", "../dts/bases.xsd")],
        specification: "XBRL 2.1 §4.2 (schemaRef)",
        validator: "IOerror",
    },
    Page {
        code: Code::MisplacedElement,
        checks: "Elements of an instance or a page stand where the schema of their namespace allows it, in its order, and have the attributes that they must have.",
        why: "What stands elsewhere is not read, or not as it was meant.",
        remedy: "Put the element where it belongs, or add what it lacks.",
        edits: &[instance(
            "<xbrli:period><xbrli:instant>2024-03-31</xbrli:instant></xbrli:period>",
            "<xbrli:period/>",
        )],
        specification: "XBRL 2.1 §4.1 to §4.8; Inline XBRL 1.1 §3 to §15",
        validator: "xbrl.4.7:instanceElementOrder, lxml.SCHEMAV",
    },
    Page {
        code: Code::InvalidAttribute,
        checks: "Dates are dates, a period ends after it begins, decimals and precision are numbers, and attributes hold values of their types.",
        why: "A fact whose period or accuracy can't be read says nothing.",
        remedy: "Write the value as its type asks for.",
        edits: &[instance("2024-03-31", "31.3.2024")],
        specification: "XBRL 2.1 §4.6.4, §4.7.2; Inline XBRL 1.1 §10.1.1",
        validator: "xbrl.4.7.2:contextDateError, xmlSchema:valueError",
    },
    Page {
        code: Code::UnboundPrefix,
        checks: "The prefixes of names in values are bound: of measures, dimensions, members, concepts and formats of inline facts.",
        why: "A name without its namespace means nothing.",
        remedy: "Bind the prefix at the root of the document.",
        edits: &[instance("<xbrli:measure>iso4217:JPY", "<xbrli:measure>currency:JPY")],
        specification: "XBRL 2.1 §4.8.2; none for formats, which validators pass over",
        validator: "xmlSchema:valueError",
    },
    Page {
        code: Code::RepeatedXmlId,
        checks: "Ids are names of XML, and no two elements of a document have the same; those of facts, contexts and units are unique in a set of pages.",
        why: "What refers to an id that two elements have refers to neither.",
        remedy: "Give one of the elements another id.",
        edits: &[instance("id=\"cash\"", "id=\"assets\"")],
        specification: "XBRL 2.1 §4.6 (id); Inline XBRL 1.1 §14.1.1",
        validator: "xml.3.3.1:idMustBeUnique, ix11.14.1.2:resourceIdDuplication",
    },
    Page {
        code: Code::DanglingReference,
        checks: "Facts refer to a context that is there, and numbers to a unit.",
        why: "A fact without a context is about nobody and no time.",
        remedy: "Correct the id, or add the context or the unit.",
        edits: &[instance("id=\"cash\" contextRef=\"now\"", "id=\"cash\" contextRef=\"then\"")],
        specification: "XBRL 2.1 §4.6.1, §4.6.2",
        validator: "xbrl.4.6.1:itemContextRef, xbrl.4.6.2:numericUnit",
    },
    Page {
        code: Code::UnreadableValue,
        checks: "The format of an inline fact is one of the transformation registries 1 to 5 or of the SEC, and reads the text of the fact; a number without a format is a plain decimal without a sign.",
        why: "Nobody can know the value of the fact.",
        remedy: "Choose the format that reads the text, or put what it does not read outside of the element.",
        edits: &[page(
            "num-dot-decimal\">1,000</ix:nonFraction></p>\n    <p>Cash",
            "num-dot-decimal\">△1,000</ix:nonFraction></p>\n    <p>Cash",
        )],
        specification: "Inline XBRL 1.1 §10.1.1, §11.1.1 (format)",
        validator: "ix11.10.1.2:invalidTransformation, ix11.10.1.1:transformValueError",
    },
    Page {
        code: Code::BrokenContinuation,
        checks: "A text that is continued leads from part to part, each of them there, used once, and none in another.",
        why: "A part that is missing or used twice makes another text than the page shows.",
        remedy: "Correct `continuedAt` or the id of the part.",
        edits: &[page(
            "<p>Cash",
            "<p><ix:nonNumeric name=\"b:Note\" contextRef=\"now\" continuedAt=\"more\">Cash</ix:nonNumeric></p><p>Cash",
        )],
        specification: "Inline XBRL 1.1 §4.1.1",
        validator: "ix11.11.1.2:continuationMissing, ix11.4.1.2:continuationCycle",
    },
    Page {
        code: Code::BrokenFootnote,
        checks: "Footnotes have a language, locators and relationships lead to facts and notes of the same report, and every end of an arc is there.",
        why: "A note that leads to nothing is lost.",
        remedy: "Correct the ids and labels that the link names.",
        edits: &[instance("xlink:href=\"#cash\"", "xlink:href=\"#cashes\"")],
        specification: "XBRL 2.1 §4.11; Inline XBRL 1.1 §6, §13",
        validator: "xbrl.4.11.1.1:footnoteLinkLocTarget, ix11.13.1.2:relationshipFromRef",
    },
    Page {
        code: Code::BrokenTuple,
        checks: "Members of a tuple in a page have an order and the target of the tuple, no tuple is in itself, only tuples hold facts, and what a tuple holds is what its concept takes.",
        why: "Where members stand in a tuple is part of what they say.",
        remedy: "Give the member an order, correct the id of its tuple, or add what the tuple lacks.",
        edits: &[page(
            "unitRef=\"JPY\" decimals=\"0\"\n      format=\"ixt:num-dot-decimal\">1,000</ix:nonFraction></p>\n  </body>",
            "unitRef=\"JPY\" decimals=\"0\" tupleRef=\"group\"\n      format=\"ixt:num-dot-decimal\">1,000</ix:nonFraction></p>\n  </body>",
        )],
        specification: "XBRL 2.1 §4.9; Inline XBRL 1.1 §15",
        validator: "ix11.15.1.2:tupleRefMissing, ix:tupleContent",
    },
    Page {
        code: Code::RepeatedDimension,
        checks: "Segment and scenario of a context give one value at most to a dimension.",
        why: "A fact is about one member of an axis.",
        remedy: "Keep the member that the facts are about.",
        edits: &[instance(
            "<xbrli:scenario>",
            "<xbrli:scenario><xbrldi:typedMember dimension=\"b:NumberAxis\"><b:number>2</b:number></xbrldi:typedMember>",
        )],
        specification: "Dimensions 1.0 §3.1.4.2",
        validator: "xbrldie:RepeatedDimensionInInstanceError",
    },
    Page {
        code: Code::WrongKindOfDimension,
        checks: "Explicit members are of explicit dimensions of the taxonomy, typed ones of typed dimensions.",
        why: "Members of an axis that is none, or takes other values, say nothing.",
        remedy: "Correct the name of the dimension, or the kind of the member.",
        edits: &[instance(
            "<xbrli:scenario>",
            "<xbrli:scenario><xbrldi:explicitMember dimension=\"b:Everywhere\">b:Japan</xbrldi:explicitMember>",
        )],
        specification: "Dimensions 1.0 §3.1.4.5",
        validator: "xbrldie:ExplicitMemberNotExplicitDimensionError, xbrldie:TypedMemberNotTypedDimensionError",
    },
    Page {
        code: Code::InvalidTypedMember,
        checks: "The element in a typed member is the one that the dimension takes its values from.",
        why: "A value of another element is none of the axis.",
        remedy: "Write the value in the element that `xbrldt:typedDomainRef` names.",
        edits: &[instance("<b:number>1</b:number>", "<b:Cash>1</b:Cash>")],
        specification: "Dimensions 1.0 §3.1.4.4",
        validator: "xbrldie:IllegalTypedDimensionContentError",
    },
    Page {
        code: Code::MissingRequiredFact,
        checks: "Where a taxonomy says that a concept requires another, facts of it come with a fact of the other.",
        why: "What is reported is not complete without it.",
        remedy: "Report the fact that is required.",
        edits: &[
            Edit {
                file: "dts/base-definition.xml",
                mended: "xlink:arcrole=\"http://www.example.com/arcrole/next\"",
                fails: "xlink:arcrole=\"http://www.xbrl.org/2003/arcrole/requires-element\"",
            },
            instance(
                "<b:Assets id=\"assets\" contextRef=\"now\" unitRef=\"JPY\" decimals=\"0\">100</b:Assets>",
                "",
            ),
        ],
        specification: "XBRL 2.1 §5.2.6.2.4",
        validator: "xbrl.5.2.6.2.4:requiresElementInconsistency",
    },
    Page {
        code: Code::InconsistentAlias,
        checks: "Facts of a concept and of its alias about the same context have the same unit and the same value, as far as the less exact of them says it.",
        why: "The taxonomy says that both concepts mean the same.",
        remedy: "Correct the value that is wrong, or report one of the two.",
        edits: &[
            Edit {
                file: "dts/base-definition.xml",
                mended: "xlink:arcrole=\"http://www.example.com/arcrole/next\"",
                fails: "xlink:arcrole=\"http://www.xbrl.org/2003/arcrole/essence-alias\"",
            },
            instance("100</b:Cash>", "90</b:Cash>"),
        ],
        specification: "XBRL 2.1 §5.2.6.2.2",
        validator: "xbrl.5.2.6.2.2:essenceAliasUnitsInconsistency",
    },
    Page {
        code: Code::InconsistentTarget,
        checks: "Every target of a set of pages has references to its taxonomy, of which one at most has an id, and no attribute stands on two.",
        why: "Facts of a target without references belong to no taxonomy.",
        remedy: "Add `ix:references` for the target.",
        edits: &[page("<ix:references>", "<ix:references target=\"other\">")],
        specification: "Inline XBRL 1.1 §12",
        validator: "ix11.12.1.2:missingReferenceTargets",
    },
];
