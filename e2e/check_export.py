#!/usr/bin/env python3
"""Checks a downloaded Stancemark file with nothing but Python's standard library.

    check_export.py FILE [--expect EXPECTED]   check the file; exit 1 if a check fails
    check_export.py FILE --compare OTHER       are both the same but for ids, times and program?
    check_export.py --self-test                break a file in every way and see it noticed

EXPECTED is a JSON list of annotations that must be in the file, and no others:
[{"label": "actor", "quotes": ["微软"], "attributes": {"position": "oppose"}, "note": "…"}, …].
"attributes" and "note" are checked only where given; "start" (code points, of the first
quote) may be given too.
"""

import argparse
import copy
import hashlib
import json
import re
import sys

CONTEXT = 32
TIME = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$")
BLOCK_KINDS = {"heading", "paragraph", "list_item", "quote", "figure"}


class Report:
    """Counts what passed and keeps what failed."""

    def __init__(self):
        self.n_passed = 0
        self.failures = []

    def check(self, is_right, path, what):
        if is_right:
            self.n_passed += 1
        else:
            self.failures.append(f"{path}: {what}")
        return is_right

    def __str__(self):
        lines = [f"FAILED {failure}" for failure in self.failures]
        lines.append(f"{self.n_passed} passed, {len(self.failures)} failed")
        return "\n".join(lines)


def is_offset(value):
    return isinstance(value, int) and not isinstance(value, bool)


def check_file(file, report):
    report.check(file.get("format") == "stancemark", "$.format", "is not stancemark")
    report.check(file.get("version") == 1, "$.version", "is not 1")
    check_times(file["project"], "$.project", report)
    kinds = file["codebook"]["statement_types"]
    known = {
        "labels": check_ids(file["codebook"]["labels"], "$.codebook.labels", report),
        "types": check_ids(kinds, "$.codebook.statement_types", report),
        "coders": check_ids(file["coders"], "$.coders", report),
        "entities": check_ids(file["entities"], "$.entities", report),
    }
    check_ids(file["documents"], "$.documents", report)
    for kind in ("annotations", "statements"):
        rows = [row for document in file["documents"] for row in document[kind]]
        check_ids(rows, f"$.documents[*].{kind}", report)
    slots = {kind["id"]: kind["slots"] for kind in kinds}
    for idx, document in enumerate(file["documents"]):
        check_document(document, f"$.documents[{idx}]", known, slots, report)


def check_ids(rows, path, report):
    ids = set()
    for idx, row in enumerate(rows):
        is_new = isinstance(row["id"], str) and row["id"] and row["id"] not in ids
        report.check(is_new, f"{path}[{idx}].id", f"{row['id']!r} is empty or taken")
        ids.add(row["id"])
    return ids


def check_times(row, path, report):
    for name in ("created", "modified"):
        value = row.get(name)
        is_time = isinstance(value, str) and TIME.match(value)
        report.check(is_time, f"{path}.{name}", f"{value!r} is no time")


def check_document(document, path, known, slots, report):
    text = document["text"]
    is_normal = "\r" not in text and not text.startswith("\ufeff")
    report.check(is_normal, f"{path}.text", "has CR or a byte order mark")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    report.check(digest == document["text_sha256"], f"{path}.text_sha256", "is not the text's")
    check_times(document, path, report)
    check_blocks(document["blocks"], text, f"{path}.blocks", report)
    for idx, row in enumerate(document["annotations"]):
        check_annotation(row, text, f"{path}.annotations[{idx}]", known, report)
    labels = {row["id"]: row["label"] for row in document["annotations"]}
    for idx, row in enumerate(document["statements"]):
        check_statement(row, f"{path}.statements[{idx}]", labels, known, slots, report)


