"""What rule books find in every kind of environment: nothing, but for what is acknowledged."""

import re
from pathlib import Path

import pytest
import yaml
from tests.compliance import matrix

from moorage.config.loader import load_environment
from moorage.errors import ConfigError

PINNED = yaml.safe_load((Path(__file__).parent / "acknowledged.yaml").read_text())
ACKNOWLEDGED = {
    (entry["place"], rule, entry["reason"]) for entry in PINNED for rule in entry["rules"]
}
CELLS = {"-".join(cell) for cell in matrix.CELLS}
# What our own environments promise too.
EVERYWHERE = ("AwsSolutions", "CloudFormation", "MRG-", "pf-")
# Judges of templates alone see the others: test_templates.py.
IN_THE_APP = [demand for demand in matrix.DEMANDED if "_check" not in demand["rule"]]


def answers(acknowledged, finding):
    (place, rule, _), (_, where, found) = acknowledged, finding
    return where.startswith(place) and rule.endswith(found)


def relevant(findings):
    """Leave out what our own environments, or weakened ones, do not promise."""
    for environment, place, rule in findings:
        promised = environment in CELLS or any(pack in rule for pack in EVERYWHERE)
        if promised and not environment.startswith("weak-"):
            yield environment, place, rule


def test_no_rule_book_finds_anything_in_any_kind_of_environment(judged):
    assert judged.findings() == set()
    assert judged.run.returncode == 0, judged.run.stderr


def test_no_judge_finds_anything_in_our_environments(ours):
    assert ours.findings() == set()
    assert ours.run.returncode == 0, ours.run.stderr


def test_without_acknowledgements_the_same_judges_fail_the_synthesis(bare):
    assert bare.run.returncode != 0
    assert "ValidationFailed" in bare.run.stderr


def test_every_finding_is_one_that_we_acknowledge(bare):
    unexpected = {
        finding
        for finding in relevant(bare.findings())
        if not any(answers(acknowledged, finding) for acknowledged in ACKNOWLEDGED)
    }

    assert unexpected == set()


def test_every_acknowledgement_answers_a_finding(bare):
    findings = list(relevant(bare.findings()))

    stale = {
        acknowledged
        for acknowledged in ACKNOWLEDGED
        if not any(answers(acknowledged, finding) for finding in findings)
    }
    assert stale == set()


def test_nothing_is_acknowledged_but_what_is_pinned_with_its_reason(judged, ours):
    found = judged.acknowledged() | ours.acknowledged()

    ids = {rule for _, rule, _ in found}
    names = {re.sub(r"\[.*", "", rule).rsplit("-", 1)[-1] for rule in ids}
    print(f"distinct rules acknowledged: {len(names)}, under {len(ids)} ids")
    assert found == ACKNOWLEDGED


@pytest.mark.parametrize("demand", IN_THE_APP, ids=lambda demand: demand["key"])
def test_each_argument_that_the_matrix_sets_is_demanded(bare, demand):
    weakened = f"weak-{matrix.DEMANDED.index(demand)}"

    found = [rule for environment, _, rule in bare.findings() if environment == weakened]
    assert [rule for rule in found if rule.endswith(demand["rule"])] != []


@pytest.mark.parametrize(("capacity", "preset"), matrix.REFUSED)
def test_what_the_matrix_leaves_out_is_refused(tmp_path, capacity, preset):
    content = matrix.environment(capacity, preset, "dur")
    matrix.write(tmp_path, iter([("refused", content)]))

    with pytest.raises(ConfigError, match="no public address"):
        load_environment(tmp_path / "refused.yaml")
