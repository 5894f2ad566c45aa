"""Layers point downwards: who may import whom, read from the imports themselves."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CDK = {"aws_cdk", "constructs", "jsii", "cdk_nag"}
# What a layer may import besides itself. The same table stands in docs/architecture.md.
MAY = {
    "moorage.errors": set(),
    "moorage.values": {"moorage.errors"},
    "moorage.delivery": {"moorage.values", "moorage.errors"},
    "moorage.config": {"moorage.delivery", "moorage.values", "moorage.errors"},
    "moorage.foundation": {"moorage.values", "moorage.errors"},
    "moorage.services": {
        "moorage.foundation",
        "moorage.delivery",
        "moorage.values",
        "moorage.errors",
    },
    "moorage.features": {
        "moorage.services",
        "moorage.foundation",
        "moorage.values",
        "moorage.errors",
    },
    "moorage.checks": {"moorage.values", "moorage.errors"},
    "moorage.validation": {"moorage.checks"},
    "moorage.testing": {"moorage.checks"},
    "moorage.cli": {
        "moorage",
        "moorage.checks",
        "moorage.config",
        "moorage.values",
        "moorage.errors",
    },
    "stacks": {
        "moorage.config",
        "moorage.features",
        "moorage.services",
        "moorage.foundation",
        "moorage.values",
        "moorage.errors",
    },
    "app": {"stacks", "moorage.config", "moorage.errors"},
    "tools": {
        "app",
        "moorage.checks",
        "moorage.config",
        "moorage.delivery",
        "moorage.values",
        "moorage.errors",
    },
}
WITHOUT_CDK = (
    *("moorage.errors", "moorage.values", "moorage.delivery", "moorage.config", "moorage.checks"),
    *("moorage.cli", "tools"),
)


def modules():
    for folder, prefix in (
        ("constructs/moorage", "moorage"),
        ("stacks", "stacks"),
        ("tools", "tools"),
    ):
        base = ROOT / folder
        for path in sorted(base.rglob("*.py")):
            parts = [prefix, *path.relative_to(base).with_suffix("").parts]
            yield ".".join(part for part in parts if part != "__init__"), path.read_text()
    yield "app", (ROOT / "app.py").read_text()


def layer(module):
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "moorage" else parts[0]


def imported(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def violations(module, source):
    own = layer(module)
    for name in imported(source):
        top = name.split(".")[0]
        if top in ("moorage", "stacks", "tools", "app") and layer(name) not in {own, *MAY[own]}:
            yield f"{module} imports {name}; {own} may import {sorted(MAY[own])}"
        # What lists the properties that the CDK knows has to ask it.
        asks_the_cdk = module.startswith("tools.properties")
        if top in CDK and own in WITHOUT_CDK and not asks_the_cdk:
            yield f"{module} imports {name}; {own} works without the CDK"


ALL = dict(modules())


@pytest.mark.parametrize("module", [name for name in ALL if name != "moorage"])
def test_a_module_imports_only_what_is_below_it(module):
    assert list(violations(module, ALL[module])) == []


def test_every_module_belongs_to_a_layer():
    assert {layer(name) for name in ALL if name != "moorage"} <= set(MAY)


def test_the_package_itself_imports_nothing():
    assert list(imported(ALL["moorage"])) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("moorage.values.route", "from moorage.config import loader"),
        ("moorage.config.loader", "import aws_cdk as cdk"),
        ("moorage.foundation.network", "from moorage.services import ContainerService"),
        ("moorage.services.feature", "from moorage.features.http_route import HttpRoute"),
        ("moorage.features.http_route", "import stacks.naming"),
        ("tools.setup", "from aws_cdk import App"),
    ],
)
def test_an_import_upwards_is_noticed(module, source):
    assert len(list(violations(module, source))) == 1