def check_blocks(blocks, text, path, report):
    """Blocks are in order, do not overlap and leave out nothing but white space."""
    reached = 0
    for idx, block in enumerate(blocks):
        at, start, end = f"{path}[{idx}]", block["start"], block["end"]
        report.check(block["kind"] in BLOCK_KINDS, at, f"unknown kind {block['kind']!r}")
        is_range = is_offset(start) and is_offset(end) and 0 <= start <= end <= len(text)
        if not report.check(is_range, at, f"{start}..{end} is no range of the text"):
            continue
        is_figure = block["kind"] == "figure"
        report.check(is_figure or start < end, at, "is empty")
        report.check(start >= reached, at, "overlaps the block before it")
        report.check(not text[reached:start].strip(), at, "text before it is in no block")
        if block["kind"] == "heading":
            report.check(block.get("level") in range(1, 7), at, "has no level from 1 to 6")
        reached = max(reached, end)
    report.check(not text[reached:].strip(), path, "text behind the last is in no block")


def check_annotation(row, text, path, known, report):
    report.check(row["label"] in known["labels"], f"{path}.label", "unknown")
    report.check(row["coder"] in known["coders"], f"{path}.coder", "unknown")
    entity = row["entity"]
    report.check(entity is None or entity in known["entities"], f"{path}.entity", "unknown")
    check_times(row, path, report)
    report.check(len(row["targets"]) > 0, f"{path}.targets", "there is none")
    for idx, target in enumerate(row["targets"]):
        check_target(target, text, f"{path}.targets[{idx}]", report)
    starts = [target["start"] for target in row["targets"] if is_offset(target["start"])]
    report.check(starts == sorted(starts), f"{path}.targets", "are not in text order")


def check_target(target, text, path, report):
    """Every quote is at its place; a lost one has no place at all."""
    start, end, quote = target["start"], target["end"], target["quote"]
    if start is None and end is None:
        report.check(isinstance(quote, str), f"{path}.quote", "is missing")
        return
    is_range = is_offset(start) and is_offset(end) and 0 <= start < end <= len(text)
    if not report.check(is_range, path, f"{start}..{end} is no range of the text"):
        return
    found = text[start:end]
    report.check(found == quote, f"{path}.quote", f"{quote!r} is {found!r} in the text")
    before = text[max(0, start - CONTEXT) : start]
    report.check(target["prefix"] == before, f"{path}.prefix", f"is {before!r} in the text")
    behind = text[end : end + CONTEXT]
    report.check(target["suffix"] == behind, f"{path}.suffix", f"is {behind!r} in the text")


def check_statement(row, path, labels, known, slots, report):
    report.check(row["coder"] in known["coders"], f"{path}.coder", "unknown")
    check_times(row, path, report)
    if not report.check(row["type"] in known["types"], f"{path}.type", "unknown"):
        return
    fitting = {slot["id"]: slot["labels"] for slot in slots[row["type"]]}
    for name, fillers in row["slots"].items():
        at = f"{path}.slots.{name}"
        if not report.check(name in fitting, at, "unknown"):
            continue
        for filler in fillers:
            if isinstance(filler, dict):
                is_known = filler.get("entity") in known["entities"]
                report.check(is_known, at, f"unknown entity in {filler}")
            elif report.check(filler in labels, at, f"unknown annotation {filler!r}"):
                fits = labels[filler] in fitting[name]
                report.check(fits, at, f"{labels[filler]!r} does not fit")


def check_expected(file, expected, report):
    """Each expected annotation is there once, and there are no others."""
    rows = [row for document in file["documents"] for row in document["annotations"]]
    for idx, wanted in enumerate(expected):
        found = next((row for row in rows if is_expected(row, wanted)), None)
        if report.check(found is not None, f"expected[{idx}]", f"not in the file: {wanted}"):
            rows.remove(found)
    for row in rows:
        quotes = [target["quote"] for target in row["targets"]]
        report.check(False, "expected", f"not expected: {row['label']} {quotes}")


def is_expected(row, wanted):
    targets = row["targets"]
    return (
        row["label"] == wanted["label"]
        and [target["quote"] for target in targets] == wanted["quotes"]
        and row["attributes"] == wanted.get("attributes", row["attributes"])
        and row["note"] == wanted.get("note", row["note"])
        and targets[0]["start"] == wanted.get("start", targets[0]["start"])
    )


