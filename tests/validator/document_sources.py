"""Where the bytes behind a URL come from: the standards' schemas, taxonomy packages, the disk. Never the network."""
import posixpath
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

from lxml import etree

CATALOG_REWRITE = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}rewriteURI"


class Standards:
    """The standards' schemas that come with Arelle."""

    def __init__(self):
        import arelle

        self._cache = Path(arelle.__path__[0]) / "resources" / "cache"

    def read(self, url):
        """The document at a URL of xbrl.org or w3.org, or None."""
        parts = urlsplit(url)
        for scheme in dict.fromkeys((parts.scheme, "http", "https")):
            file = self._cache / scheme / parts.netloc / parts.path.lstrip("/")
            if parts.netloc and file.is_file():
                return file.read_bytes()
        return None


class Disk:
    """Documents named by file URLs."""

    @staticmethod
    def read(url):
        """The file that a file URL (or a plain path, as libxml2 sometimes makes of one) names, or None."""
        parts = urlsplit(url)
        if parts.scheme not in ("", "file"):
            return None
        file = Path(url2pathname(parts.path) if parts.scheme else unquote(url))
        return file.read_bytes() if file.is_file() else None


class Package:
    """A taxonomy or report package, whose catalog gives its files their URLs."""

    def __init__(self, file):
        with zipfile.ZipFile(file) as archive:
            self._members = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        self._own_base = f"http://{Path(file).name}.package.invalid/"
        self._rewrites = []
        for name, content in self._members.items():
            if name.endswith("META-INF/catalog.xml"):
                self._rewrites += catalog_rewrites(name, content)
        self._rewrites.sort(key=lambda rewrite: len(rewrite[0]), reverse=True)

    def documents(self):
        """Every file of the package with its URL: the one the catalog gives it, else an invented one."""
        for name, content in self._members.items():
            yield self._url(name), content

    def _url(self, name):
        for start, folder in self._rewrites:
            if name.startswith(folder):
                return start + name[len(folder):]
        return self._own_base + name

    def read(self, url):
        """The file that the catalog (or the invented URL) names, or None."""
        for start, folder in [*self._rewrites, (self._own_base, "")]:
            if url.startswith(start):
                return self._members.get(posixpath.normpath(folder + unquote(url[len(start):])))
        return None


def catalog_rewrites(name, content):
    """The pairs (start of the URL, folder in the archive) of a catalog; none if it cannot be read."""
    try:
        catalog = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return
    base = "http://archive/" + name
    for rewrite in catalog.iter(CATALOG_REWRITE):
        folder = urljoin(base, rewrite.get("rewritePrefix", "")).removeprefix("http://archive/")
        yield rewrite.get("uriStartString", ""), folder


class Sources:
    """Several sources, asked in turn. As an lxml resolver it answers every request: what is unknown is empty."""

    def __init__(self, *sources):
        self._sources = sources

    def read(self, url):
        """The document at the URL from the first source that has it, or None."""
        for source in self._sources:
            content = source.read(url)
            if content is not None:
                return content
        return None

    def parser(self):
        """An XML parser that takes whatever it needs from these sources."""
        parser = etree.XMLParser(no_network=True, resolve_entities=False)
        parser.resolvers.add(_Resolver(self))
        return parser


class _Resolver(etree.Resolver):
    def __init__(self, sources):
        super().__init__()
        self._sources = sources

    def resolve(self, system_url, public_id, context):
        """Called by libxml2 for every document it wants to open."""
        content = self._sources.read(system_url)
        if content is None:
            return self.resolve_empty(context)
        return self.resolve_string(content, context, base_url=system_url)
