//! Pages about dimensions of taxonomies as documents.

use super::{Edit, Page};
use crate::diagnostic::Code;

/// An example in the schema of a small taxonomy.
const fn schema(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base.xsd", mended, fails }
}

/// An example in the definition linkbase of a small taxonomy.
const fn definition(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base-definition.xml", mended, fails }
}

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::HypercubeNotAbstract,
        checks: "Every hypercube is abstract.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Declare it with `abstract=\"true\"`.",
        edits: &[schema(
            "substitutionGroup=\"xbrldt:hypercubeItem\"\n      abstract=\"true\"",
            "substitutionGroup=\"xbrldt:hypercubeItem\"\n      abstract=\"false\"",
        )],
        specification: "Dimensions 1.0 §2.2.1",
        validator: "xbrldte:HypercubeElementIsNotAbstractError",
    },
    Page {
        code: Code::DimensionNotAbstract,
        checks: "Every dimension is abstract.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Declare it with `abstract=\"true\"`.",
        edits: &[
            schema(
                "xbrli:periodType=\"duration\"\n      xbrldt:typedDomainRef",
                "xbrli:periodType=\"duration\"\n      abstract=\"false\" xbrldt:typedDomainRef",
            ),
            schema(
                "name=\"NumberAxis\" id=\"b_NumberAxis\" type=\"xbrli:stringItemType\"\n      substitutionGroup=\"xbrldt:dimensionItem\" abstract=\"true\"",
                "name=\"NumberAxis\" id=\"b_NumberAxis\" type=\"xbrli:stringItemType\"\n      substitutionGroup=\"xbrldt:dimensionItem\"",
            ),
        ],
        specification: "Dimensions 1.0 §2.5.1",
        validator: "xbrldte:DimensionElementIsNotAbstractError",
    },
    Page {
        code: Code::HasHypercubeSource,
        checks: "A hypercube is that of a primary item: an item that is neither hypercube nor dimension.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the end of the arc, or the declaration of the element.",
        edits: &[definition(
            "arcrole/all\"\n        xlink:from=\"Sheet\" xlink:to=\"Cube\"",
            "arcrole/all\"\n        xlink:from=\"PlaceAxis\" xlink:to=\"Cube\"",
        )],
        specification: "Dimensions 1.0 §2.3",
        validator: "xbrldte:HasHypercubeSourceError",
    },
    Page {
        code: Code::HasHypercubeTarget,
        checks: "What a primary item has by `all` or `notAll` is a hypercube.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the end of the arc, or the declaration of the element.",
        edits: &[definition(
            "arcrole/all\"\n        xlink:from=\"Sheet\" xlink:to=\"Cube\"",
            "arcrole/all\"\n        xlink:from=\"Sheet\" xlink:to=\"PlaceAxis\"",
        )],
        specification: "Dimensions 1.0 §2.3",
        validator: "xbrldte:HasHypercubeTargetError",
    },
    Page {
        code: Code::ContextElementMissing,
        checks: "An arc to a hypercube says by `xbrldt:contextElement` whether it is about segments or scenarios.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Add `xbrldt:contextElement`.",
        edits: &[definition(" xbrldt:contextElement=\"scenario\"", "")],
        specification: "Dimensions 1.0 §2.3.1",
        validator: "xbrldte:HasHypercubeMissingContextElementAttributeError",
    },
    Page {
        code: Code::HypercubeDimensionSource,
        checks: "A dimension is that of a hypercube.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the end of the arc, or the declaration of the element.",
        edits: &[definition(
            "arcrole/hypercube-dimension\"\n        xlink:from=\"Cube\" xlink:to=\"NumberAxis\"",
            "arcrole/hypercube-dimension\"\n        xlink:from=\"Sheet\" xlink:to=\"NumberAxis\"",
        )],
        specification: "Dimensions 1.0 §2.2.2",
        validator: "xbrldte:HypercubeDimensionSourceError",
    },
    Page {
        code: Code::HypercubeDimensionTarget,
        checks: "What a hypercube has by hypercube-dimension is a dimension.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the end of the arc, or the declaration of the element.",
        edits: &[definition(
            "arcrole/hypercube-dimension\"\n        xlink:from=\"Cube\" xlink:to=\"NumberAxis\"",
            "arcrole/hypercube-dimension\"\n        xlink:from=\"Cube\" xlink:to=\"Japan\"",
        )],
        specification: "Dimensions 1.0 §2.2.2",
        validator: "xbrldte:HypercubeDimensionTargetError",
    },
    Page {
        code: Code::DimensionDomainSource,
        checks: "A domain is that of a dimension with explicit members.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the end of the arc, or the declaration of the element.",
        edits: &[definition(
            "arcrole/dimension-domain\"\n        xlink:from=\"PlaceAxis\" xlink:to=\"Everywhere\"",
            "arcrole/dimension-domain\"\n        xlink:from=\"NumberAxis\" xlink:to=\"Everywhere\"",
        )],
        specification: "Dimensions 1.0 §2.5.3",
        validator: "xbrldte:DimensionDomainSourceError",
    },
    Page {
        code: Code::DimensionDomainTarget,
        checks: "The domain of a dimension is neither a hypercube nor a dimension.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the end of the arc, or the declaration of the element.",
        edits: &[definition(
            "arcrole/dimension-domain\"\n        xlink:from=\"PlaceAxis\" xlink:to=\"Everywhere\"",
            "arcrole/dimension-domain\"\n        xlink:from=\"PlaceAxis\" xlink:to=\"Cube\"",
        )],
        specification: "Dimensions 1.0 §2.5.3",
        validator: "xbrldte:DimensionDomainTargetError",
    },
    Page {
        code: Code::DomainMemberSource,
        checks: "Above a member stands neither a hypercube nor a dimension.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the end of the arc, or the declaration of the element.",
        edits: &[definition(
            "arcrole/domain-member\"\n        xlink:from=\"Everywhere\" xlink:to=\"Japan\"",
            "arcrole/domain-member\"\n        xlink:from=\"NumberAxis\" xlink:to=\"Japan\"",
        )],
        specification: "Dimensions 1.0 §2.5.3.2",
        validator: "xbrldte:DomainMemberSourceError",
    },
    Page {
        code: Code::DomainMemberTarget,
        checks: "A member is neither a hypercube nor a dimension.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the end of the arc, or the declaration of the element.",
        edits: &[definition(
            "arcrole/domain-member\"\n        xlink:from=\"Everywhere\" xlink:to=\"Japan\"",
            "arcrole/domain-member\"\n        xlink:from=\"Everywhere\" xlink:to=\"NumberAxis\"",
        )],
        specification: "Dimensions 1.0 §2.5.3.2",
        validator: "xbrldte:DomainMemberTargetError",
    },
    Page {
        code: Code::DimensionDefaultSource,
        checks: "A default is that of a dimension with explicit members.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the end of the arc, or the declaration of the element.",
        edits: &[definition(
            "arcrole/dimension-default\"\n        xlink:from=\"PlaceAxisDefault\" xlink:to=\"Everywhere\"",
            "arcrole/dimension-default\"\n        xlink:from=\"NumberAxis\" xlink:to=\"Everywhere\"",
        )],
        specification: "Dimensions 1.0 §2.7.1",
        validator: "xbrldte:DimensionDefaultSourceError",
    },
    Page {
        code: Code::DimensionDefaultTarget,
        checks: "The default of a dimension is neither a hypercube nor a dimension.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the end of the arc, or the declaration of the element.",
        edits: &[definition(
            "arcrole/dimension-default\"\n        xlink:from=\"PlaceAxisDefault\" xlink:to=\"Everywhere\"",
            "arcrole/dimension-default\"\n        xlink:from=\"PlaceAxisDefault\" xlink:to=\"NumberAxis\"",
        )],
        specification: "Dimensions 1.0 §2.7.1",
        validator: "xbrldte:DimensionDefaultTargetError",
    },
    Page {
        code: Code::TooManyDefaults,
        checks: "A dimension has one default, in all roles together.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Keep one of the defaults.",
        edits: &[
            definition("xlink:label=\"Japan\"", "xlink:label=\"Everywhere\""),
            definition("xlink:to=\"Japan\"", "xlink:to=\"Cash\""),
        ],
        specification: "Dimensions 1.0 §2.7.1.1",
        validator: "xbrldte:TooManyDefaultMembersError",
    },
    Page {
        code: Code::TargetRoleNotResolved,
        checks: "The target role of an arc is declared in the set, and the linkbase refers to it.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Correct the role, or add a roleRef to it.",
        edits: &[definition(
            " xbrldt:closed=\"true\"",
            " xbrldt:closed=\"true\" xbrldt:targetRole=\"http://www.example.com/role/nothing\"",
        )],
        specification: "Dimensions 1.0 §2.4.3.1",
        validator: "xbrldte:TargetRoleNotResolvedError",
    },
    Page {
        code: Code::TypedDomainRefMisplaced,
        checks: "Only dimensions have an `xbrldt:typedDomainRef`.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Take the attribute away.",
        edits: &[schema(
            "name=\"Debt\" id=\"b_Debt\"",
            "name=\"Debt\" id=\"b_Debt\" xbrldt:typedDomainRef=\"#b_number\"",
        )],
        specification: "Dimensions 1.0 §2.5.2.1",
        validator: "xbrldte:TypedDomainRefError",
    },
    Page {
        code: Code::TypedDomainRefAddress,
        checks: "A reference to a typed domain names an element behind `#`.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Add `#` and the id of the element.",
        edits: &[schema("typedDomainRef=\"#b_number\"", "typedDomainRef=\"base.xsd\"")],
        specification: "Dimensions 1.0 §2.5.2.1.2",
        validator: "xbrldte:TypedDimensionURIError",
    },
    Page {
        code: Code::TypedDomainOutside,
        checks: "The schema of a typed domain is in the set.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Import the schema.",
        edits: &[schema("typedDomainRef=\"#b_number\"", "typedDomainRef=\"other.xsd#b_number\"")],
        specification: "Dimensions 1.0 §2.5.2.1.1",
        validator: "xbrldte:OutOfDTSSchemaError",
    },
    Page {
        code: Code::TypedDomainInvalid,
        checks: "A typed domain is an element at the top of a schema that is not abstract.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Refer to an element that can hold the values.",
        edits: &[schema("typedDomainRef=\"#b_number\"", "typedDomainRef=\"#b_Sheet\"")],
        specification: "Dimensions 1.0 §2.5.2.1.1",
        validator: "xbrldte:TypedDimensionError",
    },
    Page {
        code: Code::DimensionCycle,
        checks: "The members below a hypercube do not lead back to themselves.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Take one of the arcs away.",
        edits: &[definition(
            "xlink:from=\"Everywhere\" xlink:to=\"Japan\" order=\"1\"/>",
            "xlink:from=\"Everywhere\" xlink:to=\"Japan\" order=\"1\"/>\n    <link:definitionArc xlink:type=\"arc\" xlink:arcrole=\"http://xbrl.org/int/dim/arcrole/domain-member\"\n        xlink:from=\"Japan\" xlink:to=\"Everywhere\" order=\"1\"/>",
        )],
        specification: "Dimensions 1.0 §2.4.4",
        validator: "xbrldte:DRSDirectedCycleError",
    },
    Page {
        code: Code::PolymorphicItem,
        checks: "A concept that is reported in a hypercube is no usable member of its dimensions.",
        why: "A validator refuses the taxonomy, for no fact could be judged by it.",
        remedy: "Use a member of its own, or mark it with `xbrldt:usable=\"false\"`.",
        edits: &[definition(
            "arcrole/domain-member\"\n        xlink:from=\"Everywhere\" xlink:to=\"Japan\"",
            "arcrole/domain-member\"\n        xlink:from=\"Everywhere\" xlink:to=\"Cash\"",
        )],
        specification: "Dimensions 1.0 §2.5.3.1",
        validator: "xbrldte:PrimaryItemPolymorphismError",
    },
];
