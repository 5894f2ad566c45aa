"""TaskNetworkAcl: what passes, in which direction, and which networks can have one."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.foundation import ExistingVpc, Network, PublicOnly, TaskNetworkAcl
from moorage.values.vpc_addresses import VpcAddresses


def entries(stack):
    found = Template.from_stack(stack).find_resources("AWS::EC2::NetworkAclEntry").values()
    return {
        (
            entry["Properties"].get("CidrBlock") or entry["Properties"]["Ipv6CidrBlock"],
            "out" if entry["Properties"]["Egress"] else "in",
            str(entry["Properties"].get("PortRange", "all")),
        )
        for entry in found
    }


def test_only_replies_come_in_and_only_https_goes_out(stack):
    TaskNetworkAcl(stack, "Acl", network=Network(stack, "Network"))

    assert entries(stack) == {
        ("10.0.0.0/16", "in", "all"),
        ("10.0.0.0/16", "out", "all"),
        ("0.0.0.0/0", "in", "{'From': 1024, 'To': 65535}"),
        ("0.0.0.0/0", "out", "{'From': 443, 'To': 443}"),
    }


def test_the_private_subnets_are_inside(stack):
    TaskNetworkAcl(stack, "Acl", network=Network(stack, "Network"))

    Template.from_stack(stack).resource_count_is("AWS::EC2::SubnetNetworkAclAssociation", 2)


def test_ipv6_passes_in_a_dual_stack_network(stack):
    network = Network(stack, "Network", addresses=VpcAddresses(ip="dual-stack"))

    TaskNetworkAcl(stack, "Acl", network=network)

    assert ("::/0", "out", "{'From': 443, 'To': 443}") in entries(stack)


def test_public_subnets_are_refused(stack):
    network = Network(stack, "Network", preset=PublicOnly())

    with pytest.raises(InvalidInputError, match=r"only private subnets .*\(got 'public subnets'\)"):
        TaskNetworkAcl(stack, "Acl", network=network)


def test_an_existing_vpc_is_refused(stack, vpc):
    network = Network(stack, "Network", preset=ExistingVpc(vpc=vpc))

    with pytest.raises(InvalidInputError, match=r"\(got 'an existing VPC'\)"):
        TaskNetworkAcl(stack, "Acl", network=network)
