"""Recomputes what `lscb-audit sector --format json` prints, without lscb-audit.

    sector.py make SEED FOLDER                 writes random audits, and a second framework, into the folder
    sector.py check FOLDER [OPTION...] < JSON  computes every figure anew and compares; options as for `sector`:
                                               --years A..B, --signed-only, --expected N, --missed-by K

Only tomllib and fractions are used for figures.
"""

import json
import pathlib
import random
import sys
import tomllib
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parents[2]
STATUSES = ["met", "partly-met", "planned", "not-met", "not-known", "not-applicable", "unanswered", "carried"]
RANKS = {"met": 3, "partly-met": 2, "planned": 1, "not-met": 0}
# What is not computed from audits: words of the framework, and what is said of the run.
WORDS = {"title", "short", "number", "met_label", "reconstructed", "label", "words", "line", "schema", "today",
         "anonymous", "message", "code", "like_for_like", "id", "part", "per", "expected"}

OTHER = """id = 'other'
edition = 2
title = 'Another'
[[parts]]
id = 'all'
title = 'All'
prefix = 'A'
banded = true
not_applicable = true
[parts.labels]
met = 'Met'
partly-met = 'Partly'
planned = 'Planned'
not-met = 'Not met'
not-known = 'Not known'
[[indicators]]
id = 'children'
title = 'Children'
per = 1000
""" + "".join(f"""[[standards]]
id = 's{n}'
part = 'all'
number = 'A{n}'
title = 'Standard {n}'
ask = '?'
basis = 'named'
evidence_required = true
asked_of = ['board']
{'since = 2' if n == 4 else 'retired = 2' if n == 1 else ''}
""" for n in range(1, 5))


def rounded(exact, places):
    """The decimal nearest to an exact figure, halves away from zero."""
    scaled = exact * 10**places
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    return (whole if scaled >= 0 else -whole) / 10**places


def percent(part, whole):
    return None if not whole else percent_of(Fraction(part, whole))


def percent_of(ratio):
    """100.0 only where it is all, 0.0 only where it is none."""
    shown = rounded(ratio * 100, 1)
    return min(max(shown, 0.1), 99.9) if 0 < ratio < 1 else shown


def spread(values, figure):
    """Lowest, quartiles as QUARTILE.INC, highest."""
    values = sorted(values)
    if not values:
        return None

    def at(quarters):
        below, rest = divmod(quarters * (len(values) - 1), 4)
        above = values[min(below + 1, len(values) - 1)]
        return figure(values[below] + (above - values[below]) * Fraction(rest, 4))

    names = ["lowest", "lower_quartile", "median", "upper_quartile", "highest"]
    return {name: at(quarters) for quarters, name in enumerate(names)}


class Audit:
    """What counts of one file."""

    def __init__(self, path, toml, frameworks):
        self.path, self.year = path, toml["audit"]["year"]
        self.framework, self.edition = frameworks[toml["framework"]], toml.get("edition", 1)
        board = toml["board"]
        self.board, self.region = board["id"], board.get("region")
        self.children, self.covers = board.get("children"), board.get("covers", 1)
        self.neighbours = sorted(set(board.get("neighbours", [])) - {self.board})
        self.counts = toml.get("indicators", {})
        self.signed = "sign_off" in toml
        disputed = {conflict["key"] for conflict in toml.get("conflicts", [])}
        self.standings = {}
        for standard in standards_of(self.framework, self.edition):
            response = toml.get("responses", {}).get(standard["id"], {})
            key = f"responses.{standard['id']}."
            if key + "status" in disputed or key + "reason" in disputed or "status" not in response:
                word = "unanswered"
            else:
                word = "carried" if "carried_from" in response else response["status"]
            self.standings[standard["id"]] = word

    def rate(self, indicator):
        count = self.counts.get(indicator)
        return None if count is None or not self.children else Fraction(count, self.children)

    def of_part(self, part):
        own = [standard for standard in standards_of(self.framework, self.edition) if standard["part"] == part]
        words = [self.standings[standard["id"]] for standard in own]
        return words.count("met"), len(words) - words.count("not-applicable")


def standards_of(framework, edition):
    return [
        standard
        for standard in framework["standards"]
        if standard.get("since", 1) <= edition < standard.get("retired", 10**9)
    ]


