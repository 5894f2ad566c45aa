"""``moorage check``: what people and machines see, and how it ends."""

import json
from xml.etree import ElementTree

import pytest

from moorage.checks.registry import all_checks
from moorage.cli import main

LIMITS = "{MinCapacity: 5, MaxCapacity: 2}"
TARGET = "AWS::ApplicationAutoScaling::ScalableTarget"
BAD = f"Resources:\n  Target: {{Type: '{TARGET}', Properties: {LIMITS}}}\n"
MILD = "Resources:\n  Files: {Type: 'AWS::EFS::FileSystem'}\n"


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(BAD)
    return str(path)


def test_an_error_is_told_with_its_place_and_its_fix(bad, capsys):
    assert main(["check", bad]) == 1

    said = capsys.readouterr().out
    assert "error MRG-601 Target  MinCapacity" in said
    assert "is 5, and MaxCapacity 2" in said
    assert "fix: lower MinCapacity, or raise MaxCapacity" in said
    assert "\033[" not in said


def test_warnings_fail_only_when_they_shall(tmp_path, capsys):
    path = tmp_path / "mild.yaml"
    path.write_text(MILD)

    assert (main(["check", str(path)]), main(["check", str(path), "--strict"])) == (0, 1)
    assert "0 errors, 1 warning in 1 template" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["missing.yaml"], [], ["--acknowledged", "missing.yaml", "PATH"]]
)
def test_input_of_no_use_is_one_line_and_exit_code_2(arguments, bad, capsys):
    assert main(["check", *(bad if one == "PATH" else one for one in arguments)]) == 2
    said = capsys.readouterr().err

    assert said.count("\n") == 1
    assert "Traceback" not in said


def test_sarif_names_rule_place_and_level(bad, capsys):
    main(["check", bad, "--format", "sarif"])

    [run] = json.loads(capsys.readouterr().out)["runs"]
    result = next(one for one in run["results"] if one["ruleId"] == "MRG-601")
    assert result["level"] == "error"
    [place] = result["locations"]
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "Target.MinCapacity"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {c.id for c in all_checks()}


def test_junit_has_a_test_for_each_check(bad, capsys):
    main(["check", bad, "--format", "junit"])

    suite = ElementTree.fromstring(capsys.readouterr().out)  # noqa: S314 - our own output
    failed = [case for case in suite if case.find("failure") is not None]
    assert len(suite) == len(all_checks())
    assert "MRG-601" in {case.get("classname") for case in failed}


def test_github_gets_an_annotation(bad, capsys):
    main(["check", bad, "--format", "github"])

    said = capsys.readouterr().out.splitlines()
    assert any(line.startswith("::error file=") and "title=MRG-601::" in line for line in said)


def test_json_holds_everything(bad, capsys):
    main(["check", bad, "--format", "json"])

    found = json.loads(capsys.readouterr().out)
    assert found["templates"] == 1
    assert {"id", "path", "what", "fix", "property_path"} <= set(found["findings"][0])


def test_the_checks_can_be_listed(capsys):
    assert main(["check", "--list"]) == 0

    assert len(capsys.readouterr().out.splitlines()) == len(all_checks())


def test_there_are_more_than_fifty_checks_each_with_a_source():
    assert len(all_checks()) >= 50
    assert all(check.source.startswith("https://") for check in all_checks())
