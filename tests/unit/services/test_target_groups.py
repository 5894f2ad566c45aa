"""Target groups: one health check and one port, for each version of a service."""

from aws_cdk.assertions import Template
from constructs import Construct

from moorage.services import ContainerService
from moorage.services.target_groups import ApplicationTargets
from moorage.values.blue_green import BlueGreen

TARGETS = "AWS::ElasticLoadBalancingV2::TargetGroup"


def test_a_service_that_rolls_has_one_group(stack, cluster, image):
    service = ContainerService(stack, "Api", cluster=cluster, image=image, port=8080)

    targets = ApplicationTargets(Construct(service, "Route"), service=service, port=8080)

    assert targets.groups == [targets.blue]


def test_a_service_that_shifts_has_two_that_differ_in_nothing(stack, cluster, image):
    service = ContainerService(
        stack, "Api", cluster=cluster, image=image, port=8080, deployment=BlueGreen()
    )

    targets = ApplicationTargets(Construct(service, "Route"), service=service, port=8080)

    assert targets.groups == [targets.blue, targets.green]
    one, other = Template.from_stack(stack).find_resources(TARGETS).values()
    assert one == other
