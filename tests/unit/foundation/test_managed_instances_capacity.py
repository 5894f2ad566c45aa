"""ManagedInstancesCapacity: bound to its cluster, with roles that end there."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.foundation import Cluster, FargateCapacity, ManagedInstancesCapacity
from moorage.services import ContainerService
from moorage.values.capacity_weights import CapacityWeights

ASSOCIATION = "AWS::ECS::ClusterCapacityProviderAssociations"


@pytest.mark.parametrize(
    ("architecture", "makers"), [("arm64", ["amazon-web-services"]), ("x86_64", ["intel", "amd"])]
)
def test_ecs_may_choose_from_what_is_described(stack, vpc, architecture, makers):
    capacity = ManagedInstancesCapacity(architecture=architecture, max_vcpus=8, max_memory_gib=32)

    Cluster(stack, "Cluster", vpc=vpc, capacity=[capacity])

    Template.from_stack(stack).has_resource_properties(
        "AWS::ECS::CapacityProvider",
        {
            "ClusterName": {"Ref": Match.any_value()},
            "ManagedInstancesProvider": {
                "InfrastructureOptimization": {"ScaleInAfter": 300},
                "InstanceLaunchTemplate": {
                    "CapacityOptionType": "ON_DEMAND",
                    "InstanceRequirements": {
                        "CpuManufacturers": makers,
                        "MemoryMiB": {"Max": 32768, "Min": 4096},
                        "VCpuCount": {"Max": 8, "Min": 2},
                    },
                },
            },
        },
    )


def test_an_association_never_lists_it(stack, vpc):
    capacity = [ManagedInstancesCapacity(), FargateCapacity()]

    Cluster(stack, "Cluster", vpc=vpc, capacity=capacity)

    Template.from_stack(stack).has_resource_properties(
        ASSOCIATION, {"CapacityProviders": ["FARGATE"], "DefaultCapacityProviderStrategy": []}
    )


def test_alone_it_needs_no_association(stack, vpc):
    Cluster(stack, "Cluster", vpc=vpc, capacity=[ManagedInstancesCapacity()])

    Template.from_stack(stack).resource_count_is(ASSOCIATION, 0)


def test_a_service_on_it_goes_before_it(stack, vpc, image):
    cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=[ManagedInstancesCapacity()])
    ContainerService(
        stack, "Api", cluster=cluster.ecs_cluster, image=image, capacity=cluster.capacity
    )

    template = Template.from_stack(stack)
    [provider] = template.find_resources("AWS::ECS::CapacityProvider")
    [service] = template.find_resources("AWS::ECS::Service").values()
    assert provider in service["DependsOn"]
    template.has_resource_properties(
        "AWS::ECS::TaskDefinition", {"RequiresCompatibilities": ["MANAGED_INSTANCES"]}
    )


def test_the_role_of_its_instances_has_the_prefix_that_ecs_may_pass(stack, vpc):
    Cluster(stack, "Cluster", vpc=vpc, capacity=[ManagedInstancesCapacity()])

    template = Template.from_stack(stack)
    [profile] = template.find_resources("AWS::IAM::InstanceProfile").values()
    name = profile["Properties"]["InstanceProfileName"]
    assert name.startswith("ecsInstanceRole")
    template.has_resource_properties("AWS::IAM::Role", {"RoleName": name})


def test_a_service_may_choose_it_by_name(stack, vpc):
    capacity = [FargateCapacity(), ManagedInstancesCapacity(name="big")]
    cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=capacity)

    assert cluster.capacity.kind == "fargate"
    assert cluster.choose({"big": CapacityWeights()}).kind == "managed-instances"
