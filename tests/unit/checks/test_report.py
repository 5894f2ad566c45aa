"""Acknowledgements: accepted where they are meant, and findings themselves when they are not."""

import pytest

from moorage.checks.acknowledgement import read_acknowledgements
from moorage.checks.model.metadata import Metadata
from moorage.checks.model.model import Model
from moorage.checks.model.template import Template
from moorage.checks.report import report
from moorage.errors import TemplateError

TARGET = "AWS::ApplicationAutoScaling::ScalableTarget"
LIMITS = {"MinCapacity": 5, "MaxCapacity": 2}
BODY = {"Resources": {"Target": {"Type": TARGET, "Properties": LIMITS}}}
ENTRY = """
- id: MRG-601
  resource: {resource}
  reason: Somebody else corrects it afterwards.
  expires: "{expires}"
"""


@pytest.fixture
def model():
    template = Template("shop", "shop.json", BODY, 0)
    template.know(Metadata(paths={"Target": "Shop/Api/Target"}))
    return Model([template])


def accepted(tmp_path, resource, expires="2027-01-31"):
    file = tmp_path / "accepted.yaml"
    file.write_text(ENTRY.format(resource=resource, expires=expires))
    return read_acknowledgements(file)


def ids(found):
    return [one.id for one in found.findings]


@pytest.mark.parametrize("resource", ["Target", "Shop/Api/Target", "Shop/Api"])
def test_a_finding_is_accepted_by_its_path_or_its_logical_id(model, tmp_path, resource):
    found = report(model, accepted(tmp_path, resource), today="2026-11-24")

    assert "MRG-601" not in ids(found)
    assert found.acknowledged[0][1] == "Somebody else corrects it afterwards."


def test_after_its_last_day_it_accepts_nothing_and_is_a_finding(model, tmp_path):
    found = report(model, accepted(tmp_path, "Target"), today="2027-02-01")

    assert {"MRG-601", "MRG-001"} <= set(ids(found))


def test_one_that_nothing_needs_is_a_finding(model, tmp_path):
    found = report(model, accepted(tmp_path, "Elsewhere"), today="2026-11-24")

    assert {"MRG-601", "MRG-002"} <= set(ids(found))


def test_what_the_cdk_acknowledges_above_a_resource_counts_for_it():
    template = Template("shop", "shop.json", BODY, 0)
    reason = {("Shop/Api", "MRG-601"): "because"}
    template.know(Metadata(paths={"Target": "Shop/Api/Target"}, acknowledged=reason))

    found = report(Model([template]))
    assert "MRG-601" not in ids(found)
    assert found.acknowledged[0][1] == "because"


def test_every_problem_of_the_file_is_told_at_once(tmp_path):
    file = tmp_path / "accepted.yaml"
    file.write_text("- {id: MRG-1, resource: a, expires: soon, why: x}\n- text\n")

    with pytest.raises(TemplateError) as caught:
        read_acknowledgements(file)

    assert [problem.removeprefix(f"{file}: ") for problem in caught.value.problems] == [
        "entry 1: why is not a known key; known are id, resource, reason, expires",
        "entry 1: reason is required, as text",
        "entry 1: id must be the id of a check (got 'MRG-1'); write 'MRG-101'",
        "entry 1: expires must be a day (got 'soon'); write '2027-01-31'",
        "entry 2: must be a mapping; write id, resource, reason and expires",
    ]
