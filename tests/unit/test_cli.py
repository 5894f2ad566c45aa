"""The command line: text on standard output, problems on standard error, exit code 2."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from moorage.cli import main

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "environments" / "demo.yaml"


def test_explain_shows_a_value_and_its_source(capsys):
    code = main(["explain", str(DEMO), "logs"])

    assert code == 0
    assert capsys.readouterr().out.splitlines()[1].split(maxsplit=2) == [
        "logs.retention_days", "30", "posture disposable",
    ]  # fmt: skip


def test_explain_takes_the_name_of_an_environment(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)

    assert main(["explain", "demo", "network.cidr"]) == 0
    assert "10.20.0.0/16" in capsys.readouterr().out


def test_explain_shows_an_image_of_the_command_line(capsys):
    main(["explain", str(DEMO), "services.api.image.tag", "--image", "api=9.9.9"])

    assert "9.9.9  command line" in capsys.readouterr().out


def test_schema_is_json(capsys):
    main(["schema"])

    assert json.loads(capsys.readouterr().out)["title"] == "Moorage environment"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["explain", "none.yaml"], "none.yaml: cannot be read"),
        (["explain", str(DEMO), "nothing"], "moorage explain: the environment has no such key"),
        (["explain", str(DEMO), "--image", "api"], "command line: --image: names no image"),
    ],
)
def test_bad_input_ends_with_code_2_and_one_line(arguments, message, capsys):
    code = main(arguments)

    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert captured.err.startswith(message)
    assert captured.err.count("\n") == 1


def test_each_problem_of_a_file_has_its_line(tmp_path, capsys):
    path = tmp_path / "bad.yaml"
    path.write_text("region: mars\nposture: durable\n")

    assert main(["explain", str(path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


@pytest.mark.parametrize("arguments", [[], ["explian"], ["explain"]])
def test_a_wrong_command_ends_with_code_2(arguments):
    with pytest.raises(SystemExit, match="2"):
        main(arguments)


@pytest.mark.parametrize(
    ("argument", "expected"), [("--version", "moorage "), ("--help", "examples:")]
)
def test_help_and_version_are_there(argument, expected, capsys):
    with pytest.raises(SystemExit, match="0"):
        main([argument])

    assert expected in capsys.readouterr().out


def test_the_command_needs_no_cdk():
    program = "import sys, moorage.cli; print({'aws_cdk', 'jsii', 'constructs'} & set(sys.modules))"

    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "set()"
