"""Network: the shapes it takes, what always holds, and what it refuses."""

import json
from pathlib import Path

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.foundation import (
    ExistingVpc,
    IsolatedWithEndpoints,
    Network,
    PrivateWithNat,
    PublicOnly,
    TaskSubnets,
    ZonedStack,
)
from moorage.foundation.nat import NatInstance, NatPerZone, NoNat, OneNat, RegionalNat
from moorage.values.vpc_addresses import VpcAddresses

ZONES = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]


@pytest.fixture
def zoned(app):
    env = cdk.Environment(account="111122223333", region="eu-west-1")
    return ZonedStack(app, "Zoned", zones=ZONES, env=env)


def manifest_of(app):
    return json.loads((Path(app.synth().directory) / "manifest.json").read_text())


def subnets(stack):
    found = Template.from_stack(stack).find_resources("AWS::EC2::Subnet")
    return {id: subnet["Properties"] for id, subnet in found.items()}


@pytest.mark.parametrize(
    ("nat", "gateways"), [(NatPerZone(), 3), (OneNat(), 1), (NoNat(), 0), (RegionalNat(), 1)]
)
def test_the_nat_choice_decides_the_number_of_gateways(zoned, nat, gateways):
    Network(zoned, "Network", preset=PrivateWithNat(nat=nat), zones=ZONES)

    Template.from_stack(zoned).resource_count_is("AWS::EC2::NatGateway", gateways)


def test_a_regional_gateway_spans_the_zones(zoned):
    Network(zoned, "Network", preset=PrivateWithNat(nat=RegionalNat()), zones=ZONES)

    Template.from_stack(zoned).has_resource_properties(
        "AWS::EC2::NatGateway", {"AvailabilityMode": "regional"}
    )


def test_nat_instances_come_from_the_given_provider(zoned):
    provider = ec2.NatProvider.instance_v2(instance_type=ec2.InstanceType("t4g.nano"))

    Network(zoned, "Network", preset=PrivateWithNat(nat=NatInstance(provider)), zones=ZONES)

    template = Template.from_stack(zoned)
    template.resource_count_is("AWS::EC2::NatGateway", 0)
    template.resource_count_is("AWS::EC2::Instance", 1)


def test_public_only_has_one_tier_and_gives_tasks_public_addresses(zoned):
    network = Network(zoned, "Network", preset=PublicOnly(), zones=ZONES)

    assert network.task_subnets.assign_public_ip
    assert len(subnets(zoned)) == len(ZONES)
    Template.from_stack(zoned).resource_count_is("AWS::EC2::NatGateway", 0)


def test_no_subnet_hands_out_public_addresses_by_itself(zoned):
    Network(zoned, "Network", preset=PublicOnly(), zones=ZONES)

    assert {subnet.get("MapPublicIpOnLaunch") for subnet in subnets(zoned).values()} == {False}


def test_an_isolated_network_has_no_way_out_but_its_endpoints(zoned):
    network = Network(
        zoned, "Network", preset=IsolatedWithEndpoints(public_subnets=False), zones=ZONES
    )

    template = Template.from_stack(zoned)
    endpoints = template.find_resources("AWS::EC2::VPCEndpoint").values()
    names = [json.dumps(endpoint["Properties"]["ServiceName"]) for endpoint in endpoints]
    for service in ("ecr.api", "ecr.dkr", "logs", "s3"):
        assert len([name for name in names if f'.{service}"' in name]) == 1
    assert len(names) == 4
    template.resource_count_is("AWS::EC2::InternetGateway", 0)
    assert network.load_balancer_subnets is None


def test_an_existing_vpc_is_left_as_it_is(stack, vpc):
    before = len(stack.node.find_all())
    where = TaskSubnets(subnets=ec2.SubnetSelection(subnet_group_name="Private"))

    network = Network(stack, "Network", preset=ExistingVpc(vpc=vpc, task_subnets=where))

    assert network.vpc is vpc
    assert network.task_subnets is where
    assert len(stack.node.find_all()) == before + 1


def test_flow_logs_are_on_and_their_log_group_expires(zoned):
    Network(zoned, "Network", zones=ZONES)

    template = Template.from_stack(zoned)
    template.has_resource_properties("AWS::EC2::FlowLog", {"TrafficType": "ALL"})
    template.has_resource_properties("AWS::Logs::LogGroup", {"RetentionInDays": 365})


def test_the_flow_log_role_serves_this_account_only(zoned):
    Network(zoned, "Network", zones=ZONES)

    Template.from_stack(zoned).has_resource_properties(
        "AWS::IAM::Role",
        {
            "AssumeRolePolicyDocument": {
                "Statement": [
                    Match.object_like(
                        {
                            "Principal": {"Service": "vpc-flow-logs.amazonaws.com"},
                            "Condition": Match.object_like(
                                {"StringEquals": {"aws:SourceAccount": "111122223333"}}
                            ),
                        }
                    )
                ]
            }
        },
    )


def test_the_default_security_group_is_closed(zoned):
    Network(zoned, "Network", zones=ZONES)

    Template.from_stack(zoned).resource_count_is("Custom::VpcRestrictDefaultSG", 1)


def test_a_zone_added_later_moves_no_subnet(app):
    two = ZonedStack(app, "Two", zones=ZONES[:2])
    three = ZonedStack(app, "Three", zones=ZONES)

    Network(two, "Network", zones=ZONES[:2])
    Network(three, "Network", zones=ZONES)

    before, after = subnets(two), subnets(three)
    assert {id: after[id]["CidrBlock"] for id in before} == {
        id: subnet["CidrBlock"] for id, subnet in before.items()
    }


def test_a_concrete_account_needs_no_look_up(app, zoned):
    Network(zoned, "Network", zones=ZONES)

    assert "missing" not in manifest_of(app)


def test_without_zones_two_of_the_stack_are_used(stack):
    Network(stack, "Network")

    zones = [subnet["AvailabilityZone"] for subnet in subnets(stack).values()]
    assert zones.count({"Fn::Select": [0, {"Fn::GetAZs": ""}]}) == 2
    assert len(zones) == 4


def test_a_range_that_no_vpc_can_have_is_refused(stack):
    with pytest.raises(InvalidInputError, match=r"Addresses\.cidr: .*\(got '10\.0\.0\.0/8'\); use"):
        Network(stack, "Network", addresses=VpcAddresses(cidr="10.0.0.0/8"))
