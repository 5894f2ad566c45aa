"""Teardown: for every capacity kind, no order of deletions that CloudFormation may take hangs."""

import copy

import aws_cdk as cdk
import pytest
from conftest import FLAGS
from tests.teardown.simulation import ASSOCIATION, GROUP, SERVICE, Deletion

import app as application
from moorage.foundation import (
    Cluster,
    Ec2Capacity,
    FargateCapacity,
    FargateSpotCapacity,
    ManagedInstancesCapacity,
    Network,
)
from moorage.services import ContainerService
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.placement import Placement

KINDS = {
    "fargate": FargateCapacity(),
    "fargate spot": FargateSpotCapacity(),
    "ec2": Ec2Capacity(),
    "ec2 with protected tasks": Ec2Capacity(protect_long_tasks=True),
    "managed instances": ManagedInstancesCapacity(),
}


def templates(assembly):
    return {stack.stack_name: copy.deepcopy(stack.template) for stack in assembly.stacks}


def deployed(image, *, apart, capacity, placement=None):
    """Synthesize services on a capacity, in the cluster's stack or in one of their own."""
    app = cdk.App(context=FLAGS)
    platform = cdk.Stack(app, "Platform")
    network = Network(platform, "Network")
    cluster = Cluster(
        platform,
        "Cluster",
        vpc=network.vpc,
        capacity=[FargateCapacity(), capacity] if capacity != KINDS["fargate"] else [capacity],
        task_subnets=network.task_subnets,
    )
    chosen = cluster.choose({capacity.provider.name: CapacityWeights()}).placed(placement)
    ContainerService(
        cdk.Stack(app, "Service") if apart else platform,
        "Api",
        cluster=cluster.ecs_cluster,
        image=image,
        task_subnets=network.task_subnets,
        capacity=chosen,
    )
    return templates(app.synth())


@pytest.mark.parametrize("apart", [False, True], ids=["one stack", "two stacks"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_refused(image, kind, apart):
    deletion = Deletion(deployed(image, apart=apart, capacity=KINDS[kind]))

    assert [*deletion.refusals()] == []


def test_nothing_is_refused_with_a_daemon(image):
    daemon = Placement(daemon=True)

    found = deployed(image, apart=False, capacity=KINDS["ec2"], placement=daemon)

    assert [*Deletion(found).refusals()] == []


def test_nothing_of_our_environments_is_refused():
    for_each = templates(application.build_app(FLAGS).synth())

    deletion = Deletion(for_each)
    assert len(deletion.of_type(SERVICE)) > 4
    assert [*deletion.refusals()] == []


@pytest.mark.parametrize("kind", KINDS)
def test_without_its_dependencies_a_service_would_hang(image, kind):
    found = deployed(image, apart=False, capacity=KINDS[kind])
    for resource in found["Platform"]["Resources"].values():
        if resource["Type"] == SERVICE:
            del resource["DependsOn"]
            resource["Properties"].pop("CapacityProviderStrategy")

    refused = {one.while_there_is[1] for one in Deletion(found).refusals()}
    assert len(refused) == 1


def test_protected_instances_would_hang_without_the_forced_deletion(image):
    found = deployed(image, apart=False, capacity=KINDS["ec2 with protected tasks"])
    resources = found["Platform"]["Resources"]
    [forced] = [id for id, one in resources.items() if one["Type"] == "Custom::AWS"]
    del resources[forced]

    [refusal] = Deletion(found).refusals()
    assert resources[refusal.deleted[1]]["Type"] == GROUP


def test_a_provider_would_hang_if_its_association_did_not_refer_to_it(image):
    found = deployed(image, apart=False, capacity=KINDS["ec2"])
    resources = found["Platform"]["Resources"]
    [association] = [one for one in resources.values() if one["Type"] == ASSOCIATION]

    assert [*Deletion(found).refusals()] == []
    assert {"Ref"} == {
        key
        for one in association["Properties"]["CapacityProviders"]
        if isinstance(one, dict)
        for key in one
    }
