"""What the mutations must know of a taxonomy: the types of its concepts, and which are totals of which."""
from urllib.parse import urldefrag, urljoin

from lxml import etree

from document_sources import Package

XSD = "{http://www.w3.org/2001/XMLSchema}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"


class TaxonomyIndex:
    """The concepts and sums of some taxonomy packages."""

    def __init__(self, packages):
        self._types = {}
        self._contributors = {}
        roots = []
        for package in packages:
            for url, content in Package(package).documents():
                try:
                    roots.append((url, etree.fromstring(content)))
                except etree.XMLSyntaxError:
                    continue
        concepts = {}
        for url, root in roots:
            if root.tag == XSD + "schema":
                for element in root.iterchildren(XSD + "element"):
                    concept = f"{{{root.get('targetNamespace')}}}{element.get('name')}"
                    concepts[f"{url}#{element.get('id')}"] = concept
                    self._types[concept] = element.get("type", "").rpartition(":")[2]
        for url, root in roots:
            for network in root.iter(LINK + "calculationLink"):
                self._add_sums(url, network, concepts)

    def _add_sums(self, url, network, concepts):
        labels = {}
        for locator in network.iterchildren(LINK + "loc"):
            href, fragment = urldefrag(urljoin(url, locator.get(XLINK + "href")))
            labels[locator.get(XLINK + "label")] = concepts.get(f"{href}#{fragment}")
        for arc in network.iterchildren(LINK + "calculationArc"):
            total, part = (labels[arc.get(XLINK + end)] for end in ("from", "to"))
            self._contributors.setdefault(total, set()).add(part)

    def type_of(self, concept):
        """The local name of the concept's type; empty if the concept is unknown."""
        return self._types.get(concept, "")

    def contributors(self, concept):
        """The concepts that add up to this one; none if it is not a total."""
        return self._contributors.get(concept, ())

    def in_calculation(self, concept):
        """Whether the concept takes part in any sum."""
        return concept in self._contributors or any(concept in parts for parts in self._contributors.values())
