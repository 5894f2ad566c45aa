"""The command line: bad input ends with a clean message and the documented exit code."""

import re

import pytest

from tools.deploy import failure
from tools.deploy.__main__ import main


@pytest.fixture
def environments(tmp_path):
    (tmp_path / "broken.yaml").write_text("region: nowhere\n")
    return tmp_path


def test_a_file_with_mistakes_is_bad_input_before_anything_starts(environments, capsys):
    folders = ["--environments", str(environments), "--state", str(environments / "state")]

    assert main(["deploy", "--env", "broken", *folders]) == failure.BAD_INPUT
    said = capsys.readouterr().err
    assert "broken.yaml:1: region:" in said
    assert "Traceback" not in said
    assert not (environments / "state").exists()


def test_an_environment_that_does_not_exist_is_bad_input(environments, capsys):
    folders = ["--environments", str(environments), "--state", str(environments / "state")]

    assert main(["synth", "--env", "nothing", *folders]) == failure.BAD_INPUT
    assert "nothing.yaml" in capsys.readouterr().err


def test_help_documents_every_exit_code(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])

    documented = set(map(int, re.findall(r"^  (\d+) ", capsys.readouterr().out, re.MULTILINE)))
    codes = {value for name, value in vars(failure).items() if isinstance(value, int)}
    assert documented == codes | {0}


def test_an_image_without_a_tag_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["deploy", "--image", "api"])

    assert "write SERVICE=TAG (got 'api')" in capsys.readouterr().err
