"""The facts of all reports below a folder as one Parquet table, read on Ray.

    python ray_facts.py FOLDER OUT

Every worker needs the wheel and pyarrow, and sees the folder under the same path. A report that can't be read gives no rows:
`kessan check FOLDER` tells why.
"""

import os
import sys

import pyarrow
import ray

import kessan


def read(batch: pyarrow.Table) -> pyarrow.Table:
    """The facts of the reports that a batch names."""
    return pyarrow.table(kessan.facts(batch.column("report").to_pylist()))


def main(folder: str, out: str) -> None:
    reports = [{"report": name} for name in kessan.find(os.path.abspath(folder))]
    named = ray.data.from_items(reports)
    named.map_batches(read, batch_format="pyarrow", batch_size=32).write_parquet(out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
