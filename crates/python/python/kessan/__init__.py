"""Reports in XBRL: read, check, convert, extract, export.

`facts` reads all reports at paths, `read` a single one. What they give is a table for every library
that takes Arrow (`pyarrow.table`, `polars.DataFrame`, `pandas.DataFrame.from_arrow`), without
copying. `schema` has the columns, which are the same for all reports.
"""

from ._kessan import (
    Facts,
    Finding,
    Refused,
    Report,
    Schema,
    check,
    convert,
    export,
    extract,
    facts,
    find,
    read,
    schema,
)

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
