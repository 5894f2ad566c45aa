"""No template, however broken, makes a check crash or hang."""

import copy
import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moorage.checks.model.model import Model
from moorage.checks.model.reading import parse
from moorage.checks.model.template import Template
from moorage.checks.registry import all_checks
from moorage.checks.run import run
from moorage.errors import TemplateError

GOLDEN = Path(__file__).parents[1] / "templates" / "__snapshots__" / "test_golden"
REAL = [
    template
    for file in sorted(GOLDEN.glob("*accepted*.json"))
    for template in json.loads(file.read_text()).values()
]
TYPES = sorted(
    {resource["Type"] for template in REAL for resource in template["Resources"].values()}
)
WORDS = ["Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::If", "Fn::Select", "Fn::Split"]
WORDS += ["Fn::FindInMap", "Fn::ImportValue", "Fn::GetStackOutput", "Fn::GetAZs", "Fn::Wrong"]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["A", "A.Arn", "${A}", "1", "-1", "true", "ENABLED", "HTTP", "FARGATE"]),
)
KEYS = st.one_of(st.sampled_from(WORDS), st.text(max_size=6))
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=12,
)
CAREFUL = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(*bodies):
    return run(Model([Template(f"t{n}", "t.json", body, 1) for n, body in enumerate(bodies)]))


def places(value, path=()):
    yield path
    children = value.items() if isinstance(value, dict) else ()
    children = enumerate(value) if isinstance(value, list) else children
    for key, child in children:
        yield from places(child, (*path, key))


@CAREFUL
@given(ANYTHING, ANYTHING)
def test_nothing_of_any_shape_makes_a_check_crash(properties, more):
    for kind in ("AWS::ECS::Service", "AWS::ECS::TaskDefinition"):
        check({"Resources": {"A": {"Type": kind, "Properties": properties}, "B": more}})


@CAREFUL
@given(st.data())
def test_a_real_template_with_something_broken_makes_no_check_crash(data):
    template = copy.deepcopy(data.draw(st.sampled_from(REAL)))
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(list(places(template))[1:]))
        holder = template
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = data.draw(ANYTHING)

    check(template)


@CAREFUL
@given(st.lists(st.tuples(st.sampled_from(TYPES), ANYTHING), min_size=1, max_size=4))
def test_resources_of_every_type_make_no_check_crash(resources):
    check(
        {
            "Resources": {
                name: {"Type": kind, "Properties": properties, "DependsOn": name}
                for name, (kind, properties) in zip("ABCD", resources, strict=False)
            },
            "Outputs": {"X": {"Value": resources[0][1], "Export": resources[0][1]}},
        }
    )


@CAREFUL
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_bytes_are_read_or_refused(content):
    problems = ["one"]
    try:
        parse(content, "file")
    except TemplateError as error:
        problems = error.problems

    assert len(problems) == 1


def test_a_string_of_ten_megabytes_is_only_long():
    text = "x" * 10_000_000
    task = {"ContainerDefinitions": [{"Name": text, "Image": text, "Command": [text]}]}

    assert check({"Resources": {"A": {"Type": "AWS::ECS::TaskDefinition", "Properties": task}}})


def test_every_check_says_nothing_about_what_it_does_not_know():
    unknown = {"Ref": "Parameter"}
    resources = {
        kind.replace("::", ""): {
            "Type": kind,
            "Properties": unknown,
            "DeletionPolicy": "Retain",
            "UpdateReplacePolicy": "Retain",
        }
        for kind in TYPES
    }

    assert check({"Resources": resources}) == []
    assert len(all_checks()) > 0
