"""Templates are judged once, with references that the judges understand."""

import json

import pytest

from tools.compliance.templates import as_import, as_text, prepare

REFERENCE = {"StackName": "blue-network", "OutputName": "VpcId"}


@pytest.fixture
def assembly(tmp_path):
    folder = tmp_path / "assembly"
    folder.mkdir()
    for name in ("blue", "green"):
        reference = {"Fn::GetStackOutput": {**REFERENCE, "StackName": f"{name}-network"}}
        content = {"Outputs": {"Id": {"Value": ["a", reference]}}}
        (folder / f"{name}.template.json").write_text(json.dumps(content))
    other = {"Outputs": {"Id": {"Value": "something else"}}}
    (folder / "other.template.json").write_text(json.dumps(other))
    return folder


def written(folder):
    return {path.name: json.loads(path.read_text()) for path in folder.iterdir()}


def test_templates_that_differ_by_the_environment_alone_are_judged_once(assembly, tmp_path):
    prepare(assembly, tmp_path / "out", ["blue", "green"], as_import)

    assert sorted(written(tmp_path / "out")) == ["blue.template.json", "other.template.json"]


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [(as_import, {"Fn::ImportValue": "any-network-VpcId"}), (as_text, "any-network.VpcId")],
)
def test_a_weak_reference_is_spelled_as_asked(assembly, tmp_path, spelling, expected):
    prepare(assembly, tmp_path / "out", ["blue", "green"], spelling)

    content = written(tmp_path / "out")["blue.template.json"]
    assert content["Outputs"]["Id"]["Value"] == ["a", expected]


def test_other_files_are_left_out(assembly, tmp_path):
    prepare(assembly, tmp_path / "out", [], as_text, pattern="green*.template.json")

    assert list(written(tmp_path / "out")) == ["green.template.json"]
