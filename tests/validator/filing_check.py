"""XML Schema over a filing as libxml2 sees it: an instance with the documents of its taxonomy.

Only what the instance leads to is checked. Documents and grammars that were seen before, in whatever folder, are not
judged again: filings with single faults have most of their documents in common.
"""
import hashlib
from collections import OrderedDict
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from lxml import etree

from document_sources import Disk, Package, Sources, Standards
from schema_check import (INSTANCE_SCHEMA, LINK, LINKBASE_SCHEMA, MEMBERS_SCHEMA, SCHEMA_FOR_SCHEMAS, XLINK_HREF, XSD,
                          SchemaCheck, check_schemas, error, named_schemas)

INSTANCE = "{http://www.xbrl.org/2003/instance}xbrl"
REFERENCES = (LINK + "schemaRef", LINK + "linkbaseRef", LINK + "roleRef", LINK + "arcroleRef")
ARCHIVES = (".zip", ".xbri")
MOST_GRAMMARS = 6
IMPORTS = (XSD + "import", XSD + "include")


class FilingChecks:
    """Checks filings, one after the other, and remembers what it has seen."""

    def __init__(self):
        self._grammars = OrderedDict()
        self._verdicts = {}

    def check(self, instance, packages=()):
        """The messages about an instance and the documents on disk, or in packages, that it leads to."""
        if Path(instance).suffix in ARCHIVES:
            return check_schemas(instance, packages)
        own = Sources(Disk(), *map(Package, packages))
        schema_check = SchemaCheck(Sources(own, Standards()))
        documents, messages = discover(Path(instance).absolute().as_uri(), own)
        schemas = sorted(url for url, (_, root) in documents.items() if root.tag == XSD + "schema")
        named = {name for url, (_, root) in documents.items() for name in named_schemas(url, root)}
        foreign = sorted(named - set(documents) - {INSTANCE_SCHEMA, MEMBERS_SCHEMA, LINKBASE_SCHEMA})
        urls = (INSTANCE_SCHEMA, MEMBERS_SCHEMA, LINKBASE_SCHEMA, *foreign, *schemas)
        key = tuple(documents[url][0] if url in documents else url for url in urls)
        grammar, problems = self._grammar(key, lambda: schema_check.compile(urls))
        messages += [error("judge:schemaSet", problem) for problem in problems]
        for url, (digest, root) in documents.items():
            if root.tag == XSD + "schema":
                messages += self._remembered((digest, "schema"), lambda: self._schema(url, root, schema_check))
            elif grammar is not None and root.tag in (LINK + "linkbase", INSTANCE):
                kind = "judge:linkbase" if root.tag == LINK + "linkbase" else "judge:instance"
                messages += self._remembered((digest, key), lambda: schema_check.faults(kind, url, root, grammar))
        return messages

    def _grammar(self, key, compile_schemas):
        """The compiled schemas: that of a large taxonomy takes seconds and tens of megabytes."""
        if key not in self._grammars:
            self._grammars[key] = compile_schemas()
        self._grammars.move_to_end(key)
        while len(self._grammars) > MOST_GRAMMARS:
            self._grammars.popitem(last=False)
        return self._grammars[key]

    @staticmethod
    def _schema(url, root, schema_check):
        messages = schema_check.valid("judge:schemaDocument", url, root, SCHEMA_FOR_SCHEMAS)
        return [*messages, *schema_check.imports(url, root)]

    def _remembered(self, key, judge):
        if key not in self._verdicts:
            self._verdicts[key] = judge()
        return self._verdicts[key]


def discover(start, sources):
    """The documents of some sources that a document leads to, itself among them: by URL a digest and the root. With
    it what is not there or is not XML; what is elsewhere is the business of others."""
    documents, messages, open_urls = {}, [], [start]
    while open_urls:
        url = open_urls.pop()
        content = None if url in documents else sources.read(url)
        if content is None:
            if url.startswith("file:") and url not in documents:
                messages.append(error("judge:unresolvedImport", f"there is no {url}"))
            continue
        try:
            root = etree.fromstring(content, etree.XMLParser(no_network=True, resolve_entities=False), base_url=url)
        except (etree.XMLSyntaxError, ValueError) as problem:
            messages.append(error("judge:syntax", f"{url}: {problem}"))
            continue
        documents[url] = hashlib.sha256(content).hexdigest(), root
        hrefs = [element.get(XLINK_HREF) for element in root.iter(*REFERENCES)]
        hrefs += [element.get("schemaLocation") for element in root.iterchildren(*IMPORTS)]
        open_urls += [urldefrag(urljoin(url, href)).url for href in hrefs if href]
    return documents, messages