def stripped(file):
    """The file without ids, times and program: annotations and statements are told by what
    they say, and put in an order that does not depend on ids."""
    file = copy.deepcopy(file)
    file.pop("generator", None)
    strip(file["project"])
    coders = {row.pop("id"): row for row in file["coders"]}
    entities = {row.pop("id"): row for row in file["entities"]}
    for document in file["documents"]:
        strip_document(document, coders, entities)
    for name in ("coders", "entities", "documents"):
        file[name].sort(key=canonical)
    return file


def strip_document(document, coders, entities):
    strip(document)
    annotations = {row["id"]: row for row in document["annotations"]}
    for row in document["annotations"]:
        strip(row)
        row["coder"] = coders.get(row["coder"])
        row["entity"] = entities.get(row["entity"])
    for row in document["statements"]:
        strip(row)
        row["coder"] = coders.get(row["coder"])
        for fillers in row["slots"].values():
            fillers[:] = [filled(filler, annotations, entities) for filler in fillers]
    document["annotations"].sort(key=by_place)
    document["statements"].sort(key=canonical)


def strip(row):
    for name in ("id", "created", "modified"):
        row.pop(name, None)


def filled(filler, annotations, entities):
    if isinstance(filler, dict):
        return {"entity": entities.get(filler.get("entity"))}
    return annotations.get(filler)


def by_place(row):
    """Text order first, so that one annotation too many is not a difference of all others."""
    places = [(target["start"] is None, target["start"] or 0) for target in row["targets"]]
    return places, row["label"], canonical(row)


def canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def compare(file, other, report):
    for difference in differences(stripped(file), stripped(other), "$"):
        report.check(False, *difference)
    report.check(True, "$", "compared")


def differences(one, two, path):
    if isinstance(one, dict) and isinstance(two, dict):
        for name in sorted(one.keys() | two.keys()):
            yield from differences(one.get(name), two.get(name), f"{path}.{name}")
    elif isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
        for idx, pair in enumerate(zip(one, two)):
            yield from differences(*pair, f"{path}[{idx}]")
    elif canonical(one) != canonical(two):
        yield path, f"{canonical(one)} is not {canonical(two)}"


def load(path):
    with open(path, encoding="utf-8") as stream:
        return json.load(stream)


def run(path, expected_path=None, other_path=None):
    report = Report()
    try:
        file = load(path)
        check_file(file, report)
        if expected_path:
            check_expected(file, load(expected_path), report)
        if other_path:
            compare(file, load(other_path), report)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        report.check(False, "$", f"cannot be checked: {error!r}")
    print(report)
    return 1 if report.failures else 0


def sample():
    """A small sound file with everything that is checked."""
    text = "港口\nThe 👩‍👩‍👧 of Coast Ltd reject the treaty"
    time = "2023-02-01T08:30:00.000Z"
    times = {"created": time, "modified": time}

    def annotation(id_, label, *quotes):
        starts = [text.index(quote) for quote in quotes]
        targets = [
            {
                "start": start,
                "end": start + len(quote),
                "quote": quote,
                "prefix": text[max(0, start - CONTEXT) : start],
                "suffix": text[start + len(quote) : start + len(quote) + CONTEXT],
            }
            for start, quote in zip(starts, quotes)
        ]
        row = {"id": id_, "label": label, "targets": targets, "entity": None, "attributes": {}}
        return {**row, "note": "", "coder": "c1", **times, "origin": "manual"}

    names = ("actor", "process", "stance")
    slots = [{"id": name, "names": [], "labels": [name], "required": True} for name in names]
    actor = annotation("a1", "actor", "👩‍👩‍👧", "Coast Ltd")
    actor["entity"] = "e1"
    statement = {"id": "s1", "type": "position", "values": {}, "note": "", "coder": "c1", **times}
    statement["slots"] = {"actor": ["a1"], "process": ["a2", {"entity": "e1"}]}
    return {
        "format": "stancemark",
        "version": 1,
        "generator": "stancemark 0.1.0",
        "project": {"id": "p1", "name": "", **times},
        "codebook": {
            "version": 1,
            "labels": [{"id": name, "kind": name} for name in names],
            "statement_types": [{"id": "position", "slots": slots, "variables": []}],
        },
        "coders": [{"id": "c1", "name": "Lin"}],
        "entities": [{"id": "e1", "kind": "actor", "names": []}],
        "documents": [
            {
                "id": "d1",
                "metadata": {},
                "progress": "todo",
                **times,
                "text": text,
                "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
                "blocks": [
                    {"kind": "heading", "level": 2, "start": 0, "end": 2},
                    {"kind": "figure", "alt": "", "start": 2, "end": 2},
                    {"kind": "paragraph", "start": 3, "end": len(text)},
                ],
                "annotations": [actor, annotation("a2", "process", "treaty")],
                "statements": [statement],
            }
        ],
    }


