"""Makes workbooks of form.xlsx in a folder that pretend to be small, or to be a form."""

import sys
import zipfile
from pathlib import Path

folder = Path(sys.argv[1])
MIB = 1 << 20


def changed(name, part, change):
    """form.xlsx under another name, with one part changed."""
    with zipfile.ZipFile(folder / "form.xlsx") as old:
        with zipfile.ZipFile(folder / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
            for entry in old.namelist():
                data = old.read(entry)
                new.writestr(entry, change(data) if entry == part else data)


SHEET = "xl/worksheets/sheet2.xml"
STRINGS = "xl/sharedStrings.xml"
END = b"</sheetData>"
changed("bomb", SHEET, lambda xml: xml + b" " * (400 * MIB))
changed("strings", STRINGS, lambda xml: xml.replace(b"</sst>", b"<si/>" * (100 * MIB // 5) + b"</sst>"))
changed("cells", SHEET, lambda xml: xml.replace(END, b'<row r="99">' + b"<c><v>1</v></c>" * 700_000 + b"</row>" + END))
changed("count", STRINGS, lambda xml: xml.replace(b"uniqueCount=", b'uniqueCount="99999999999" was='))
changed("styles", "xl/styles.xml", lambda xml: xml.replace(b"</cellXfs>", b"<xf/>" * (40 * MIB // 5) + b"</cellXfs>"))
rows = b"".join(b'<row r="%d"><c r="C%d"><v>1</v></c></row>' % (row, row) for row in range(100, 10_100))
changed("rows", SHEET, lambda xml: xml.replace(END, rows + END))
whole = (folder / "form.xlsx").read_bytes()
(folder / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
(folder / "locked.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096))
