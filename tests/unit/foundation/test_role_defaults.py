"""Role defaults: a boundary and a path on every role of a tree, whoever makes it."""

import pytest
from aws_cdk import RemovalPolicy
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template

from moorage.foundation import (
    Cluster,
    ManagedInstancesCapacity,
    Network,
    limit_roles,
    place_roles,
)

BOUNDARY = "arn:aws:iam::111122223333:policy/Boundary"


@pytest.fixture
def roles(stack):
    """Return the roles of constructs of ours, of the CDK, and of custom resources."""

    def roles():
        found = Template.from_stack(stack).find_resources("AWS::IAM::Role")
        return {id: one["Properties"] for id, one in found.items()}

    network = Network(stack, "Network")
    Cluster(stack, "Cluster", vpc=network.vpc, capacity=[ManagedInstancesCapacity()])
    s3.Bucket(stack, "Emptied", auto_delete_objects=True, removal_policy=RemovalPolicy.DESTROY)
    return roles


def test_every_role_has_the_boundary(stack, roles):
    limit_roles(stack, BOUNDARY)

    found = roles()
    assert len(found) > 4
    assert [id for id, one in found.items() if one.get("PermissionsBoundary") != BOUNDARY] == []


def test_every_role_has_the_path_but_those_passed_on_by_name(stack, roles):
    place_roles(stack, "/moorage/")

    elsewhere = [one for one in roles().values() if one.get("Path") != "/moorage/"]
    assert [one["RoleName"][: len("ecsInstanceRole")] for one in elsewhere] == ["ecsInstanceRole"]
