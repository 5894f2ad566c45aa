"""What the checks find in templates that others wrote, each finding looked at by a person.

A finding that is new, or gone, fails: look at it, write what it is into judged.yaml, accept the
list with ``pytest tests/precision --snapshot-update``, and run ``make docs``.
"""

from collections import Counter
from pathlib import Path

import yaml
from syrupy.extensions.json import JSONSnapshotExtension

JUDGED = yaml.safe_load((Path(__file__).parent / "judged.yaml").read_text())


def test_every_finding_is_one_that_was_looked_at(scanned, snapshot):
    assert scanned == snapshot.use_extension(JSONSnapshotExtension)


def test_the_numbers_that_were_judged_are_those_that_are_found(scanned):
    found = Counter(
        (line.partition(" ")[0], name)
        for name, corpus in scanned.items()
        for line in corpus["findings"]
    )
    judged = {
        (entry["id"], name): number
        for entry in JUDGED["checks"]
        for name, number in entry["found"].items()
    }

    assert judged == found


def test_the_templates_that_were_read_are_those_that_are_told(scanned):
    assert JUDGED["templates"] == {name: one["templates"] for name, one in scanned.items()}


def test_what_was_judged_false_is_named():
    for entry in JUDGED["checks"]:
        assert len(entry.get("false", [])) <= sum(entry["found"].values())
        assert len(entry["reason"]) > 20