def bands(n):
    """The bands of the report; where two begin at the same number the stricter one stays."""
    thresholds = [("all", n), ("most", -(-13 * n // 15)), ("half-or-more", -(-n // 2)), ("fewer-than-half", 0)]
    kept = []
    for word, least in thresholds:
        if n and (not kept or kept[-1][1] != least):
            kept.append((word, least))
    return kept


def baseline(figures):
    same = [it for it in figures if it.get("match") in ("same", "near") and it.get("unit", "percent") == "percent"]
    return [{"year": it["year"], "percent": float(it["value"]), "match": it["match"]} for it in same if "value" in it]


def national(framework, year):
    own = [it for it in framework.get("baseline", []) if it.get("unit", "percent") == "percent"]
    own = [it for it in own if it["label"].startswith("met ") and it["year"] <= year]
    latest = max((it["year"] for it in own), default=None)
    return [{"year": latest, "percent": float(it["value"]) if "value" in it else None} for it in own if it["year"] == latest]


def part_of(part, audits, year, framework):
    n = sum(standard["part"] == part["id"] for standard in standards_of(framework, audits[0].edition))
    each = [audit.of_part(part["id"]) for audit in audits]
    shown, above = [], None
    for word, least in bands(n) if part["banded"] else []:
        within = sum(least <= met and (above is None or met < above) for met, _ in each)
        at_least = sum(met >= least for met, _ in each)
        shown.append({
            "id": word, "from": least, "boards": within, "percent": percent(within, len(audits)),
            "at_least_boards": at_least, "at_least_percent": percent(at_least, len(audits)),
        })
        above = least
    ratios = [Fraction(met, applicable) for met, applicable in each if applicable]
    all_apply = all(applicable == n for _, applicable in each)
    return {
        "id": part["id"], "standards": n, "bands": shown,
        "distribution": [{"met": met, "boards": [m for m, _ in each].count(met)} for met in range(n + 1)],
        "percent_met": spread(ratios, percent_of) if part["banded"] else None,
        "baseline": national(framework, year) if part["banded"] and all_apply else [],
    }


def standard_of(standard, audits):
    words = [audit.standings[standard["id"]] for audit in audits]
    met, applicable = words.count("met"), len(words) - words.count("not-applicable")
    rag = None if not applicable else "green" if met == applicable else "red" if 2 * met < applicable else "amber"
    missing = [audit.board for audit in audits if audit.standings[standard["id"]] not in ("met", "not-applicable")]
    return {
        "id": standard["id"], "part": standard["part"], "applicable": applicable,
        "percent_met": percent(met, applicable), "rag": rag, "missed_by": applicable - met, "boards_missing": missing,
        "statuses": {word: words.count(word) for word in STATUSES}, "baseline": baseline(standard.get("baseline", [])),
    }


def indicator_of(indicator, audits):
    id, per = indicator["id"], indicator["per"]
    given = [audit for audit in audits if audit.counts.get(id) is not None]
    rated = [audit for audit in audits if audit.rate(id) is not None]
    rate = lambda exact: rounded(exact * per, 2)
    rates = spread([audit.rate(id) for audit in rated], rate)
    if rates:
        children = sum(audit.children for audit in rated)
        rates["overall"] = rate(Fraction(sum(audit.counts[id] for audit in rated), children))
    return {
        "id": id, "given_by": len(given), "given_percent": percent(len(given), len(audits)), "per": per,
        "total": sum(audit.counts[id] for audit in given), "rated": len(rated), "rates": rates,
    }


def regions_of(audits, framework):
    names = sorted({audit.region for audit in audits if audit.region})
    shown = []
    for name in names and [*names, None]:
        own = [audit for audit in audits if audit.region == name]
        parts = []
        for part in framework["parts"]:
            met = sum(audit.of_part(part["id"])[0] for audit in own)
            applicable = sum(audit.of_part(part["id"])[1] for audit in own)
            shown_percent = percent(met, applicable) if part["banded"] else None
            parts.append({"id": part["id"], "met": met, "applicable": applicable, "percent": shown_percent})
        if own:
            shown.append({"region": name, "boards": len(own), "parts": parts})
    return shown


def ranking_of(audits, framework):
    shown = []
    for part in framework["parts"]:
        if not part["banded"]:
            continue
        own = [(*audit.of_part(part["id"]), audit) for audit in audits]
        own = [(Fraction(met, applicable), met, audit, applicable) for met, applicable, audit in own if applicable]
        for ratio, met, audit, applicable in sorted(own, key=lambda it: (-it[0], -it[1], it[2].board)):
            words = list(audit.standings.values())
            shown.append({
                "part": part["id"], "board": audit.board, "met": met, "applicable": applicable,
                "rank": 1 + sum(it[:2] > (ratio, met) for it in own),
                "tied": sum(it[:2] == (ratio, met) for it in own) > 1, "percent": percent_of(ratio),
                "signed": audit.signed, "standards": len(words),
                "answered": len(words) - words.count("unanswered") - words.count("carried"),
            })
    return shown


def neighbours_of(audits, framework):
    shown, by_board = [], {audit.board: audit for audit in audits}
    for audit in audits:
        for indicator in framework.get("indicators", []) if audit.neighbours else []:
            rate = lambda board: by_board[board].rate(indicator["id"]) if board in by_board else None
            figure = lambda exact: None if exact is None else rounded(exact * indicator["per"], 2)
            shown.append({
                "board": audit.board, "indicator": indicator["id"], "rate": figure(rate(audit.board)),
                "others": [{"board": it, "rate": figure(rate(it))} for it in audit.neighbours if rate(it) is not None],
                "missing": [it for it in audit.neighbours if rate(it) is None],
            })
    return shown


def table_of(year, audits, options):
    framework, covers = audits[0].framework, sum(audit.covers for audit in audits)
    standards = [standard_of(it, audits) for it in standards_of(framework, audits[0].edition)]
    return {
        "year": year, "framework": framework["id"], "edition": audits[0].edition, "boards": len(audits),
        "covers": covers, "drafts": sum(not audit.signed for audit in audits),
        "response_percent": percent(covers, options["expected"]) if options["expected"] else None,
        "parts": [part_of(part, audits, year, framework) for part in framework["parts"]],
        "standards": [it for it in standards if it["missed_by"] >= options["missed-by"]],
        "indicators": [indicator_of(it, audits) for it in framework.get("indicators", [])],
        "regions": regions_of(audits, framework), "ranking": ranking_of(audits, framework),
        "neighbours": neighbours_of(audits, framework),
    }


def movements_of(start, end, audits):
    by_board = {}
    for audit in audits:
        by_board.setdefault(audit.board, {})[audit.year] = audit
    pairs = [(own[start], own[end]) for own in by_board.values() if start in own and end in own]
    shown = []
    for id in sorted({new.framework["id"] for old, new in pairs if old.framework is new.framework}):
        own = [(old, new) for old, new in pairs if old.framework["id"] == new.framework["id"] == id]
        standards = []
        for standard in own[0][0].framework["standards"]:
            steps = [(old.standings.get(standard["id"]), new.standings.get(standard["id"])) for old, new in own]
            if all(step == (None, None) for step in steps):
                continue
            ranks = [(RANKS[old], RANKS[new]) for old, new in steps if old in RANKS and new in RANKS]
            standards.append({
                "id": standard["id"], "improved": sum(new > old for old, new in ranks),
                "regressed": sum(new < old for old, new in ranks),
                "newly_met": sum(new == "met" != old for old, new in steps),
                "no_longer_met": sum(old == "met" != new for old, new in steps),
            })
        shown.append({"framework": id, "from": start, "to": end, "boards_in_both": len(own), "standards": standards})
    return shown


def sector_of(folder, options):
    frameworks = [HERE / "src/framework/cse-2009.toml", folder / "framework.toml"]
    frameworks = [tomllib.loads(file.read_text()) for file in frameworks if file.exists()]
    frameworks = {framework["id"]: framework for framework in frameworks}
    audits, files = [], 0
    for file in sorted((folder / "audits").rglob("*.toml")):
        audit = Audit(str(file.relative_to(folder)), tomllib.loads(file.read_text()), frameworks)
        if options["years"] is None or options["years"][0] <= audit.year <= options["years"][1]:
            files, audits = files + 1, [*audits, audit]
    keys = [(audit.board, audit.year) for audit in audits]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    audits = sorted((it for it in audits if (it.board, it.year) not in twice), key=lambda it: (it.board, it.year))
    drafts = sum(not audit.signed for audit in audits) if options["signed-only"] else 0
    audits = [audit for audit in audits if audit.signed or not options["signed-only"]]
    every = sorted({audit.year for audit in audits})
    years = every if options["years"] else every[-1:]
    tables = []
    for year in years:
        keyed = {(audit.framework["id"], audit.edition) for audit in audits if audit.year == year}
        for key in sorted(keyed):
            own = [it for it in audits if it.year == year and (it.framework["id"], it.edition) == key]
            tables.append(table_of(year, own, options))
    steps = list(zip(every, every[1:]))
    steps = steps if options["years"] else steps[-1:]
    return {
        "years": tables,
        "movement": [it for step in steps for it in movements_of(*step, audits)],
        "read": {
            "files": files, "counted": len(audits), "drafts_left_out": drafts, "unreadable": [], "skipped": [],
            "years_left_out": [],
            "duplicates": [
                {"board": board, "year": year, "paths": sorted(it.path for it in paths)}
                for board, year in twice
                for paths in [[it for it in all_audits(folder, frameworks) if (it.board, it.year) == (board, year)]]
            ],
        },
    }


def all_audits(folder, frameworks):
    files = sorted((folder / "audits").rglob("*.toml"))
    return [Audit(str(it.relative_to(folder)), tomllib.loads(it.read_text()), frameworks) for it in files]


def compare(mine, theirs, place):
    """Ends the program where a figure differs, is missing, or is not computed here."""
    match mine:
        case dict():
            left = theirs.keys() - mine.keys() - WORDS - {"altered"}
            assert not left, f"{place}: {left} is not computed here"
            for key, value in mine.items():
                compare(value, theirs[key], f"{place}.{key}")
        case list():
            assert len(mine) == len(theirs), f"{place}: {mine} here, {theirs} there"
            for index, (own, other) in enumerate(zip(mine, theirs)):
                compare(own, other, f"{place}[{index}]")
        case _:
            assert mine == theirs, f"{place}: {mine} here, {theirs} there"


def random_audit(chance, board, year, framework, edition):
    lines = ["format = 1", f"framework = '{framework['id']}'", f"edition = {edition}", "[board]", f"id = '{board}'"]
    lines.append("name = 'Fictional'")
    if chance.random() < 0.7:
        lines.append(f"region = '{chance.choice(['North', 'South', 'East'])}'")
    if chance.random() < 0.8:
        lines.append(f"children = {chance.choice([0, 7, 10_000, 52_400, 999_999_999])}")
    lines.append(f"covers = {chance.choice([1, 1, 1, 3])}")
    lines.append(f"neighbours = {[f'board-{chance.randrange(12):02}' for _ in range(chance.randrange(5))]}")
    lines += ["[audit]", f"year = {year}", "[indicators]"]
    for indicator in framework.get("indicators", []):
        if chance.random() < 0.7:
            lines.append(f"{indicator['id']} = {chance.choice([0, 1, 41, 1_000_000_000])}")
    conflicts = []
    for standard in standards_of(framework, edition):
        if chance.random() < 0.1:
            continue
        parts = {part["id"]: part for part in framework["parts"]}
        allowed = standard.get("not_applicable", parts[standard["part"]].get("not_applicable", False))
        status = chance.choice(STATUSES[:5] + ["met"] * 5 + ["not-applicable"] * 2 * allowed)
        lines += [f"[responses.{standard['id']}]", f"status = '{status}'", "reason = 'why'"]
        if chance.random() < 0.1:
            lines.append(f"carried_from = {year - 1}")
        if chance.random() < 0.05:
            conflicts.append(f"[[conflicts]]\nkey = 'responses.{standard['id']}.{chance.choice(['status', 'note'])}'")
    if chance.random() < 0.6:
        lines.append("[sign_off]\nby = 'c'\non = 2014-12-01\nseal = 'sha256:0'")
    return "\n".join(lines + conflicts) + "\n"


def make(seed, folder):
    chance = random.Random(seed)
    (folder / "framework.toml").write_text(OTHER)
    frameworks = [tomllib.loads((HERE / "src/framework/cse-2009.toml").read_text()), tomllib.loads(OTHER)]
    for board in range(chance.randrange(1, 12)):
        for year in range(2011, 2015):
            framework = chance.choice(frameworks[:1] * 4 + frameworks[1:])
            for copy in ["", "-again"][: chance.choice([0, 1, 1, 1, 1, 1, 1, 2])]:
                id = f"board-{board:02}"
                file = folder / "audits" / id / f"{year}{copy}.toml"
                file.parent.mkdir(parents=True, exist_ok=True)
                edition = chance.randrange(framework["edition"]) + 1
                file.write_text(random_audit(chance, id, year, framework, edition))


def options_of(words):
    options = {"years": None, "signed-only": False, "expected": None, "missed-by": 0}
    while words:
        name = words.pop(0).removeprefix("--")
        if name == "signed-only":
            options[name] = True
        elif name == "years":
            options[name] = [int(year) for year in words.pop(0).split("..")]
        else:
            options[name] = int(words.pop(0))
    return options


match sys.argv[1:]:
    case ["make", seed, folder]:
        make(int(seed), pathlib.Path(folder))
    case ["check", folder, *words]:
        compare(sector_of(pathlib.Path(folder), options_of(words)), json.load(sys.stdin), "sector")
    case _:
        raise SystemExit(__doc__)
