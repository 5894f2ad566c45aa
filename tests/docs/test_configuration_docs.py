"""The generated pages say what the code does: whoever changes a field makes them anew."""

from pathlib import Path

import pytest
import yaml

from moorage.cli import main
from moorage.config.schema import environment_schema

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("arguments", "name"),
    [(["schema"], "environment.schema.json"), (["schema", "--markdown"], "configuration.md")],
)
def test_the_generated_file_is_fresh(arguments, name, capsys):
    main(arguments)

    command = " ".join(["moorage", *arguments])
    assert capsys.readouterr().out == (ROOT / "docs" / name).read_text(), f"run: {command}"


@pytest.mark.parametrize("path", sorted((ROOT / "environments").glob("*.yaml")), ids=str)
def test_every_environment_file_names_the_schema_for_editors(path):
    first = path.read_text().partition("\n")[0]

    assert first == "# yaml-language-server: $schema=../docs/environment.schema.json"


@pytest.mark.parametrize("path", sorted((ROOT / "environments").glob("*.yaml")), ids=str)
def test_every_key_of_an_environment_file_is_in_the_schema(path):
    known = environment_schema()["properties"]

    assert set(yaml.safe_load(path.read_text())) <= set(known)
