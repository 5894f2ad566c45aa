"""Node: every question has an answer, whatever stands there."""

import pytest

from moorage.checks.model.context import Context
from moorage.checks.model.resource import Resource


def properties(**values):
    return Resource(Context(stack="s"), "R", {"Type": "T", "Properties": values}, "f").properties


@pytest.mark.parametrize(
    ("value", "text", "number", "truth"),
    [
        ("7", "7", 7, None),
        (7, "7", 7, None),
        ("seven", "seven", None, None),
        ("nan", "nan", None, None),
        ("TRUE", "TRUE", None, True),
        (False, None, None, False),
        ([], None, None, None),
        ({"Ref": "P"}, None, None, None),
        (None, None, None, None),
    ],
)
def test_a_value_is_what_it_is_and_nothing_else(value, text, number, truth):
    node = properties(Key=value)["Key"]

    assert (node.text, node.number, node.truth) == (text, number, truth)


def test_below_what_is_not_known_nothing_is_known():
    assert properties(Key={"Ref": "P"})["Key"]["Deeper"][3].unknown


def test_below_what_is_not_there_nothing_is_there():
    node = properties()["Key"]["Deeper"][0]

    assert node.missing
    assert list(node.each()) == []
    assert node.path == ("Key", "Deeper", 0)


def test_a_list_is_complete_when_every_item_is_known():
    node = properties(Known=["a"], Hazy=["a", {"Ref": "P"}])

    assert (node["Known"].complete, node["Hazy"].complete) == (True, False)


def test_certain_looks_at_every_depth():
    node = properties(A=[{"B": "c"}], D=[{"E": {"Fn::Sub": "${P}"}}])

    assert (node["A"].certain, node["D"].certain) == (True, False)
