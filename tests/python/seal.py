"""Prints the seal of the audit file given as argument, computed without lscb-audit."""

import datetime
import hashlib
import json
import sys
import tomllib


def plain(value):
    """The value as it enters the hash: Windows line breaks made plain, dates as texts."""
    match value:
        case dict():
            return {plain(key): plain(below) for key, below in value.items()}
        case list():
            return [plain(item) for item in value]
        case str():
            return value.replace("\r\n", "\n")
        case bool() | int():
            return value
        case datetime.date() if not isinstance(value, datetime.datetime):
            return value.isoformat()
    raise SystemExit(f"cannot be sealed: {value!r}")


with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    audit = plain(tomllib.loads(file.read()))
if isinstance(audit.get("sign_off"), dict):
    audit["sign_off"].pop("seal", None)
canonical = json.dumps(audit, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
print("sha256:" + hashlib.sha256(canonical.encode()).hexdigest())
