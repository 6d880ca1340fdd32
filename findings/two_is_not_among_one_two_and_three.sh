#!/usr/bin/env bash
# Facts in RDF are asked for with SPARQL: those of some years, of some amounts, those that are not nought. A list of values is written ?value IN (0, 100), which is true if one of them is equal to it by value, as the sign = has it, whatever
# the numeric type and however it is written; the standard's own example is 2 IN (<http://example/iri>, "str", 2.0), which is true (SPARQL 1.1 Query Language, sections 17.4.1.9, IN, and 17.4.1.10, NOT IN). rdflib compares the terms letter by letter
# and type by type: 2 is not IN (2.0), an amount that was filed as 100.00 is not IN (100), and what was reported as 0.0 stays in a list from which NOT IN (0) is to leave out the noughts; totals and means follow. ?value = 100 is right, as
# is all of this in oxigraph. A cast for it, xsd:integer(?value), which cuts off what is behind the point (section 17.5), gives nothing for an amount that has a point, even for 100.00, and the row has an empty field.
# Nothing is raised. Write ?value = 0 || ?value = 100, or put the values into VALUES and compare with =.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet rdflib==7.6.0 pyoxigraph==0.5.13
cat > read.py <<'END'
from importlib.metadata import version
import pyoxigraph, rdflib

FACTS = """@prefix t: <http://example.com/t#> . t:sales t:value 100.00 . t:costs t:value 40 . t:impairment t:value 0.0 . t:gain t:value 0 ."""
HEAD = "PREFIX t: <http://example.com/t#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
ASKED = {"example": 'SELECT ?r { BIND (2 IN (<http://example/iri>, "str", 2.0) AS ?r) }', "in": "SELECT ?r { ?fact t:value ?v FILTER (?v IN (100, 40)) BIND (STRAFTER(STR(?fact), '#') AS ?r) } ORDER BY ?r",
         "not nought": "SELECT ?r { ?fact t:value ?v FILTER (?v NOT IN (0)) BIND (STRAFTER(STR(?fact), '#') AS ?r) } ORDER BY ?r", "equal": "SELECT ?r { ?fact t:value ?v FILTER (?v = 100 || ?v = 40) BIND (STRAFTER(STR(?fact), '#') AS ?r) } ORDER BY ?r",
         "how many": "SELECT (COUNT(?v) AS ?r) { ?fact t:value ?v FILTER (?v NOT IN (0)) }", "cast": "SELECT ?r ?fact { ?fact t:value ?v BIND (xsd:integer(?v) AS ?r) } ORDER BY ?fact"}
graph, store = rdflib.Graph().parse(data=FACTS, format="turtle"), pyoxigraph.Store()
store.load(FACTS.encode(), format=pyoxigraph.RdfFormat.TURTLE)
seen = {name: [None if row[0] is None else str(row[0]) for row in graph.query(HEAD + query)] for name, query in ASKED.items()}
expected = {name: [row[0].value if row[0] else None for row in store.query(HEAD + query)] for name, query in ASKED.items()}
print(f"version:  rdflib {version('rdflib')}, pyoxigraph {version('pyoxigraph')}")
print(f"expected: {expected}, as oxigraph has it")
print(f"seen:     {seen}")
right = {"example": ["true"], "in": ["costs", "sales"], "not nought": ["costs", "sales"], "equal": ["costs", "sales"], "how many": ["2"], "cast": ["40", "0", "0", "100"]}
found = {"example": ["false"], "in": ["costs"], "not nought": ["costs", "impairment", "sales"], "equal": ["costs", "sales"], "how many": ["3"], "cast": ["40", "0", None, None]}
raise SystemExit(0 if (seen, expected) == (found, right) else "this has changed: look again")
END
env/bin/python read.py
