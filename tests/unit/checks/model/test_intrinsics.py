"""Functions of templates: resolved as far as the template tells, and unknown beyond it."""

import pytest

from moorage.checks.model.context import Context
from moorage.checks.model.intrinsics import resolve
from moorage.checks.model.unknown import PartialText, Reference, Unknown

CONTEXT = Context(
    stack="shop",
    logical_ids=["Queue"],
    mappings={"Sizes": {"prod": {"cpu": "512"}}},
    pseudo={"AWS::StackName": "shop"},
    imported=lambda name: f"imported {name}",
    output=lambda stack, name: f"{name} of {stack}",
)
QUEUE = Reference("shop", "Queue", "Ref")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"Ref": "Queue"}, QUEUE),
        ({"Ref": "AWS::StackName"}, "shop"),
        ({"Ref": "Size"}, Unknown("parameter Size", "Size")),
        ({"Ref": "AWS::NoValue"}, None),
        ({"Ref": ["Queue"]}, Unknown("Ref")),
        ({"Fn::GetAtt": ["Queue", "Arn"]}, Reference("shop", "Queue", "Arn")),
        ({"Fn::GetAtt": "Queue.Arn"}, Reference("shop", "Queue", "Arn")),
        ({"Fn::GetAtt": ["Queue"]}, Unknown("Fn::GetAtt")),
        ({"Fn::Join": ["-", ["a", 1, True]]}, "a-1-true"),
        ({"Fn::Join": ["", ["a", {"Ref": "Queue"}]]}, PartialText(("a", QUEUE))),
        ({"Fn::Join": "a"}, Unknown("Fn::Join")),
        ({"Fn::Sub": "${AWS::StackName}-a"}, "shop-a"),
        ({"Fn::Sub": "${!Literal}"}, "${Literal}"),
        ({"Fn::Sub": ["${x}-b", {"x": "a"}]}, "a-b"),
        ({"Fn::Sub": "${Queue.Arn}/x"}, PartialText((Reference("shop", "Queue", "Arn"), "/x"))),
        ({"Fn::Sub": 7}, Unknown("Fn::Sub")),
        ({"Fn::If": ["A", 1, 1]}, 1),
        ({"Fn::If": ["A", 1, 2]}, Unknown("condition A")),
        ({"Fn::Select": ["1", ["a", "b"]]}, "b"),
        ({"Fn::Select": [5, ["a"]]}, Unknown("Fn::Select")),
        ({"Fn::Split": [",", "a,b"]}, ["a", "b"]),
        ({"Fn::FindInMap": ["Sizes", "prod", "cpu"]}, "512"),
        ({"Fn::FindInMap": ["Sizes", "dev", "cpu"]}, Unknown("Fn::FindInMap")),
        ({"Fn::ImportValue": "cluster"}, "imported cluster"),
        ({"Fn::GetStackOutput": {"StackName": "net", "OutputName": "Vpc"}}, "Vpc of net"),
        ({"Fn::GetAZs": ""}, Unknown("Fn::GetAZs")),
        ({"Fn::Unheard": 1}, Unknown("Fn::Unheard")),
        ({"Key": {"Ref": "AWS::NoValue"}}, {"Key": None}),
        ([1, {"Ref": "AWS::NoValue"}, 2], [1, 2]),
    ],
)
def test_a_function_gives_what_is_known(value, expected):
    assert resolve(value, CONTEXT) == expected


def test_text_that_grows_without_end_is_not_kept():
    assert isinstance(resolve({"Fn::Join": ["", ["x" * 600_000] * 2]}, CONTEXT), Unknown)


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        (PartialText((QUEUE, ":latest")), ":latest", True),
        (PartialText((QUEUE, ":1")), ":latest", False),
        (PartialText(("a", QUEUE)), "b", None),
        (PartialText((QUEUE, "t")), "latest", None),
        (PartialText((QUEUE, "x")), "latest", False),
    ],
)
def test_the_end_of_text_is_known_or_it_is_not(text, end, expected):
    assert text.ends_with(end) is expected
