from collections.abc import Sequence
from os import PathLike
from typing import Any, Literal, Optional, Union, final

_Path = Union[str, PathLike[str]]
_Syntax = Literal["xbrl", "ixbrl", "json", "csv", "package", "xbr"]
_Form = Literal["xbrl", "ixbrl", "json", "csv", "tables"]
_At = tuple[Optional[str], Optional[int], Optional[int]]

__all__ = [
    "Facts",
    "Finding",
    "Refused",
    "Report",
    "Schema",
    "check",
    "convert",
    "export",
    "extract",
    "facts",
    "find",
    "read",
    "schema",
]

@final
class Finding:
    """Something that was found out, and where."""

    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> Literal["error", "warning", "note"]: ...
    @property
    def message(self) -> str: ...
    @property
    def help(self) -> Optional[str]: ...
    @property
    def file(self) -> Optional[str]: ...
    @property
    def line(self) -> Optional[int]: ...
    @property
    def column(self) -> Optional[int]: ...
    @property
    def related(self) -> list[_At]:
        """File, line and column of what it has to do with."""

    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...

class Refused(ValueError):
    """The input has errors."""

    findings: list[Finding]

@final
class Report:
    """The facts of a report, in columns."""

    @property
    def source(self) -> str: ...
    @property
    def findings(self) -> list[Finding]: ...
    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> Any: ...
    def __arrow_c_schema__(self) -> Any: ...

@final
class Facts:
    """The facts of many reports, a batch each, which are read when a stream is asked for."""

    @property
    def sources(self) -> list[str]: ...
    @property
    def findings(self) -> list[Finding]:
        """What there is to tell of the paths, and of the reports that were read for the last stream."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any: ...
    def __arrow_c_schema__(self) -> Any: ...

@final
class Schema:
    """The columns of facts."""

    def __arrow_c_schema__(self) -> Any: ...

def schema(*, labels: Sequence[str] = ...) -> Schema:
    """The columns of facts, the same for all reports; a column `label_` for each language of `labels`."""

def find(path: _Path) -> list[str]:
    """The reports at a path by their names, each of which is a path for the other functions."""

def read(
    path: _Path,
    packages: Sequence[_Path] = ...,
    *,
    labels: Sequence[str] = ...,
    entry_point: Optional[str] = None,
    without_taxonomy: bool = False,
) -> Report:
    """The facts of the only report at a path, with labels of their concepts in languages that are named."""

def facts(
    paths: Union[_Path, Sequence[_Path]],
    packages: Sequence[_Path] = ...,
    *,
    labels: Sequence[str] = ...,
    entry_point: Optional[str] = None,
    without_taxonomy: bool = False,
) -> Facts:
    """The facts of all reports at paths, read when they are asked for, with labels as of `read`. Those that the Open
    Information Model can't say as a whole are left out: in tuples, of other targets than the default one."""

def check(
    path: _Path,
    packages: Sequence[_Path] = ...,
    *,
    entry_point: Optional[str] = None,
    without_taxonomy: bool = False,
) -> list[Finding]:
    """All there is to tell of what is at a path, whatever it is."""

def convert(
    path: _Path,
    out: _Path,
    to: _Form = "json",
    packages: Sequence[_Path] = ...,
    *,
    entry_point: Optional[str] = None,
    without_taxonomy: bool = False,
) -> list[str]:
    """Writes the only report at a path in another syntax, and gives the files."""

def export(
    report: _Path,
    out: _Path,
    to: Sequence[_Syntax] = ...,
    packages: Sequence[_Path] = ...,
    *,
    profile: str = "intl",
) -> list[str]:
    """Writes the report of a folder as filings into a folder, and gives the files."""

def extract(release: _Path, map: _Path, out: _Path) -> list[Finding]:
    """Writes the facts in the text of a release as a table in CSV, and tells what is doubtful."""
