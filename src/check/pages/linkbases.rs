//! Pages about linkbases: roles, locators, arcs, labels.

use super::{Edit, Page};
use crate::diagnostic::Code;

/// An example in the schema of a small taxonomy.
const fn schema(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base.xsd", mended, fails }
}

/// An example in the presentation linkbase of a small taxonomy.
const fn presentation(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base-presentation.xml", mended, fails }
}

/// An example in the calculation linkbase of a small taxonomy.
const fn calculation(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base-calculation.xml", mended, fails }
}

/// An example in the definition linkbase of a small taxonomy.
const fn definition(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base-definition.xml", mended, fails }
}

/// An example in the label linkbase of a small taxonomy.
const fn label(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base-label.xml", mended, fails }
}

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::InvalidRoleType,
        checks: "A role is declared once in a schema and in the same way in all schemas of a set, `usedOn` names an element once, and the URI of an arcrole is absolute.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Keep one declaration, and refer to it.",
        edits: &[schema(
            "<link:usedOn>link:calculationLink</link:usedOn>",
            "<link:usedOn>link:presentationLink</link:usedOn>",
        )],
        specification: "XBRL 2.1 §5.1.3, §5.1.4",
        validator: "xbrl.5.1.3:roleTypes-inequality, xbrl.5.1.3:roleTypeDuplicate, xbrl.5.1.4:arcroleTypes-inequality",
    },
    Page {
        code: Code::InvalidRoleReference,
        checks: "A roleRef or arcroleRef leads to the declaration of its URI, and stands once in a linkbase.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Correct the address behind `#`, or the URI.",
        edits: &[presentation("base.xsd#sheet", "base.xsd#next")],
        specification: "XBRL 2.1 §3.5.2.4.5, §3.5.2.5.5",
        validator: "xbrl.3.5.2.4.5:roleRefMismatch, xbrl.3.5.2.4.5:roleRefDuplicate, xbrl.3.5.2.5.5:arcroleRefMismatch",
    },
    Page {
        code: Code::InvalidLinkbaseReference,
        checks: "A linkbase has only links of the kind that the role of a reference to it says.",
        why: "A reader that looks for labels only would miss them, or find something else.",
        remedy: "Correct the role of the linkbaseRef, or leave it out where a linkbase has links of several kinds.",
        edits: &[schema(
            "xlink:href=\"base-presentation.xml\"\n          xlink:role=\"http://www.xbrl.org/2003/role/presentationLinkbaseRef\"",
            "xlink:href=\"base-presentation.xml\"\n          xlink:role=\"http://www.xbrl.org/2003/role/labelLinkbaseRef\"",
        )],
        specification: "XBRL 2.1 §4.3.4",
        validator: "xbrl.4.3.4:linkbaseRefLinks",
    },
    Page {
        code: Code::RoleNotDeclared,
        checks: "Every role and arcrole that a linkbase uses is a standard one on its own element, or one that is declared for that element and to which the linkbase refers.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Declare the role in a schema with `usedOn` for the element, and add a roleRef or arcroleRef to the linkbase.",
        edits: &[label(
            "http://www.xbrl.org/2003/role/totalLabel",
            "http://www.example.com/role/totalLabel",
        )],
        specification: "XBRL 2.1 §3.5.2.4, §3.5.2.5, §5.1.3.4, §5.1.4.5",
        validator: "xbrl.3.5.2.4:missingRoleRef, xbrl.3.5.2.5:missingArcroleRef, xbrl.5.1.3.4:custRoleUsedOn, xbrl.5.1.4.5:custArcroleUsedOn",
    },
    Page {
        code: Code::InvalidLocator,
        checks: "A locator leads to an element by its id or by `element()`, in a link of XBRL by `link:loc` to a concept, or to a label or reference to prohibit it.",
        why: "A relationship with an end that leads nowhere is lost without a word.",
        remedy: "Correct the id; capitals count.",
        edits: &[presentation("base.xsd#b_Cash", "base.xsd#b_cash")],
        specification: "XBRL 2.1 §3.5.3.7, §3.5.4, §5.2",
        validator: "xbrl.3.5.3.7.2:linkLocHref, xbrl.3.5.4:hrefIdNotFound, xbrl.3.5.4:hrefScheme",
    },
    Page {
        code: Code::InvalidArc,
        checks: "Both ends of an arc are labels of its link, no two arcs of a link lead from the same label to the same label, and an arc to a label or reference leads to one of its own link unless it prohibits.",
        why: "Such relationships are lost, or there twice.",
        remedy: "Correct the label, or give a second locator a label of its own.",
        edits: &[presentation("xlink:to=\"Cash\"", "xlink:to=\"Cashes\"")],
        specification: "XBRL 2.1 §3.5.3.9, §5.2.2.3, §5.2.3.3",
        validator: "xbrl.3.5.3.9.2:arcResource, xlink:dupArcs, xbrl.5.2.2.3:labelArcRemoteResource",
    },
    Page {
        code: Code::ForbiddenCycle,
        checks: "Relationships do not come back to where they begin, unless their arcrole allows it; where it allows no cycles at all, there are no two ways between the same concepts.",
        why: "A tree that goes in circles has no end for a reader.",
        remedy: "Prohibit or take away one of the relationships, or put it under another role.",
        edits: &[definition(
            "xlink:to=\"Assets\" order=\"1\"/>\n  </link:definitionLink>",
            "xlink:to=\"Cash\" order=\"1\"/>\n  </link:definitionLink>",
        )],
        specification: "XBRL 2.1 §5.1.4.3, §5.2.4.2, §5.2.6.2",
        validator: "xbrl.5.1.4.3:cycles, xbrl.5.2.4.2, xbrl.5.2.6.2.1",
    },
    Page {
        code: Code::InvalidSummation,
        checks: "A calculation is between numeric items; its weight is not zero, and its sign is that which the balances demand.",
        why: "A sum of debits can't have a part that lowers it.",
        remedy: "Turn the sign of the weight, or correct a balance.",
        edits: &[calculation("weight=\"1\"", "weight=\"-1\"")],
        specification: "XBRL 2.1 §5.2.5.2, §5.1.1.2 (table 6)",
        validator: "xbrl.5.1.1.2:balanceCalcWeightIllegalNegative, xbrl.5.2.5.2.1:zeroWeight, xbrl.5.2.5.2:nonNumericCalc",
    },
    Page {
        code: Code::InvalidDefinition,
        checks: "general-special is between items, essence-alias between items of the same type, period type and balance, similar-tuples between tuples.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Correct the ends, or use an arcrole of your own.",
        edits: &[definition(
            "http://www.example.com/arcrole/next\"\n        xlink:from=\"Cash\" xlink:to=\"Assets\"",
            "http://www.xbrl.org/2003/arcrole/essence-alias\"\n        xlink:from=\"Cash\" xlink:to=\"Sheet\"",
        )],
        specification: "XBRL 2.1 §5.2.6.2",
        validator: "xbrl.5.2.6.2.1, xbrl.5.2.6.2.2:essenceAliasTypes, xbrl.5.2.6.2.3",
    },
    Page {
        code: Code::LabelWithoutLanguage,
        checks: "A label has `xml:lang`, on itself or around it.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Say the language of the label.",
        edits: &[label("xml:lang=\"en\">Cash<", ">Cash<")],
        specification: "XBRL 2.1 §5.2.2.2.1",
        validator: "xbrl.5.2.2.2.1:labelLang",
    },
    Page {
        code: Code::PreferredLabelMissing,
        checks: "Where a presentation asks for a label of a role, the concept has one, in whatever language.",
        why: "The reader of the statement would see the name of the element.",
        remedy: "Add the label, or take `preferredLabel` away.",
        edits: &[presentation("role/totalLabel", "role/terseLabel")],
        specification: "XBRL 2.1 §5.2.4.2.1",
        validator: "xbrl.5.2.4.2.1:preferredLabelMissing",
    },
];