# Each breaks one thing: the place, the wrong value, and what the report must say.
DOCUMENT = ("documents", 0)
TARGET = (*DOCUMENT, "annotations", 0, "targets", 0)
BREAKS = [
    (("format",), "brat", "$.format"),
    (("version",), 2, "$.version"),
    (("project", "created"), "yesterday", "$.project.created"),
    (("codebook", "labels", 1, "id"), "actor", "$.codebook.labels[1].id"),
    (("coders", 0, "id"), "", "$.coders[0].id"),
    ((*DOCUMENT, "text"), "x", ".text_sha256"),
    ((*DOCUMENT, "text_sha256"), "0" * 64, ".text_sha256"),
    ((*DOCUMENT, "modified"), None, "[0].modified"),
    ((*DOCUMENT, "blocks", 0, "kind"), "aside", ".blocks[0]: unknown kind"),
    ((*DOCUMENT, "blocks", 0, "level"), 7, ".blocks[0]: has no level"),
    ((*DOCUMENT, "blocks", 0, "end"), 0, ".blocks[0]: is empty"),
    ((*DOCUMENT, "blocks", 0, "end"), 4, ".blocks[1]: overlaps"),
    ((*DOCUMENT, "blocks", 2, "start"), 5, ".blocks[2]: text before"),
    ((*DOCUMENT, "blocks", 2, "end"), 9, ".blocks: text behind"),
    ((*DOCUMENT, "blocks", 2, "end"), 999, ".blocks[2]: 3..999"),
    ((*DOCUMENT, "annotations", 1, "id"), "a1", ".annotations[1].id"),
    ((*DOCUMENT, "annotations", 0, "label"), "frame", ".annotations[0].label"),
    ((*DOCUMENT, "annotations", 0, "coder"), "c9", ".annotations[0].coder"),
    ((*DOCUMENT, "annotations", 0, "entity"), "e9", ".annotations[0].entity"),
    ((*DOCUMENT, "annotations", 0, "created"), "", ".annotations[0].created"),
    ((*DOCUMENT, "annotations", 0, "targets"), [], ".annotations[0].targets: there is none"),
    ((*TARGET, "start"), 8, ".targets[0].quote"),
    ((*TARGET, "start"), 13, ".targets[0]: 13..12"),
    ((*TARGET, "start"), None, ".targets[0]: None..12"),
    ((*TARGET, "start"), "7", ".targets[0]: 7..12"),
    ((*TARGET, "start"), -3, ".targets[0]: -3..12"),
    ((*TARGET, "end"), 999, ".targets[0]: 7..999"),
    ((*TARGET, "quote"), "👩", ".targets[0].quote"),
    ((*TARGET, "prefix"), "", ".targets[0].prefix"),
    ((*TARGET, "suffix"), " of", ".targets[0].suffix"),
    ((*DOCUMENT, "statements", 0, "type"), "alliance", ".statements[0].type"),
    ((*DOCUMENT, "statements", 0, "coder"), "c9", ".statements[0].coder"),
    ((*DOCUMENT, "statements", 0, "slots", "actor"), ["a9"], "unknown annotation 'a9'"),
    ((*DOCUMENT, "statements", 0, "slots", "actor"), ["a2"], "'process' does not fit"),
    ((*DOCUMENT, "statements", 0, "slots", "actor"), [{"entity": "e9"}], "unknown entity"),
    ((*DOCUMENT, "statements", 0, "slots", "audience"), ["a1"], ".slots.audience: unknown"),
]

