"""ZonedStack: zones without a look-up."""

import json
from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from moorage.foundation import ZonedStack


def test_a_plain_vpc_in_it_asks_no_account(app):
    env = cdk.Environment(account="111122223333", region="eu-west-1")
    stack = ZonedStack(app, "Zoned", zones=["eu-west-1a", "eu-west-1b"], env=env)

    vpc = ec2.Vpc(stack, "Vpc", max_azs=2)

    assert vpc.availability_zones == ["eu-west-1a", "eu-west-1b"]
    manifest = json.loads((Path(app.synth().directory) / "manifest.json").read_text())
    assert "missing" not in manifest
