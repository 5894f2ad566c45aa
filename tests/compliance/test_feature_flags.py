"""A library cannot set its users' feature flags: it works with all of them and with none."""

import json
from pathlib import Path

import pytest

import app as application

ROOT = Path(__file__).resolve().parents[2]
FLAGS = json.loads((ROOT / "cdk.json").read_text())["context"]


@pytest.mark.parametrize("flags", [{}, FLAGS], ids=["none", "recommended"])
def test_the_app_synthesizes(flags):
    assembly = application.build_app(flags).synth()

    assert len(assembly.stacks) == 21


def test_without_flags_the_default_security_group_is_closed_all_the_same():
    assembly = application.build_app({}).synth()

    kinds = [r["Type"] for s in assembly.stacks for r in s.template["Resources"].values()]
    assert kinds.count("Custom::VpcRestrictDefaultSG") == 4
