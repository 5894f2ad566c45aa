"""ExistingSubnets: the right subnets for each, and nothing added."""

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.foundation import ExistingSubnets, Network, ZonedStack
from moorage.values.existing_network import ExistingNetwork

ZONES = ["eu-west-1a", "eu-west-1b"]
TASKS = ("subnet-0123456789abcdef0", "subnet-0123456789abcdef1")
BALANCER = ("subnet-0123456789abcdef2", "subnet-0123456789abcdef3")


@pytest.fixture
def zoned(app):
    env = cdk.Environment(account="111122223333", region="eu-west-1")
    return ZonedStack(app, "Zoned", zones=ZONES, env=env)


def existing(stack, **changes):
    given = {"vpc_id": "vpc-0a1b2c3d", "cidr": "10.0.0.0/16", "task_subnets": TASKS}
    there = ExistingNetwork(**{**given, **changes})
    return Network(stack, "Network", preset=ExistingSubnets(network=there), zones=ZONES)


def test_an_existing_network_adds_nothing_to_the_template(zoned):
    existing(zoned, load_balancer_subnets=BALANCER)

    assert "Resources" not in Template.from_stack(zoned).to_json()


def test_an_existing_network_gives_each_its_subnets(zoned):
    network = existing(zoned, load_balancer_subnets=BALANCER)

    found = [network.task_subnets.subnets, network.load_balancer_subnets]
    ids = [
        tuple(network.vpc.select_subnets(subnet_group_name=one.subnet_group_name).subnet_ids)
        for one in found
    ]
    assert ids == [TASKS, BALANCER]


def test_public_tasks_of_an_existing_network_share_with_the_load_balancer(zoned):
    network = existing(zoned, reach="public")

    assert network.task_subnets.assign_public_ip
    assert network.load_balancer_subnets == network.task_subnets.subnets


def test_an_existing_network_warns_of_nothing(app, zoned):
    existing(zoned)

    assert app.synth().get_stack_by_name("Zoned").messages == []


def test_an_existing_network_needs_its_zones(zoned):
    there = ExistingNetwork(vpc_id="vpc-0a1b2c3d", cidr="10.0.0.0/16", task_subnets=TASKS)

    with pytest.raises(InvalidInputError, match=r"Network\.zones: is required"):
        Network(zoned, "Network", preset=ExistingSubnets(network=there))


def test_isolated_existing_subnets_do_not_reach_the_internet(zoned):
    assert not existing(zoned, reach="isolated").task_subnets.reach.internet
