"""Runs a query in DuckDB, in the folder that is named second, and prints its rows as JSON."""

import json
import os
import sys

import duckdb

query = open(sys.argv[1], encoding="utf-8").read()
os.chdir(sys.argv[2])
json.dump(duckdb.sql(query).fetchall(), sys.stdout)