# Each makes a difference that --compare must see, or, with None, must not.
CHANGES = [
    (("generator",), "other 9", None),
    (("project", "id"), "p9", None),
    (("project", "name"), "new", "$.project.name"),
    ((*DOCUMENT, "id"), "d9", None),
    ((*DOCUMENT, "annotations", 0, "modified"), "2024-01-01T00:00:00Z", None),
    ((*DOCUMENT, "annotations", 0, "label"), "stance", ".label"),
    ((*DOCUMENT, "annotations", 0, "note"), "new", ".note"),
    ((*DOCUMENT, "metadata", "title"), "new", ".metadata.title"),
    ((*TARGET, "start"), 1, ".targets[0].start"),
    ((*DOCUMENT, "statements", 0, "values", "position"), "support", ".values.position"),
    ((*DOCUMENT, "statements", 0, "slots", "actor"), [], ".slots.actor"),
    (("codebook", "labels"), [], "$.codebook.labels"),
]


def changed(place, value):
    file = sample()
    *outer, last = place
    inner = file
    for step in outer:
        inner = inner[step]
    inner[last] = value
    return file


def self_test():
    report = Report()
    whole = Report()
    check_file(sample(), whole)
    report.check(not whole.failures and whole.n_passed > 40, "sample", str(whole))
    for place, value, expected in BREAKS:
        broken = Report()
        check_file(changed(place, value), broken)
        is_seen = any(expected in failure for failure in broken.failures)
        report.check(is_seen, f"{place} = {value!r}", f"not told as {expected!r}: {broken}")
    lost = Report()
    check_file(changed(TARGET, {"start": None, "end": None, "quote": "x"}), lost)
    report.check(not lost.failures, "a lost quote", str(lost))
    for place, value, expected in CHANGES:
        compared = Report()
        compare(sample(), changed(place, value), compared)
        if expected is None:
            is_right = not compared.failures
        else:
            is_right = any(expected in failure for failure in compared.failures)
        report.check(is_right, f"compare {place} = {value!r}", str(compared))
    self_test_ids(report)
    self_test_expected(report)
    print(report)
    return 1 if report.failures else 0


def self_test_ids(report):
    """Other ids everywhere, in another order, are no difference."""
    other = sample()
    text = json.dumps(other).replace('"a1"', '"z1"').replace('"e1"', '"y1"').replace('"c1"', '"x1"')
    other = json.loads(text)
    other["documents"][0]["annotations"].reverse()
    compared = Report()
    compare(sample(), other, compared)
    report.check(not compared.failures, "compare other ids", str(compared))


def self_test_expected(report):
    right = [
        {"label": "actor", "quotes": ["👩‍👩‍👧", "Coast Ltd"], "note": "", "start": 7},
        {"label": "process", "quotes": ["treaty"], "attributes": {}},
    ]
    for wrong in (None, {"label": "stance"}, {"quotes": ["👩‍👩‍👧"]}, {"note": "x"}, {"start": 6}):
        expected = [{**right[0], **(wrong or {})}, right[1]]
        found = Report()
        check_expected(sample(), expected, found)
        report.check(bool(found.failures) == bool(wrong), f"expect {wrong}", str(found))
    found = Report()
    check_expected(sample(), right[:1], found)
    report.check(len(found.failures) == 1, "expect too little", str(found))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?")
    parser.add_argument("--expect", metavar="EXPECTED")
    parser.add_argument("--compare", metavar="OTHER")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        return self_test()
    if not arguments.file:
        parser.error("name a file, or --self-test")
    return run(arguments.file, arguments.expect, arguments.compare)


if __name__ == "__main__":
    sys.exit(main())
