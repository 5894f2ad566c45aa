"""The pictures of the documentation are those that the library draws, and pages show them."""

import re

import pytest

from tools.pictures.deployments import FOLDER, pictures, write
from tools.pictures.example import PAGE, with_example


def test_the_pictures_are_fresh():
    there = {path.name: path.read_text() for path in FOLDER.glob("deploy-*.svg")}

    assert there == {name: f"{text}\n" for name, text in pictures().items()}, "run: make docs"


def test_every_picture_is_shown_with_a_description():
    shown = dict(re.findall(r"!\[([^\]]{20,})\]\(\.\./pictures/([^)]+)\)", PAGE.read_text()))

    assert {*shown.values()} == {*pictures()}


def test_a_picture_that_is_no_longer_made_is_removed(tmp_path):
    (tmp_path / "deploy-gone.svg").write_text("old")

    write(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {*pictures()}


def test_the_example_is_what_the_command_prints():
    text = PAGE.read_text()

    assert with_example(text) == text, "run: make docs"


def test_a_page_without_the_example_is_noticed():
    with pytest.raises(ValueError, match="has no example"):
        with_example("# Nothing")
