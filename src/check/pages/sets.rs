//! Pages about taxonomies as documents: whether they can be read, and their schemas.

use super::{Edit, Page};
use crate::diagnostic::Code;

/// An example in the schema of a small taxonomy.
const fn schema(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base.xsd", mended, fails }
}

/// An example in the calculation linkbase of a small taxonomy.
const fn calculation(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base-calculation.xml", mended, fails }
}

/// An example in the definition linkbase of a small taxonomy.
const fn definition(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base-definition.xml", mended, fails }
}

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::DocumentMissing,
        checks: "Every document to which a taxonomy refers is at hand: beside the document that refers to it, in a taxonomy package whose catalog remaps its address, or among the standard schemas, which come with the program.",
        why: "What is not at hand can't be judged, and what it declares is unknown. Nothing is ever fetched from a network.",
        remedy: "Correct the address, or name the taxonomy package that has the document with `--packages`.",
        edits: &[schema("base-label.xml", "base-labels.xml")],
        specification: "XBRL 2.1 §3.2 (discovery)",
        validator: "IOerror",
    },
    Page {
        code: Code::IllFormedXml,
        checks: "Documents of taxonomies and reports are well-formed XML in an encoding that they name, and declare no entities; where they use those of XHTML, their type is that of XHTML.",
        why: "A document that is not well formed says nothing; entities are a way to make a reader fetch files or run out of memory.",
        remedy: "Mend the document at the line that is told; write the text of an entity where it is used.",
        edits: &[schema("</xs:schema>", "")],
        specification: "none: XML 1.0 and Namespaces in XML 1.0",
        validator: "xmlSchema:syntax",
    },
    Page {
        code: Code::UnreadDeclarations,
        checks: "The type of a document (`<!DOCTYPE`) declares nothing that is not read: no declarations in another document, but for those of the W3C, and no attributes.",
        why: "Programs that read the declarations find other values of attributes than programs that do not. Nothing is ever fetched from a network.",
        remedy: "Take the declarations out, and write what they add where it is meant.",
        edits: &[schema("<xs:schema", "<!DOCTYPE xs:schema SYSTEM \"base.dtd\">\n<xs:schema")],
        specification: "XML 1.0 §2.8, §5.1",
        validator: "none: declarations are not read, and it does not say so",
    },
    Page {
        code: Code::LimitPassed,
        checks: "Files cost no more than limits allow: entries of an archive and their bytes, bytes for each byte in the archive, documents and relationships of a taxonomy.",
        why: "A small file can be made to fill any memory; no real taxonomy comes near the limits.",
        remedy: "Look whether the file is what it says it is; where it is, raise the limit that the message names (`--limit help` lists them).",
        edits: &[],
        specification: "none: protects the machine",
        validator: "none: it has no such limits",
    },
    Page {
        code: Code::InvalidContent,
        checks: "Every element of a schema or linkbase holds what its type allows: the elements, in their order and number, and text only where text may be.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Put what the type wants, in its order; the message names what could stand there.",
        edits: &[schema(
            "<link:definition>Balance sheet</link:definition>",
            "<link:name>Balance sheet</link:name>",
        )],
        specification: "XML Schema 1.0 Part 1 §3.4.4, §3.9.4",
        validator: "xmlSchema:elementUnexpected",
    },
    Page {
        code: Code::WrongAttribute,
        checks: "Every element of a schema or linkbase has the attributes that its type demands, and no others.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Add the attribute that is missing, or take away the one that is not known.",
        edits: &[calculation(" order=\"1\"", " ordre=\"1\"")],
        specification: "XML Schema 1.0 Part 1 §3.4.4",
        validator: "xmlSchema:attributesRequired, xmlSchema:attributesExtraneous",
    },
    Page {
        code: Code::InvalidValue,
        checks: "Every value of an element or attribute is one of its type: within its lexical space and its facets.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Write a value of the type that the message names.",
        edits: &[definition("xbrldt:closed=\"true\"", "xbrldt:closed=\"yes\"")],
        specification: "XML Schema 1.0 Part 2 §4.1",
        validator: "xmlSchema:valueError",
    },
    Page {
        code: Code::RepeatedId,
        checks: "An id stands once in a document.",
        why: "References by that id would lead to two elements.",
        remedy: "Give one of the elements another id.",
        edits: &[schema("id=\"b_Debt\"", "id=\"b_Cash\"")],
        specification: "XML Schema 1.0 Part 2 §3.3.8",
        validator: "xml.3.3.1:idMustBeUnique",
    },
    Page {
        code: Code::InvalidType,
        checks: "The content of a type names its elements and can be read in one way only, its patterns are patterns of XML Schema, its facets are such as its values can have, no attribute is declared twice, and what is given as a default is a value.",
        why: "A validator can't load the schema.",
        remedy: "Write the content so that the first element decides; escape only letters that mean something in a pattern; take out bounds of values without an order, such as a union of dates and moments.",
        edits: &[schema(
            "<xs:element ref=\"b:Holder\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>",
            "<xs:element ref=\"b:Holder\" minOccurs=\"0\" maxOccurs=\"unbounded\"/><xs:element ref=\"b:Holder\"/>",
        )],
        specification: "XML Schema 1.0 Part 1 §3.2.6, §3.3.3, §3.3.6, §3.4.6, §3.8.6, Part 2 §4.1.5 and appendix F",
        validator: "xmlSchema:uniqueParticleAttribution, xmlSchema:patternEscapeDisallowed",
    },
    Page {
        code: Code::UnknownDeclaration,
        checks: "Every type, element and group to which a schema refers is declared in the set.",
        why: "What the declaration is made of is unknown, so that no value can be judged.",
        remedy: "Correct the name, or import the schema that declares it.",
        edits: &[schema(
            "name=\"Debt\" id=\"b_Debt\" type=\"xbrli:monetaryItemType\"",
            "name=\"Debt\" id=\"b_Debt\" type=\"xbrli:moneyItemType\"",
        )],
        specification: "XML Schema 1.0 Part 1 §3.15.3",
        validator: "xmlSchema:refNotFound",
    },
    Page {
        code: Code::RepeatedDeclaration,
        checks: "An element is declared once in a set.",
        why: "Readers would take one of the two declarations, and not all the same one.",
        remedy: "Take one of the declarations away.",
        edits: &[schema("name=\"Debt\" id=\"b_Debt\"", "name=\"Cash\" id=\"b_Debt\"")],
        specification: "XML Schema 1.0 Part 1 §3.15.6 (sch-props-correct)",
        validator: "none: the declarations of a name are not compared",
    },
    Page {
        code: Code::ForbiddenInSchema,
        checks: "A schema of a taxonomy does not redefine another, and its target namespace is not empty. What it imports is the schema of the namespace that the import names. `linkbaseRef`, `roleType` and `arcroleType` stand in `xs:annotation/xs:appinfo` of the schema itself.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Import the schema under its own namespace, and declare what is new under another name; move what stands in the wrong place.",
        edits: &[schema("targetNamespace=\"http://www.example.com/base\"", "targetNamespace=\"\"")],
        specification: "XBRL 2.1 §5.1, §5.1.2, §5.1.3, §5.1.4, §5.6.1; XML Schema 1.0 Part 1 §4.2.3",
        validator: "xbrl.5.6.1:Redefine, xbrl.5.1:emptyTargetNamespace, xmlSchema1.4.2.3:refSchemaNamespace, xbrl.5.1.2.linkbaseRefLocation, xbrl.5.1.3.roleTypeLocation, xbrl.5.1.4.arcroleTypeLocation",
    },
    Page {
        code: Code::NoSchemaOrLinkbase,
        checks: "What is imported or included is a schema, what a linkbaseRef leads to is a linkbase, and the document with which the discovery begins is one of the two.",
        why: "A schema or linkbase inside another element is not discovered.",
        remedy: "Put it into a document of its own.",
        edits: &[schema("xlink:href=\"base-label.xml\"", "xlink:href=\"base.xsd\"")],
        specification: "XBRL 2.1 §5.1, §5.2, §4.3.2",
        validator: "xbrl.5.1:schemaRootElement, xbrl.5.2:linkbaseRootElement",
    },
    Page {
        code: Code::InvalidConcept,
        checks: "An item has a periodType that is `instant` or `duration`, a balance only if it is monetary, and a type that comes from an item type of XBRL; a tuple has neither.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Give the item a periodType, take the balance away, or give it an item type.",
        edits: &[schema(
            "type=\"xbrli:stringItemType\" substitutionGroup=\"xbrli:item\"\n      nillable=\"true\" xbrli:periodType=\"instant\"/>\n  <xs:element name=\"Cube\"",
            "type=\"xbrli:stringItemType\" substitutionGroup=\"xbrli:item\"\n      nillable=\"true\"/>\n  <xs:element name=\"Cube\"",
        )],
        specification: "XBRL 2.1 §5.1.1.1, §5.1.1.2, §5.1.1.3",
        validator: "xbrl.5.1.1.1:itemPeriodType, xbrl.5.1.1.2:itemBalance, xbrl.5.1.1.3:itemType, xbrl.4.9:tuplePeriodType",
    },
    Page {
        code: Code::InvalidEnumeration,
        checks: "An enumeration (a concept whose type comes from `enumerationItemType` or `enumerationSetItemType`) names the head of its domain in `domain`, an item that is neither a hypercube nor a dimension, and in `linkrole` the role in which the members stand.",
        why: "Nobody can say which values its facts may have.",
        remedy: "Name a domain, and the role of a network of `domain-member` below it.",
        edits: &[schema(
            "<xs:element name=\"Sheet\"",
            "<xs:import namespace=\"http://xbrl.org/2020/extensible-enumerations-2.0\"\n      schemaLocation=\"https://www.xbrl.org/2020/extensible-enumerations-2.0.xsd\"/>\n  <xs:element name=\"Kind\" id=\"b_Kind\" xmlns:enum2=\"http://xbrl.org/2020/extensible-enumerations-2.0\"\n      type=\"enum2:enumerationItemType\" enum2:linkrole=\"http://www.example.com/role/sheet\"\n      substitutionGroup=\"xbrli:item\" nillable=\"true\" xbrli:periodType=\"instant\"/>\n  <xs:element name=\"Sheet\"",
        )],
        specification: "Extensible Enumerations 2.0 §2 (1.0 alike)",
        validator: "enum2te:MissingDomainError, enum2te:InvalidDomainError, enum2te:MissingLinkRoleError, enumte:MissingDomainError, enumte:InvalidDomainError, enumte:MissingLinkRoleError",
    },
    Page {
        code: Code::InvalidTuple,
        checks: "A tuple holds items and tuples that stand at the top of a schema, mixes no text with them, and has no attributes of XBRL or XLink.",
        why: "A validator refuses the taxonomy, and every report that uses it.",
        remedy: "Refer to concepts with `ref` instead of declaring them inside.",
        edits: &[schema(
            "<xs:element ref=\"b:Holder\" minOccurs=\"0\"",
            "<xs:element ref=\"b:number\" minOccurs=\"0\"",
        )],
        specification: "XBRL 2.1 §4.9",
        validator: "xbrl.4.9:tupleElementItemOrTuple, xbrl.4.9:tupleMixedContent, xbrl.4.9:tupleAttribute",
    },
];
