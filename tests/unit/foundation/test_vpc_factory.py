"""VPCs: IPv6 beside IPv4, and ranges from a pool."""

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Match, Template

from moorage.foundation import IsolatedWithEndpoints, Network, PublicOnly, ZonedStack
from moorage.values.ipam_pool import IpamPool
from moorage.values.vpc_addresses import VpcAddresses

ZONES = ["eu-west-1a", "eu-west-1b"]
DUAL = VpcAddresses(ip="dual-stack")


@pytest.fixture
def zoned(app):
    env = cdk.Environment(account="111122223333", region="eu-west-1")
    return ZonedStack(app, "Zoned", zones=ZONES, env=env)


def properties(stack, kind):
    found = Template.from_stack(stack).find_resources(kind)
    return [resource["Properties"] for resource in found.values()]


def test_dual_stack_private_subnets_go_out_only(zoned):
    network = Network(zoned, "Network", addresses=DUAL, zones=ZONES)

    template = Template.from_stack(zoned)
    template.resource_count_is("AWS::EC2::EgressOnlyInternetGateway", 1)
    assert all("Ipv6CidrBlock" in one for one in properties(zoned, "AWS::EC2::Subnet"))
    assert network.task_subnets.dual_stack


@pytest.mark.parametrize("preset", [PublicOnly(), IsolatedWithEndpoints()])
def test_every_preset_can_be_dual_stack(zoned, preset):
    network = Network(zoned, "Network", preset=preset, addresses=DUAL, zones=ZONES)

    assert network.task_subnets.dual_stack


def test_a_zone_added_later_moves_no_ipv6_range(app):
    two = ZonedStack(app, "Two", zones=ZONES)
    three = ZonedStack(app, "Three", zones=[*ZONES, "eu-west-1c"])

    Network(two, "Network", addresses=DUAL, zones=ZONES)
    Network(three, "Network", addresses=DUAL, zones=[*ZONES, "eu-west-1c"])

    before = Template.from_stack(two).find_resources("AWS::EC2::Subnet")
    after = Template.from_stack(three).find_resources("AWS::EC2::Subnet")
    assert {id: after[id]["Properties"]["Ipv6CidrBlock"] for id in before} == {
        id: subnet["Properties"]["Ipv6CidrBlock"] for id, subnet in before.items()
    }


def test_a_pool_hands_out_the_range_and_equal_subnets(zoned):
    pool = IpamPool(pool_id="ipam-pool-0123456789abcdef0", netmask=20)

    Network(zoned, "Network", addresses=VpcAddresses(ipam=pool), zones=ZONES)

    template = Template.from_stack(zoned)
    wanted = {"Ipv4IpamPoolId": pool.pool_id, "Ipv4NetmaskLength": 20, "CidrBlock": Match.absent()}
    template.has_resource_properties("AWS::EC2::VPC", wanted)
    template.has_resource_properties("AWS::EC2::Subnet", {"CidrBlock": Match.object_like({})})


def test_public_subnets_hand_out_no_ipv6_addresses_by_themselves(zoned):
    Network(zoned, "Network", preset=PublicOnly(), addresses=DUAL, zones=ZONES)

    assert {
        subnet["AssignIpv6AddressOnCreation"] for subnet in properties(zoned, "AWS::EC2::Subnet")
    } == {False}
