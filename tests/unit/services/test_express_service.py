"""ExpressService: a task of ours, behind what ECS makes."""

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.features import Secrets, Sidecar
from moorage.foundation import Cluster, Ec2Capacity
from moorage.services import ExpressService
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare
from moorage.values.express_scaling import ExpressScaling
from moorage.values.secret_source import SecretSource
from moorage.values.task_size import TaskSize

KIND = "AWS::ECS::ExpressGatewayService"


@pytest.fixture
def template(stack, cluster, image):
    def made(**arguments):
        ExpressService(stack, "Shop", cluster=cluster, image=image, port=8080, **arguments)
        return Template.from_stack(stack)

    return made


def only(found, kind):
    [resource] = found.find_resources(kind).values()
    return resource["Properties"]


def test_ecs_is_given_a_task_definition_and_nothing_that_it_says_already(template):
    found = template()

    service = only(found, KIND)
    [task] = found.find_resources("AWS::ECS::TaskDefinition")
    assert service["TaskDefinitionArn"] == {"Ref": task}
    said = {"PrimaryContainer", "ExecutionRoleArn", "TaskRoleArn", "Cpu", "Memory"}
    assert not said & {*service}


def test_its_container_has_the_name_and_the_one_port_that_ecs_asks_for(template, image):
    small = ContainerOptions(share=ContainerShare(memory_mib=64))
    features = [Sidecar(name="cache", image=image, container=small)]

    main, beside = only(template(features=features), "AWS::ECS::TaskDefinition")[
        "ContainerDefinitions"
    ]

    assert main["Name"] == "Main"
    assert main["PortMappings"] == [{"ContainerPort": 8080, "Name": "Main", "Protocol": "tcp"}]
    assert main["ReadonlyRootFilesystem"] is True
    assert beside["Name"] == "cache"


def test_scaling_path_subnets_and_group_reach_ecs(template):
    scaling = ExpressScaling(metric="requests", target=600, max_tasks=9)

    service = only(template(scaling=scaling, health_path="/healthz"), KIND)

    assert service["HealthCheckPath"] == "/healthz"
    assert service["ScalingTarget"] == {
        "AutoScalingMetric": "REQUEST_COUNT_PER_TARGET",
        "AutoScalingTargetValue": 600,
        "MinTaskCount": 2,
        "MaxTaskCount": 9,
    }
    assert len(service["NetworkConfiguration"]["Subnets"]) == 2
    assert len(service["NetworkConfiguration"]["SecurityGroups"]) == 1


def test_secrets_are_read_by_the_execution_role(template):
    token = SecretSource(parameter="/shop/token")

    found = template(features=[Secrets(variables={"TOKEN": token})])

    [container] = only(found, "AWS::ECS::TaskDefinition")["ContainerDefinitions"]
    assert [one["Name"] for one in container["Secrets"]] == ["TOKEN"]


def test_ecs_may_make_what_is_in_front(template):
    template().has_resource_properties(
        "AWS::IAM::Role",
        {
            "AssumeRolePolicyDocument": {
                "Statement": [
                    {
                        "Action": "sts:AssumeRole",
                        "Effect": "Allow",
                        "Principal": {"Service": "ecs.amazonaws.com"},
                    }
                ]
            },
            "ManagedPolicyArns": [Match.any_value()],
        },
    )


def test_sizes_are_those_of_fargate(template):
    with pytest.raises(InvalidInputError, match="do not go with this memory"):
        template(size=TaskSize(cpu=256, memory_mib=4096))


def test_the_health_path_begins_with_a_slash(template):
    with pytest.raises(InvalidInputError, match="write '/healthz'"):
        template(health_path="healthz")


def test_other_capacity_is_refused(stack, vpc, image):
    made = Cluster(stack, "OnInstances", vpc=vpc, capacity=[Ec2Capacity()])

    with pytest.raises(InvalidInputError, match="Express Mode runs on Fargate"):
        ExpressService(
            stack,
            "Shop",
            cluster=made.ecs_cluster,
            capacity=made.capacity,
            image=image,
            port=80,
        )
