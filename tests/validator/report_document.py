"""A report as a parsed document, XML instance or inline, with just what the mutations need to know of it."""
from typing import NamedTuple

from lxml import etree

XBRLI = "{http://www.xbrl.org/2003/instance}"
INLINE_NAMESPACES = ("http://www.xbrl.org/2013/inlineXBRL", "http://www.xbrl.org/2008/inlineXBRL")


class Figure(NamedTuple):
    """A numeric fact in its document: `place` is concept, context and unit."""

    concept: str
    place: tuple
    element: object


class ReportDocument:
    """An XBRL instance or an inline document that can be changed and written again."""

    def __init__(self, content):
        self.root = parse(content)

    def serialize(self):
        """The document as bytes."""
        return serialize(self.root)

    def figures(self):
        """The numeric facts that are not nil and whose text is not spread over nested elements."""
        if self.root.tag == XBRLI + "xbrl":
            elements = [(child.tag, child) for child in self.root.iterchildren("*") if child.get("unitRef")]
        else:
            tags = [f"{{{namespace}}}nonFraction" for namespace in INLINE_NAMESPACES]
            elements = [(clark_name(element, element.get("name")), element) for element in self.root.iter(*tags)]
        return [Figure(concept, (concept, element.get("contextRef"), element.get("unitRef")), element)
                for concept, element in elements if element.text and len(element) == 0]

    def add_unit(self, measure):
        """Add a unit of one measure (a Clark name) beside the others and return its id."""
        name = etree.QName(measure)
        unit = etree.Element(XBRLI + "unit", {"id": "broken-unit"}, nsmap={"broken": name.namespace})
        next(self.root.iter(XBRLI + "unit")).addprevious(unit)
        element = etree.SubElement(unit, XBRLI + "measure")
        prefix = next(prefix for prefix, namespace in element.nsmap.items() if prefix and namespace == name.namespace)
        element.text = f"{prefix}:{name.localname}"
        return "broken-unit"


def clark_name(element, prefixed):
    """The Clark name of a prefixed name that stands in an attribute of the element."""
    prefix, _, local_name = prefixed.rpartition(":")
    return f"{{{element.nsmap[prefix or None]}}}{local_name}"


def parse(content):
    """Parse so that nothing is lost on the way back."""
    parser = etree.XMLParser(no_network=True, resolve_entities=False, strip_cdata=False)
    return etree.fromstring(content, parser)


def serialize(root):
    """The document around a root as bytes."""
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)
