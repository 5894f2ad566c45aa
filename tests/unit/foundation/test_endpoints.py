"""Endpoints: exactly what the needs come to, open to members of one group, for this account."""

import json

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.foundation import IsolatedWithEndpoints, Network, PrivateWithNat
from moorage.foundation.nat import OneNat
from moorage.foundation.zoned_stack import ZonedStack

ZONES = ["eu-west-1a", "eu-west-1b"]
ENDPOINT = "AWS::EC2::VPCEndpoint"


@pytest.fixture
def zoned(app):
    return ZonedStack(app, "Zoned", zones=ZONES)


def made(stack):
    """Return the names of the endpoints, without what depends on the region."""
    endpoints = Template.from_stack(stack).find_resources(ENDPOINT).values()
    parts = (one["Properties"]["ServiceName"]["Fn::Join"][1] for one in endpoints)
    return sorted(last.removeprefix(".") for *_, last in parts)


@pytest.mark.parametrize(
    ("services", "endpoints"),
    [
        (("ecr", "logs"), ["ecr.api", "ecr.dkr", "logs", "s3"]),
        (("dynamodb",), ["dynamodb"]),
        (("sqs", "kms", "s3"), ["kms", "s3", "sqs"]),
        (("ecs", "ecs-agent", "ecs-telemetry"), ["ecs", "ecs-agent", "ecs-telemetry"]),
    ],
)
def test_an_isolated_network_has_exactly_the_endpoints_of_its_needs(zoned, services, endpoints):
    Network(zoned, "Network", preset=IsolatedWithEndpoints(services=services), zones=ZONES)

    assert made(zoned) == endpoints


def test_nat_may_be_spared_what_endpoints_can_carry(zoned):
    preset = PrivateWithNat(nat=OneNat(), services=("ecr", "logs"))

    network = Network(zoned, "Network", preset=preset, zones=ZONES)

    assert made(zoned) == ["ecr.api", "ecr.dkr", "logs", "s3"]
    assert network.task_subnets.reach.internet is True


def test_without_needs_there_is_the_free_endpoint_alone(zoned):
    network = Network(zoned, "Network", preset=PrivateWithNat(nat=OneNat()), zones=ZONES)

    assert made(zoned) == ["s3"]
    assert network.task_subnets.security_groups == []


def test_endpoints_answer_members_of_one_group_only(zoned):
    network = Network(zoned, "Network", preset=IsolatedWithEndpoints(), zones=ZONES)

    [clients] = network.task_subnets.security_groups
    template = Template.from_stack(zoned)
    [rule] = template.find_resources("AWS::EC2::SecurityGroupIngress").values()
    source = rule["Properties"]["SourceSecurityGroupId"]
    assert source == zoned.resolve(clients.security_group_id)
    assert (rule["Properties"]["FromPort"], rule["Properties"]["ToPort"]) == (443, 443)
    groups = template.find_resources("AWS::EC2::SecurityGroup").values()
    assert [one for one in groups if "SecurityGroupIngress" in one["Properties"]] == []


def test_only_this_account_passes_and_layers_of_images(zoned):
    Network(zoned, "Network", preset=IsolatedWithEndpoints(), zones=ZONES)

    template = Template.from_stack(zoned)
    for endpoint in template.find_resources(ENDPOINT).values():
        own, *others = endpoint["Properties"]["PolicyDocument"]["Statement"]
        assert own["Condition"] == {
            "StringEquals": {"aws:PrincipalAccount": {"Ref": "AWS::AccountId"}}
        }
        assert [one["Action"] for one in others] in ([], ["s3:GetObject"])
        assert "starport-layer-bucket" in json.dumps(others) or not others


def test_a_service_without_an_endpoint_is_refused(zoned):
    preset = IsolatedWithEndpoints(services=("secretmanager",))

    with pytest.raises(InvalidInputError, match="did you mean 'secretsmanager'"):
        Network(zoned, "Network", preset=preset, zones=ZONES)
