"""One Arelle controller for a whole process: opens files offline, with every check that we want.

Arelle's own `Session` cannot be run a second time once a plug-in is loaded, so this drives the command line's
controller, which can: the plug-in is activated once, and each file gets a copy of the same options.
"""
import contextlib
import copy
import json
import logging
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

INLINE_SUFFIXES = {".xhtml", ".html", ".htm"}
CALCULATIONS = {"round": "round-to-nearest", "truncate": "truncation"}


class Message(NamedTuple):
    """What Arelle, or a check of ours, has to say about a file."""

    code: str
    level: str
    text: str
    severity: int = logging.ERROR


class Opened(NamedTuple):
    """A file in Arelle's memory, valid until its `with` block ends."""

    models: list
    messages: list
    completed: bool


class MessageCollector(logging.Handler):
    """Keeps the messages of the current run."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.messages = []

    def emit(self, record):
        """Turn a log record into a message, with the places it refers to at the end of its text."""
        try:
            text = record.getMessage()
        except (TypeError, ValueError, KeyError):
            text = str(record.msg)
        places = {}
        for reference in getattr(record, "refs", ()):
            name = reference.get("href", "").partition("#")[0].rpartition("/")[2]
            line = reference.get("sourceLine")
            places[f"{name}:{line}" if line else name] = None
        places.pop("", None)
        if places:
            text += " — " + ", ".join(places)
        code = str(getattr(record, "messageCode", ""))
        self.messages.append(Message(code, record.levelname.lower(), text, record.levelno))


class ArelleSession:
    """Opens one file after the other; never two at a time."""

    def __init__(self):
        # A fresh configuration folder: what this machine's user has cached or configured must not change a verdict.
        self._configuration = tempfile.TemporaryDirectory(prefix="kessan-validator-")
        os.environ["XDG_CONFIG_HOME"] = self._configuration.name
        from arelle import PackageManager
        from arelle.CntlrCmdLine import CntlrCmdLine, ParserForDynamicPlugins

        self._packages = PackageManager.getInstance()
        self._collector = MessageCollector()
        self._controller = CntlrCmdLine(uiLang="en-US", disable_persistent_config=True)
        self._controller.startLogging(logHandler=self._collector, logLevel="DEBUG", logPropagate=False)
        self._controller.postLoggingInit()
        self._options = standing_options()
        self._activate("inlineXbrlDocumentSet")
        parser = ParserForDynamicPlugins(self._options)
        for extend in self._controller.plugins.hooks("CntlrCmdLine.Options"):
            extend(parser)

    def _activate(self, plugin):
        """A run without a file only loads the plug-in."""
        options = copy.copy(self._options)
        options.plugins = plugin
        if not self._controller.run(options):
            raise RuntimeError(f"Arelle does not load {plugin}: {self._collector.messages}")

    @contextlib.contextmanager
    def open(self, file, packages=(), calculation=None):
        """Load a file and, if a calculation mode is given, validate it with everything on."""
        options = copy.copy(self._options)
        options.entrypointFile = entry_point(file)
        options.packages = [str(Path(package).absolute()) for package in packages] or None
        options.validate = calculation is not None
        options.calcs = CALCULATIONS[calculation or "round"]
        options.taxonomyPackage = is_taxonomy_package(file)
        self._packages.reset()
        self._packages.init(self._controller, loadPackagesConfig=False)
        self._collector.messages = []
        try:
            completed = self._controller.run(options)
            yield Opened(list(self._controller.modelManager.loadedModelXbrls), self._collector.messages, completed)
        finally:
            self._close_all()

    def _close_all(self):
        """Forget every model of the run, and close the archives that Arelle leaves open between them."""
        manager = self._controller.modelManager
        for model in list(manager.loadedModelXbrls):
            source = getattr(model, "fileSource", None)
            with contextlib.suppress(AttributeError):  # documents that two models share are closed by the first
                model.close()
            if source is not None and source.isOpen:
                source.close()
        manager.loadedModelXbrls.clear()
        self._controller.errorManager.clear()


def standing_options():
    """The options that are the same for every file."""
    from arelle.RuntimeOptions import RuntimeOptions

    return RuntimeOptions(
        workOffline=True,
        disablePersistentConfig=True,
        keepOpen=True,
        utrValidate=True,
        validateXmlOim=True,
        validateDuplicateFacts="inconsistent",
        baseTaxonomyValidationMode="all",
        formulaUnsatisfiedAsser=True,
        formulaUnmessagedUnsatisfiedAsser=True,
        formulaMaximumMessageInterpolationLength=1000,
    )


def entry_point(file):
    """How Arelle wants a file named: inline documents as a document set, or facts of other targets are lost."""
    path = str(Path(file).absolute())
    if Path(file).suffix.lower() in INLINE_SUFFIXES:
        return json.dumps([{"ixds": [{"file": path}]}])
    return path


def is_taxonomy_package(file):
    """Whether the file claims, by its name, to be a taxonomy package and must keep the rules of one."""
    return Path(file).suffix.lower() == ".zip"
