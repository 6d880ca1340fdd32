"""Canonical facts: what a report says, without how it is written, so that two syntaxes can be compared as text."""
import json
import logging
from collections import Counter
from decimal import Decimal, InvalidOperation

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XSI_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
KEPT_AS_WRITTEN = {"string", "normalizedString"}
WITHOUT_LANGUAGE = {"NCNameItemType", "gYearListItemType", "noLangTokenItemType", "noLangStringItemType"}
BOOLEANS = {"1": "true", "0": "false"}


class NotReadable(Exception):
    """The file does not load well enough to speak of its facts."""


def canonical_facts(session, file, packages=()):
    """The facts of a report as sorted JSON lines."""
    with session.open(file, packages) as opened:
        errors = [message for message in opened.messages if message.severity >= logging.ERROR]
        if errors or not opened.models:
            reasons = [f"{message.code}: {message.text}" for message in errors]
            raise NotReadable("; ".join(reasons) or "nothing was loaded")
        return sorted(json.dumps(canonical_fact(model, fact), ensure_ascii=False, sort_keys=True)
                      for model in opened.models for fact in model.facts)


def compare(session, first, second, packages=()):
    """The facts that only one of two reports has: lines that start with `-` (first) or `+` (second)."""
    ours, theirs = (Counter(canonical_facts(session, file, packages)) for file in (first, second))
    return ["- " + line for line in sorted((ours - theirs).elements())] + \
           ["+ " + line for line in sorted((theirs - ours).elements())]


def canonical_fact(model, fact):
    """One fact as a dictionary of plain values."""
    if fact.isTuple:
        return {"concept": fact.qname.clarkNotation,
                "tuple": [canonical_fact(model, child) for child in fact.modelTupleFacts]}
    context = fact.context
    if fact.concept is None or context is None or (fact.isNumeric and fact.unit is None):
        raise NotReadable(f"{fact.qname} lacks a declaration, a context or a unit")
    result = {
        "concept": fact.qname.clarkNotation,
        "entity": list(context.entityIdentifier),
        "period": period(context),
        "dimensions": dimensions(context),
        "value": value(fact),
        "footnotes": footnotes(model, fact),
    }
    if fact.isNumeric:
        result["unit"] = unit(fact.unit)
        result["decimals"] = fact.decimals
    elif has_language(fact.concept.type):
        result["language"] = language(fact)
    return result


def period(context):
    """The period as in the Open Information Model: instants and intervals by the second, ends exclusive."""
    if context.isForeverPeriod:
        return None
    if context.isInstantPeriod:
        return context.instantDatetime.isoformat()
    return f"{context.startDatetime.isoformat()}/{context.endDatetime.isoformat()}"


def dimensions(context):
    """Axis to member: a Clark name for explicit dimensions, the text (or null) for typed ones."""
    result = {}
    for axis, member in context.qnameDims.items():
        if member.isExplicit:
            result[axis.clarkNotation] = member.memberQname.clarkNotation
        else:
            typed = member.typedMember
            nil = typed.get(XSI_NIL) in ("true", "1")
            result[axis.clarkNotation] = None if nil else {typed.qname.clarkNotation: collapse(typed.stringValue)}
    return result


def unit(unit_element):
    """The measures above and below the fraction line."""
    above, below = unit_element.measures
    return [sorted(measure.clarkNotation for measure in side) for side in (above, below)]


def value(fact):
    """The exact value as text: numbers without exponent or needless zeros, names without prefixes; null for nil."""
    if fact.isNil:
        return None
    text, typed, base = fact.value, getattr(fact, "xValue", None), fact.concept.baseXsdType
    if fact.isNumeric:
        return canonical_number(text)
    if fact.concept.isEnumeration:
        members = typed if isinstance(typed, (list, tuple)) else [typed]
        return sorted(getattr(member, "clarkNotation", str(member)) for member in members)
    if hasattr(typed, "clarkNotation"):
        return typed.clarkNotation
    if base == "boolean":
        return BOOLEANS.get(collapse(text), collapse(text))
    return text if base in KEPT_AS_WRITTEN else collapse(text)


def canonical_number(text):
    """`1.50` and `15E-1` become `1.5`; what is not a number stays as it is."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return text
    if not number.is_finite():
        return str(number)
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def footnotes(model, fact):
    """The notes attached to a fact, in an order that does not depend on the document."""
    notes = []
    for relationship in model.relationshipSet("XBRL-footnotes").fromModelObject(fact):
        target = relationship.toModelObject
        note = {"arcrole": relationship.arcrole}
        if hasattr(target, "contextID"):
            note["fact"] = target.qname.clarkNotation
        else:
            note["text"], note["language"] = collapse(target.viewText()), language(target)
        notes.append(note)
    return sorted(notes, key=lambda note: json.dumps(note, ensure_ascii=False, sort_keys=True))


def has_language(item_type):
    """Whether facts of a type have a language. Arelle looks at the type itself, not at those it restricts: names and
    what comes from noLangTokenItemType have none (Open Information Model 1.0), and the schema of gYearListItemType
    has no place for one."""
    names = {item_type.name}
    base = item_type
    while base is not None and not isinstance(base, list):
        names.add(base.name)
        base = base.typeDerivedFrom
    return item_type.isOimTextFactType and not names & WITHOUT_LANGUAGE


def language(element):
    """The language in force at an element, as inherited from its ancestors."""
    while element is not None:
        if element.get(XML_LANG) is not None:
            return element.get(XML_LANG).lower()
        element = element.getparent()
    return None


def collapse(text):
    """White space as XML Schema collapses it."""
    return " ".join(text.split())
