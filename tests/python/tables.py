"""Reads an export with nothing but Python's own modules, and prints it as JSON: a list of rows, each a list of texts.

CSV: the first ' of a cell is taken off. xlsx: unzipped and read as XML; dates are counted from 1899-12-30. NDJSON: null is
an empty text, `doubts` stand beside each other, the texts of another list on a line each; true and false are words.
"""

import csv
import datetime
import json
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def of_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        return [[cell[1:] if cell.startswith("'") else cell for cell in row] for row in csv.reader(file)]


def of_ndjson(path):
    with open(path, encoding="utf-8") as file:
        objects = [json.loads(line) for line in file]
    return [list(objects[0])] + [[text(cell, " " if name == "doubts" else "\n") for name, cell in row.items()] for row in objects]


def text(cell, between):
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        return between.join(cell)
    return str(cell)


def of_xlsx(path, sheet="1"):
    book = zipfile.ZipFile(path)
    part = lambda name: tree.fromstring(book.read(name))
    assert b"2000-01-01" in book.read("docProps/core.xml"), "the time of writing, so that no two are the same"
    texts = ["".join(it.text or "" for it in item.iter(f"{{{NAMES['x']}}}t")) for item in part("xl/sharedStrings.xml")]
    texts = [re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), it) for it in texts]
    rows = part(f"xl/worksheets/sheet{sheet}.xml").findall("x:sheetData/x:row", NAMES)
    width = len(rows[0])
    return [cells(row, texts, width) for row in rows]


def cells(row, texts, width):
    found = [""] * width
    for cell in row:
        assert cell.find("x:f", NAMES) is None, "a formula"
        letters = re.match("[A-Z]+", cell.get("r"))[0]
        place = 0
        for letter in letters:
            place = place * 26 + ord(letter) - 64
        value, kind = cell.find("x:v", NAMES), cell.get("t")
        if value is None:
            continue
        if kind == "s":
            found[place - 1] = texts[int(value.text)]
        elif kind == "b":
            found[place - 1] = "true" if value.text == "1" else "false"
        elif cell.get("s"):
            found[place - 1] = str(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(value.text)))
        else:
            found[place - 1] = value.text
    return found


READERS = {"csv": of_csv, "ndjson": of_ndjson, "xlsx": of_xlsx}
json.dump(READERS[sys.argv[1].rsplit(".", 1)[1]](*sys.argv[1:]), sys.stdout)
