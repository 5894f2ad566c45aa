"""Every role of every environment, and of what no environment uses: who may take it, for what."""

import json

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from conftest import FLAGS

import app as application
from moorage.features import CloudWatchAgent, FsxWindowsVolume, OpenTelemetry
from moorage.foundation import (
    Cluster,
    DeployerRole,
    Ec2Capacity,
    ExternalInstances,
    FargateCapacity,
    ManagedInstancesCapacity,
    Network,
)
from moorage.foundation.deployer import GitHub
from moorage.foundation.wildcards import WILDCARD_ACTIONS
from moorage.services import ContainerService, ExpressService, TaskRoles
from moorage.values.capacity_weights import CapacityWeights

# Services that AWS documents to send both keys when they assume a role:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html
# https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
# https://docs.aws.amazon.com/systems-manager/latest/userguide/hybrid-multicloud-service-role.html
SEND_SOURCE = {
    "ecs-tasks.amazonaws.com",
    "ssm.amazonaws.com",
    "vpc-flow-logs.amazonaws.com",
}
# EC2 and Lambda assume roles for a resource of their own account and send neither; for ECS itself
# AWS documents none (docs/adr/0020).
SEND_NOTHING = {"ec2.amazonaws.com", "ecs.amazonaws.com", "lambda.amazonaws.com"}
# Of the CDK's own custom resources, which we cannot change.
MADE_BY_THE_CDK = ("CustomVpcRestrictDefaultSG", "CustomS3AutoDeleteObjects")


def everything():
    """Return a stack with every construct that makes a role."""
    app = cdk.App(context=FLAGS)
    stack = cdk.Stack(app, "Everything")
    network = Network(stack, "Network")
    cluster = Cluster(
        stack,
        "Cluster",
        vpc=network.vpc,
        task_subnets=network.task_subnets,
        capacity=[
            FargateCapacity(),
            Ec2Capacity(ssm_access=True, protect_long_tasks=True),
            ManagedInstancesCapacity(),
        ],
    )
    repository = ecr.Repository(stack, "Images")
    ContainerService(
        stack,
        "Api",
        cluster=cluster.ecs_cluster,
        image=ecs.ContainerImage.from_ecr_repository(repository, "1.0"),
        capacity=cluster.choose({"nodes": CapacityWeights()}),
        features=[OpenTelemetry(service_name="api"), CloudWatchAgent()],
    )
    windows = Cluster(
        stack, "Windows", vpc=network.vpc, capacity=[Ec2Capacity(image="windows-2022")]
    )
    ContainerService(
        stack,
        "Office",
        cluster=windows.ecs_cluster,
        image=ecs.ContainerImage.from_ecr_repository(repository, "1.0"),
        capacity=windows.capacity,
        features=[
            FsxWindowsVolume(
                name="files",
                path="C:\\files",
                file_system_id="fs-0123456789abcdef0",
                domain="corp.example.com",
                credentials_arn="arn:aws:ssm:eu-west-1:111122223333:parameter/corp/files",
            )
        ],
    )
    ExternalInstances(stack, "Machines", cluster=cluster.ecs_cluster)
    ExpressService(
        stack,
        "Shop",
        cluster=cluster.ecs_cluster,
        image=ecs.ContainerImage.from_ecr_repository(repository, "1.0"),
        port=80,
    )
    DeployerRole(
        stack,
        "Deployer",
        trusted=GitHub(repository="acme/shop", branch="main"),
        repositories=[repository],
        task_roles=[TaskRoles(stack, "Migration").task_role],
        clusters=[cluster.ecs_cluster.cluster_arn],
    )
    return app.synth()


@pytest.fixture(scope="module")
def resources():
    """Return every resource, by place."""
    assemblies = [application.build_app(FLAGS).synth(), everything()]
    return {
        (stack.stack_name, id): resource
        for assembly in assemblies
        for stack in assembly.stacks
        for id, resource in stack.template["Resources"].items()
    }


def listed(value):
    return [value] if isinstance(value, str | dict) else value


def statements(resources):
    """Yield place and statement of every identity policy."""
    for (stack, id), resource in resources.items():
        properties = resource.get("Properties", {})
        documents = [one["PolicyDocument"] for one in properties.get("Policies", ())]
        if resource["Type"] in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"):
            documents.append(properties["PolicyDocument"])
        for document in documents:
            for statement in document["Statement"]:
                yield (stack, id), statement


def wildcards(resources):
    for place, statement in statements(resources):
        if "*" in listed(statement["Resource"]) and statement["Effect"] == "Allow":
            for action in listed(statement["Action"]):
                yield place, action


def test_no_statement_is_about_everything_but_those_of_the_table(resources):
    outside = {
        (place, action)
        for place, action in wildcards(resources)
        if action not in WILDCARD_ACTIONS and not place[1].startswith(MADE_BY_THE_CDK)
    }

    assert outside == set()


def test_no_line_of_the_table_is_unused(resources):
    assert WILDCARD_ACTIONS.keys() - {action for _, action in wildcards(resources)} == set()


def test_no_action_is_a_pattern(resources):
    patterns = {
        (place, action)
        for place, statement in statements(resources)
        for action in listed(statement["Action"])
        if "*" in action
    }

    assert patterns == set()


def test_every_service_is_trusted_for_this_account_only(resources):
    roles = [r["Properties"] for r in resources.values() if r["Type"] == "AWS::IAM::Role"]
    trusts = [one for role in roles for one in role["AssumeRolePolicyDocument"]["Statement"]]

    services = set()
    for trust in trusts:
        service = trust["Principal"].get("Service")
        services |= {service} - {None}
        if service not in SEND_SOURCE:
            continue
        keys = {key for condition in trust["Condition"].values() for key in condition}
        assert keys == {"aws:SourceAccount", "aws:SourceArn"}, service
    assert services <= SEND_SOURCE | SEND_NOTHING


def test_no_role_is_given_a_managed_policy_of_aws_but_where_aws_asks_for_it(resources):
    given = {
        json.dumps(arn).rpartition("policy/")[2].strip('"]}')
        for (_, id), resource in resources.items()
        if resource["Type"] == "AWS::IAM::Role" and not id.startswith(MADE_BY_THE_CDK)
        for arn in resource["Properties"].get("ManagedPolicyArns", ())
    }

    assert given == {
        "AmazonECSInfrastructureRolePolicyForManagedInstances",
        "AmazonSSMManagedInstanceCore",
        "service-role/AmazonECSInfrastructureRoleforExpressGatewayServices",
    }
