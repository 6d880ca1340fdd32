"""XML Schema validity of the documents of a taxonomy, by libxml2: Arelle never checks a schema document itself.

A schema must be valid against the schema for schemas, import what exists, and compile; linkbases, instances and the
two files of a taxonomy package must be valid against the schemas of their standard.
"""
import functools
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from xml.sax.saxutils import quoteattr

from lxml import etree

from arelle_session import Message
from document_sources import Disk, Package, Sources, Standards

XSD = "{http://www.w3.org/2001/XMLSchema}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
MOST_MESSAGES = 10

XBRL = "http://www.xbrl.org/"
INSTANCE_SCHEMA = XBRL + "2003/xbrl-instance-2003-12-31.xsd"
LINKBASE_SCHEMA = XBRL + "2003/xbrl-linkbase-2003-12-31.xsd"
DIMENSIONS_SCHEMA = XBRL + "2005/xbrldt-2005.xsd"
MEMBERS_SCHEMA = XBRL + "2006/xbrldi-2006.xsd"
PACKAGE_SCHEMAS = {
    "{http://xbrl.org/2016/taxonomy-package}taxonomyPackage": XBRL + "2016/taxonomy-package.xsd",
    "{urn:oasis:names:tc:entity:xmlns:xml:catalog}catalog": XBRL + "2016/taxonomy-package-catalog.xsd",
}
SCHEMA_FOR_SCHEMAS = ("http://www.w3.org/2001/XMLSchema.xsd", INSTANCE_SCHEMA, DIMENSIONS_SCHEMA)


def check_schemas(file, packages=()):
    """The messages about every schema document, linkbase, package file or instance in `file`."""
    suffix = Path(file).suffix.lower()
    if suffix in (".zip", ".xbri", ".xbr"):
        own = Package(file)
        documents = list(own.documents())
    elif suffix in (".xsd", ".xml", ".xbrl"):
        own = Disk()
        documents = [(Path(file).absolute().as_uri(), Path(file).read_bytes())]
    else:
        return []
    return SchemaCheck(Sources(own, *map(Package, packages), Standards())).check(documents)


class SchemaCheck:
    """Checks documents whose schemas are found in some sources."""

    def __init__(self, sources):
        self._sources = sources
        self.grammar = functools.cache(self.compile)

    def check(self, documents):
        """Check each document by its kind; other files in the same package are none of our business."""
        roots = {}
        for url, content in documents:
            try:
                roots[url] = etree.fromstring(content, self._sources.parser(), base_url=url)
            except (etree.XMLSyntaxError, ValueError):
                continue  # not XML; if it should be, Arelle says so
        own_schemas = tuple(url for url, root in roots.items() if root.tag == XSD + "schema")
        messages = []
        for url, root in roots.items():
            if root.tag == XSD + "schema":
                messages += self._schema_document(url, root)
            elif root.tag == LINK + "linkbase":
                messages += self.valid("judge:linkbase", url, root,
                                       (LINKBASE_SCHEMA, *named_schemas(url, root), *own_schemas))
            elif root.tag == "{http://www.xbrl.org/2003/instance}xbrl":
                messages += self.valid("judge:instance", url, root,
                                       (INSTANCE_SCHEMA, MEMBERS_SCHEMA, *named_schemas(url, root)))
            elif root.tag in PACKAGE_SCHEMAS:
                messages += self.valid("judge:packageFile", url, root, (PACKAGE_SCHEMAS[root.tag],))
        return messages

    def _schema_document(self, url, root):
        messages = self.valid("judge:schemaDocument", url, root, SCHEMA_FOR_SCHEMAS)
        messages += self.imports(url, root)
        _, problems = self.grammar((url,))
        return messages + [error("judge:schemaSet", problem) for problem in problems]

    def imports(self, url, root):
        """Every import and include must name a document that exists and has the namespace it is imported for."""
        for reference in root.iterchildren(XSD + "import", XSD + "include", XSD + "redefine"):
            location = reference.get("schemaLocation")
            if location is None:
                continue
            content = self._sources.read(urljoin(url, location))
            if content is None:
                yield error("judge:unresolvedImport", f"{name(url)}:{reference.sourceline}: there is no {location}")
            elif reference.tag == XSD + "import":
                target = etree.fromstring(content, self._sources.parser()).get("targetNamespace")
                if target != reference.get("namespace"):
                    yield error("judge:importNamespace", f"{name(url)}:{reference.sourceline}: imports "
                                f"{reference.get('namespace')} from {location}, which defines {target}")

    def valid(self, code, url, root, schema_urls):
        """Validate a document against a set of schemas."""
        grammar, problems = self.grammar(tuple(dict.fromkeys(schema_urls)))
        if grammar is None:
            return [error("judge:schemaSet", problem) for problem in problems]
        return self.faults(code, url, root, grammar)

    @staticmethod
    def faults(code, url, root, grammar):
        """Validate a document against a grammar."""
        if grammar.validate(root):
            return []
        faults = list(grammar.error_log)[:MOST_MESSAGES]
        return [error(code, f"{name(url)}:{fault.line}: {fault.message}") for fault in faults]

    def compile(self, urls):
        """Compile schemas together; returns the grammar, or None and the reasons."""
        imports = {}
        for url in urls:
            content = self._sources.read(url)
            if content is None:
                return None, [f"there is no {url}"]
            namespace = etree.fromstring(content, self._sources.parser()).get("targetNamespace")
            imports.setdefault(namespace, url)
        driver = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">%s</xs:schema>' % "".join(
            f"<xs:import{f' namespace={quoteattr(namespace)}' if namespace else ''} schemaLocation={quoteattr(url)}/>"
            for namespace, url in imports.items())
        try:
            return etree.XMLSchema(etree.fromstring(driver, self._sources.parser())), []
        except etree.XMLSchemaParseError as failure:
            problems = [f"{name(entry.filename or '')}:{entry.line}: {entry.message}"
                        for entry in failure.error_log.filter_from_errors()]
            return None, problems[:MOST_MESSAGES] or [str(failure)]


def named_schemas(url, root):
    """The schemas that a linkbase or an instance names itself: schemaLocation, schemaRef, roleRef and arcroleRef."""
    for element in root.iter("*"):
        for location in element.get(SCHEMA_LOCATION, "").split()[1::2]:
            yield urljoin(url, location)
    for reference in root.iter(LINK + "schemaRef", LINK + "roleRef", LINK + "arcroleRef"):
        yield urldefrag(urljoin(url, reference.get(XLINK_HREF, ""))).url


def error(code, text):
    """A message of our own."""
    return Message(code, "error", text)


def name(url):
    """The last part of a URL: enough to find the document."""
    return url.rpartition("/")[2]
