"""Templates are read from wherever they lie, and a bad one is one clear line."""

import json

import pytest

from moorage.checks.model.reading import read_model, read_template
from moorage.errors import TemplateError

TOPIC = {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}


def write(folder, name, content):
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_a_folder_of_json_and_yaml_is_one_model(tmp_path):
    write(tmp_path, "a.json", TOPIC)
    write(tmp_path, "b.yaml", "Resources:\n  Queue: {Type: 'AWS::SQS::Queue'}\n")
    write(tmp_path, "notes.yaml", "something: else\n")

    model = read_model([tmp_path])

    assert sorted(template.name for template in model.templates) == ["a", "b"]


def test_short_functions_are_the_long_ones(tmp_path):
    text = """
Resources:
  Queue: {Type: AWS::SQS::Queue, Properties: {Tag: !GetAtt Other.Arn, Name: !Sub "${Other}-x"}}
  Other: {Type: AWS::SQS::Queue}
"""
    (queue, _) = read_model([write(tmp_path, "a.yaml", text)]).of("AWS::SQS::Queue")

    assert queue["Tag"].reference.attribute == "Arn"
    assert queue["Name"].value.tail == "-x"


def test_stacks_of_an_assembly_read_one_another_and_know_their_paths(tmp_path):
    output = {"Fn::GetStackOutput": {"StackName": "net", "OutputName": "Topic"}}
    write(tmp_path, "n.json", {**TOPIC, "Outputs": {"Topic": {"Value": {"Ref": "Topic"}}}})
    queue = {"Type": "AWS::SQS::Queue", "Properties": {"Topic": output}}
    write(tmp_path, "s.json", {"Resources": {"Queue": queue}})
    path = [{"type": "aws:cdk:logicalId", "data": "Queue"}]
    write(tmp_path, "s.metadata.json", {"/App/Queue/Resource": path})
    stack = "aws:cloudformation:stack"
    shop = {"templateFile": "s.json", "stackName": "shop"}
    artifacts = {
        "net": {"type": stack, "properties": {"templateFile": "n.json"}},
        "s": {"type": stack, "properties": shop, "additionalMetadataFile": "s.metadata.json"},
    }
    write(tmp_path, "manifest.json", {"artifacts": artifacts})

    model = read_model([tmp_path])
    [queue] = model.of("AWS::SQS::Queue")
    assert (queue.stack, queue.path) == ("shop", "App/Queue/Resource")
    assert model.resource(queue["Topic"]).type == "AWS::SNS::Topic"


def test_outputs_that_go_round_in_a_circle_are_not_known(tmp_path):
    for one, other in (("a", "b"), ("b", "a")):
        value = {"Fn::GetStackOutput": {"StackName": other, "OutputName": "X"}}
        queue = {"Type": "AWS::SQS::Queue", "Properties": {"X": value}}
        content = {"Resources": {"Q": queue}, "Outputs": {"X": {"Value": value}}}
        write(tmp_path, f"{one}.json", content)

    assert all(queue["X"].unknown for queue in read_model([tmp_path]).of("AWS::SQS::Queue"))


def test_outputs_that_mention_one_another_often_are_read_once(tmp_path):
    for here in range(30):
        there = {"Fn::GetStackOutput": {"StackName": f"s{here + 1}", "OutputName": "X"}}
        value = {"Fn::Join": ["", [there] * 50]} if here < 29 else ""
        queue = {"Type": "AWS::SQS::Queue", "Properties": {"X": value}}
        body = {"Resources": {"Q": queue}, "Outputs": {"X": {"Value": value}}}
        write(tmp_path, f"s{here}.json", body)

    assert {queue["X"].text for queue in read_model([tmp_path]).of("AWS::SQS::Queue")} == {""}


def test_an_assembly_that_contains_itself_is_refused(tmp_path):
    inner = {"type": "cdk:cloud-assembly", "properties": {"directoryName": "."}}
    write(tmp_path, "manifest.json", {"artifacts": {"again": inner}})

    with pytest.raises(TemplateError, match=r"manifest\.json: is a part of itself"):
        read_model([tmp_path])


def test_a_file_far_larger_than_any_template_is_refused(tmp_path):
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)

    with pytest.raises(TemplateError, match="is more than 20 MiB; CloudFormation takes 1 MB"):
        read_model([tmp_path / "a.json"])


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", "{", "a.json:1: is not JSON"),
        ("a.yaml", "a: [", "a.yaml:1: is not YAML|a.yaml:2: is not YAML"),
        ("a.yaml", "", "is empty"),
        ("a.yaml", "just text", "it is no mapping"),
        ("a.json", "{}", "it has no mapping 'Resources'"),
        ("a.yaml", "Resources: []", "it has no mapping 'Resources'"),
        ("a.yaml", "Resources: {A: &a {B: *a}}", "contains itself"),
        ("a.yaml", BOMB, "unfold to too much"),
        ("a.yaml", "- " * 5000, "nested too deeply"),
        ("a.json", '{"Resources":' + "[" * 5000 + "]" * 5000 + "}", "nested"),
        ("a.json", '{"Resources": {"A": ' + "9" * 5000 + "}}", "number too long"),
        ("a.yaml", "a: 2020-13-99\nResources: 1", "Resources"),
    ],
)
def test_what_is_no_template_is_one_line(tmp_path, name, content, message):
    with pytest.raises(TemplateError, match=message) as caught:
        read_model([write(tmp_path, name, content)])

    assert len(caught.value.problems) == 1


def test_a_template_out_of_an_assembly_knows_its_paths_too(tmp_path):
    path = [{"type": "aws:cdk:logicalId", "data": "Topic"}]
    write(tmp_path, "s.metadata.json", {"/App/Topic/Resource": path})

    [topic] = read_model([write(tmp_path, "s.template.json", TOPIC)]).of("AWS::SNS::Topic")

    assert topic.path == "App/Topic/Resource"


def test_a_stack_of_an_assembly_may_be_empty(tmp_path):
    assert read_template(write(tmp_path, "s.json", "{}"), "shop").name == "shop"


def test_every_problem_is_told_at_once(tmp_path):
    paths = [write(tmp_path, "a.json", "{"), tmp_path / "missing", write(tmp_path, "b.json", "[]")]

    with pytest.raises(TemplateError) as caught:
        read_model(paths)

    assert len(caught.value.problems) == 3


def test_a_folder_without_templates_is_refused(tmp_path):
    with pytest.raises(TemplateError, match="holds no template"):
        read_model([tmp_path])


def test_text_that_is_not_utf_8_is_refused(tmp_path):
    (tmp_path / "a.json").write_bytes(b'{"Resources": "\xff"}')

    with pytest.raises(TemplateError, match="not UTF-8"):
        read_model([tmp_path / "a.json"])
