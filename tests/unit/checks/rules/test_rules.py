"""Each check as a truth table: what violates it, what complies, and what cannot be known.

The table of ``rules/NAME.py`` is ``NAME.yaml``. A case is a template; ``finds`` says what the check
finds in it, by the resource's logical id.
"""

from pathlib import Path

import pytest

from moorage.checks.model.model import Model
from moorage.checks.model.template import Template
from moorage.checks.model.yaml_template import parse_yaml
from moorage.checks.registry import all_checks

HERE = Path(__file__).parent
CHECKS = {check.find.__module__.rpartition(".")[2]: check for check in all_checks()}
KINDS = ("violating", "compliant", "unknown")


def cases():
    for name in CHECKS:
        file = HERE / f"{name}.yaml"
        table = parse_yaml(file.read_text(), file.name) if file.exists() else {}
        for kind in KINDS:
            for title, case in table.get(kind, {}).items():
                yield pytest.param(name, kind, case, id=f"{name}: {title}")


def templates(case):
    several = case.get("templates", {"template": case})
    return [Template(name, f"{name}.json", body, 0) for name, body in several.items()]


@pytest.mark.parametrize(("name", "kind", "case"), list(cases()))
def test_the_check_finds_what_the_table_says(name, kind, case):
    found = {one.logical_id: one.what for one in CHECKS[name].findings(Model(templates(case)))}

    assert found == case.get("finds", {})
    assert bool(found) == (kind == "violating")


@pytest.mark.parametrize("name", list(CHECKS))
def test_every_check_has_cases_of_all_three_kinds(name):
    table = parse_yaml((HERE / f"{name}.yaml").read_text(), name)

    assert all(table.get(kind) for kind in KINDS)


def test_ids_are_unique_and_name_their_files():
    ids = [check.id for check in CHECKS.values()]

    assert len(set(ids)) == len(all_checks())
    for name, check in CHECKS.items():
        assert name.startswith(check.id.lower().replace("-", "_") + "_")
