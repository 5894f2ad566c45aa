"""ManagedPolicies: no inline policy is left, and nothing else changes."""

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import Aspects, IAspect
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template

from moorage.foundation.managed_policies import ManagedPolicies
from moorage.services import ContainerService

INLINE, MANAGED = "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"


def statements(stack, kind):
    return [
        (policy["Properties"]["PolicyDocument"], policy["Properties"]["Roles"])
        for policy in Template.from_stack(stack).find_resources(kind).values()
    ]


@pytest.fixture
def build():
    """Return a stack with a service that was granted something."""

    def build():
        stack = cdk.Stack(cdk.App(), "Stack")
        image = ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/busybox:1.37")
        cluster = ecs.Cluster(stack, "Cluster")
        service = ContainerService(stack, "Api", cluster=cluster, image=image, port=8080)
        s3.Bucket(stack, "Bucket").grant_read(service)
        return stack

    return build


def test_policies_say_the_same_for_the_same_roles(build):
    inline, managed = build(), build()

    ManagedPolicies.apply_to(managed)

    assert len(statements(inline, INLINE)) == 2
    assert statements(managed, MANAGED) == statements(inline, INLINE)
    assert statements(managed, INLINE) == []


def test_what_waited_for_the_inline_policy_waits_for_the_managed_one(build):
    stack = build()

    ManagedPolicies.apply_to(stack)

    template = Template.from_stack(stack)
    [service] = template.find_resources("AWS::ECS::Service").values()
    [policy] = [name for name in template.find_resources(MANAGED) if "TaskRole" in name]
    assert policy in service["DependsOn"]


@jsii.implements(IAspect)
class LateGrant:
    """Grants something while the tree is being visited."""

    def visit(self, node):
        """Give every role one permission."""
        if isinstance(node, iam.Role):
            statement = iam.PolicyStatement(actions=["s3:GetObject"], resources=["arn:aws:s3:::b"])
            node.add_to_principal_policy(statement)


def test_a_grant_of_another_aspect_is_not_lost(stack):
    iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())

    ManagedPolicies.apply_to(stack)
    Aspects.of(stack).add(LateGrant())

    assert len(statements(stack, MANAGED)) == 1


def test_a_policy_without_statements_stays_out_of_the_template(stack):
    role = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())
    iam.Policy(stack, "Empty", roles=[role])

    ManagedPolicies.apply_to(stack)

    assert statements(stack, MANAGED) == []
