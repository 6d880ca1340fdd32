"""The facts of all reports below a folder as one Parquet table, read on Apache Spark.

    spark-submit spark_facts.py FOLDER OUT

Every worker needs the wheel and pyarrow, and sees the folder under the same path. A report that can't be read gives no rows:
`kessan check FOLDER` tells why.
"""

import os
import sys
from collections.abc import Iterator

import pyarrow
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

import kessan


def read(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """The facts of the reports that batches name, a batch for each report."""
    for batch in batches:
        yield from pyarrow.RecordBatchReader.from_stream(kessan.facts(batch.column("report").to_pylist()))


def main(folder: str, out: str) -> None:
    # Workers run the Python that this is, where nothing else is said.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.appName("kessan").getOrCreate()
    reports = [(name,) for name in kessan.find(os.path.abspath(folder))]
    named = spark.createDataFrame(reports, "report string").repartition(spark.sparkContext.defaultParallelism * 4)
    facts = named.mapInArrow(read, from_arrow_schema(pyarrow.schema(kessan.schema())))
    facts.write.mode("overwrite").parquet(out)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
