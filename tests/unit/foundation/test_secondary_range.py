"""A second range: where tasks live, and how they get out."""

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from moorage.foundation import IsolatedWithEndpoints, Network, PrivateWithNat, ZonedStack
from moorage.foundation.nat import NoNat
from moorage.values.vpc_addresses import VpcAddresses

ZONES = ["eu-west-1a", "eu-west-1b"]
SECOND = VpcAddresses(secondary_cidr="100.64.0.0/16")


@pytest.fixture
def zoned(app):
    env = cdk.Environment(account="111122223333", region="eu-west-1")
    return ZonedStack(app, "Zoned", zones=ZONES, env=env)


def properties(stack, kind):
    found = Template.from_stack(stack).find_resources(kind)
    return [resource["Properties"] for resource in found.values()]


def blocks(stack):
    return {one["CidrBlock"] for one in properties(stack, "AWS::EC2::Subnet")}


def test_tasks_live_in_the_second_range_and_an_internal_load_balancer_does_not(zoned):
    network = Network(zoned, "Network", addresses=SECOND, zones=ZONES)

    assert {"100.64.0.0/19", "100.64.32.0/19"} < blocks(zoned)
    assert len(blocks(zoned)) == 6
    assert len(network.task_subnets.subnets.subnets) == 2
    assert network.internal_subnets is not network.task_subnets.subnets


def test_the_second_range_goes_out_through_the_nat_of_its_zone(zoned):
    Network(zoned, "Network", addresses=SECOND, zones=ZONES)

    routes = properties(zoned, "AWS::EC2::Route")
    gateways = [str(route["NatGatewayId"]) for route in routes if "NatGatewayId" in route]
    assert len(gateways) == 4
    assert len(set(gateways)) == 2


@pytest.mark.parametrize("preset", [PrivateWithNat(nat=NoNat()), IsolatedWithEndpoints()])
def test_without_nat_the_second_range_has_no_way_out(zoned, preset):
    Network(zoned, "Network", preset=preset, addresses=SECOND, zones=ZONES)

    routes = properties(zoned, "AWS::EC2::Route")
    assert all("GatewayId" in route for route in routes)
    assert len(routes) == 2


def test_subnets_of_the_second_range_wait_for_it(zoned):
    Network(zoned, "Network", addresses=SECOND, zones=ZONES)

    found = Template.from_stack(zoned).find_resources("AWS::EC2::Subnet").values()
    second = [one for one in found if one["Properties"]["CidrBlock"].startswith("100.64")]
    assert all("NetworkTaskRange" in str(one["DependsOn"]) for one in second)
