"""NAT instances: closed to the world, encrypted, IMDSv2 only."""

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Match, Template

from moorage.foundation import Network, PrivateWithNat, ZonedStack
from moorage.foundation.nat import NatInstance

ZONES = ["eu-west-1a", "eu-west-1b"]


@pytest.fixture
def zoned(app):
    env = cdk.Environment(account="111122223333", region="eu-west-1")
    return ZonedStack(app, "Zoned", zones=ZONES, env=env)


def properties(stack, kind):
    found = Template.from_stack(stack).find_resources(kind)
    return [resource["Properties"] for resource in found.values()]


def test_our_nat_instances_are_closed_to_the_world(zoned):
    Network(zoned, "Network", preset=PrivateWithNat(nat=NatInstance()), zones=ZONES)

    groups = properties(zoned, "AWS::EC2::SecurityGroup")
    rules = [rule for group in groups for rule in group["SecurityGroupIngress"]]
    assert [(rule["CidrIp"], rule["FromPort"], rule["ToPort"]) for rule in rules] == [
        ("10.0.0.0/16", 443, 443)
    ]


def test_our_nat_instances_are_hardened(zoned):
    Network(zoned, "Network", preset=PrivateWithNat(nat=NatInstance()), zones=ZONES)

    Template.from_stack(zoned).has_resource_properties(
        "AWS::EC2::Instance",
        {
            "MetadataOptions": {"HttpTokens": "required", "HttpPutResponseHopLimit": 1},
            "BlockDeviceMappings": [
                {"DeviceName": "/dev/xvda", "Ebs": {"Encrypted": True, "VolumeType": "gp3"}}
            ],
            "SourceDestCheck": False,
            "NetworkInterfaces": [Match.object_like({"AssociatePublicIpAddress": True})],
        },
    )
