"""``express`` and ``external``: a stack of its own each, and no other changes."""

import json

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template
from conftest import FLAGS

from moorage.config.loader import load_environment
from moorage.errors import ConfigError
from stacks.environment import Environment
from tools.emulator.settings import ROOT

IMAGE = 'image: {registry: "public.ecr.aws/docker/library/busybox:1.37"}'
EXPRESS = f"express: {{shop: {{{IMAGE}, port: 8080}}}}"
EXTERNAL = f"external: {{till: {{{IMAGE}, port: 80, network: {{host_port: 8080}}}}}}"
JOIN = "  external_instances: true"


def environment(tmp_path, *more):
    file = tmp_path / "demo.yaml"
    text = (ROOT / "environments" / "demo.yaml").read_text()
    if JOIN in more:
        text = text.replace("cluster:\n", f"cluster:\n{JOIN}\n", 1)
    file.write_text("\n".join([text, *(one for one in more if one != JOIN), ""]))
    return Environment(cdk.App(context=FLAGS), config=load_environment(file))


def templates(made):
    stacks = [one for one in made.node.find_all() if isinstance(one, cdk.Stack)]
    return {one.node.id: Template.from_stack(one).to_json() for one in stacks}


def test_an_entry_is_a_stack_and_changes_no_other(tmp_path):
    before = templates(environment(tmp_path, JOIN))

    after = templates(environment(tmp_path, JOIN, EXPRESS, EXTERNAL))

    assert {*after} - {*before} == {"service-shop", "service-till"}
    assert {name: after[name] for name in before} == before


def test_the_outputs_say_where_it_is_and_what_it_writes(tmp_path):
    made = templates(environment(tmp_path, JOIN, EXPRESS, EXTERNAL))

    assert {"Endpoint", "ServiceArn", "LogsCommand"} <= {*made["service-shop"]["Outputs"]}
    assert {"ServiceName", "LogsCommand"} <= {*made["service-till"]["Outputs"]}
    assert {"ActivateCommand", "JoinCommand"} <= {*made["platform"]["Outputs"]}


def test_a_public_application_is_in_the_subnets_of_the_load_balancer(tmp_path):
    public = EXPRESS.replace("port: 8080", "port: 8080, access: public")
    made = environment(tmp_path, public)

    template = Template.from_stack(made.express["shop"])

    [service] = template.find_resources("AWS::ECS::ExpressGatewayService").values()
    subnets = json.dumps(service["Properties"]["NetworkConfiguration"]["Subnets"])
    assert "ingress" in subnets.lower() or "public" in subnets.lower()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ([EXTERNAL], "external.till runs on them; write true"),
        ([JOIN, EXTERNAL.replace("till:", "api:")], "is the name of a service too"),
        ([JOIN, EXTERNAL.replace("port: 80,", "count: 2, placement: {daemon: true},")], "a daemon"),
        ([JOIN, EXTERNAL.replace("host_port: 8080", "mode: none")], "nobody reaches it"),
        ([EXPRESS.replace("8080", "8080, health_path: up")], "write '/up'"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, more, message):
    with pytest.raises(ConfigError, match=message):
        environment(tmp_path, *more)
