"""Reachability: a service is refused where nothing leads to what it needs."""

import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.features import AwsCalls
from moorage.foundation import (
    Cluster,
    Ec2Capacity,
    IsolatedWithEndpoints,
    Network,
    PrivateWithNat,
    PublicOnly,
    TaskSubnets,
)
from moorage.foundation.nat import NoNat
from moorage.foundation.zoned_stack import ZonedStack
from moorage.services import ContainerService

ZONES = ["eu-west-1a", "eu-west-1b"]
STRANDED = TaskSubnets(subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))


@pytest.fixture
def zoned(app):
    return ZonedStack(app, "Zoned", zones=ZONES)


@pytest.fixture
def in_ecr(zoned):
    """An image of a repository of the same account and region."""
    return ecs.ContainerImage.from_ecr_repository(ecr.Repository(zoned, "Images"), "1.0")


def run(stack, preset, image, *, capacity=None, task_subnets=None, **arguments):
    network = Network(stack, "Network", preset=preset, zones=ZONES)
    subnets = task_subnets or network.task_subnets
    more = {"capacity": [capacity]} if capacity else {}
    cluster = Cluster(stack, "Cluster", vpc=network.vpc, task_subnets=subnets, **more)
    return ContainerService(
        stack,
        "Api",
        cluster=cluster.ecs_cluster,
        image=image,
        task_subnets=subnets,
        capacity=cluster.capacity,
        **arguments,
    )


@pytest.mark.parametrize("preset", [PrivateWithNat(), PublicOnly()])
def test_with_a_way_out_everything_is_reached(zoned, image, preset):
    service = run(zoned, preset, image, features=[AwsCalls(services=("sqs",))])

    assert [need.service for need in service.needs] == ["internet", "logs", "sqs"]


def test_endpoints_are_enough_for_an_image_in_ecr(zoned, in_ecr):
    service = run(zoned, IsolatedWithEndpoints(), in_ecr)

    assert [need.service for need in service.needs] == ["ecr", "logs"]


def test_an_isolated_task_cannot_pull_from_a_public_registry(zoned, image):
    with pytest.raises(InvalidInputError) as refused:
        run(zoned, IsolatedWithEndpoints(), image)

    assert str(refused.value) == (
        "Zoned/Api: no way leads from these subnets to internet (to pull its image) "
        "(got 'the isolated subnets'); copy its image to Amazon ECR in this region, or run it in "
        "private subnets with NAT"
    )


@pytest.mark.parametrize(
    ("preset", "arguments", "message"),
    [
        (
            IsolatedWithEndpoints(services=("ecr",)),
            {},
            r"logs \(to write its logs\).*endpoints for",
        ),
        (
            IsolatedWithEndpoints(),
            {"features": [AwsCalls(services=("sqs",))]},
            r"sqs \(for the code in it\).*add VPC endpoints for sqs, or run it in private",
        ),
        (IsolatedWithEndpoints(), {"capacity": Ec2Capacity()}, "so that its ECS agent can report"),
        (PrivateWithNat(nat=NoNat()), {}, "give the network a NAT"),
        (
            PublicOnly(),
            {"task_subnets": STRANDED},
            r"got 'public subnets without public addresses'.*write assign_public_ip=True",
        ),
    ],
)
def test_a_need_without_a_path_is_refused(zoned, in_ecr, preset, arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        run(zoned, preset, in_ecr, **arguments)


def test_instances_reach_ecs_through_its_three_endpoints(zoned, in_ecr):
    services = ("ecr", "logs", "ecs", "ecs-agent", "ecs-telemetry")

    service = run(zoned, IsolatedWithEndpoints(services=services), in_ecr, capacity=Ec2Capacity())

    assert "ecs-agent" in [need.service for need in service.needs]


def test_tasks_join_the_group_of_the_endpoints_and_do_not_open_it(zoned, in_ecr, app):
    service = run(zoned, IsolatedWithEndpoints(), in_ecr, port=8080)
    service.connections.allow_from(ec2.Peer.ipv4("10.9.0.0/16"), ec2.Port.tcp(8080))

    template = Template.from_stack(zoned)
    [resource] = template.find_resources("AWS::ECS::Service").values()
    network = resource["Properties"]["NetworkConfiguration"]["AwsvpcConfiguration"]
    own, clients = network["SecurityGroups"]
    groups = template.find_resources("AWS::EC2::SecurityGroup")
    assert "SecurityGroupIngress" in groups[own["Fn::GetAtt"][0]]["Properties"]
    assert "SecurityGroupIngress" not in groups[clients["Fn::GetAtt"][0]]["Properties"]


def test_of_an_unknown_network_nothing_is_claimed(stack, cluster, in_ecr):
    service = ContainerService(stack, "Api", cluster=cluster, image=in_ecr)

    assert service.needs
