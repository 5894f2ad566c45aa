"""ContainerService on instances: placed, a daemon, with GPUs, on Windows, of one architecture."""

import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import CpuScaling
from moorage.foundation import Cluster, Ec2Capacity, ManagedInstancesCapacity, TaskSubnets
from moorage.services import ContainerService
from moorage.services.default_capacity import fargate_only
from moorage.values.container_options import ContainerOptions
from moorage.values.instance_options import InstanceOptions
from moorage.values.placement import Placement
from moorage.values.rolling import Rolling
from moorage.values.task_size import TaskSize

PUBLIC = TaskSubnets(
    subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), assign_public_ip=True
)


@pytest.fixture
def make(stack, vpc, image):
    """Make a service on the given capacity, and return the template."""

    def make(capacity=None, placement=None, **arguments):
        capacities = [capacity or Ec2Capacity()]
        cluster = Cluster(stack, "Nodes", vpc=vpc, capacity=capacities)
        ContainerService(
            stack,
            "Api",
            cluster=cluster.ecs_cluster,
            image=image,
            capacity=cluster.capacity.placed(placement),
            **arguments,
        )
        return Template.from_stack(stack)

    return make


def properties(template, kind):
    [resource] = template.find_resources(kind).values()
    return resource["Properties"]


@pytest.mark.parametrize("architecture", ["x86_64", "arm64"])
def test_the_task_has_the_architecture_of_the_instances(make, architecture):
    task = properties(make(Ec2Capacity(architecture=architecture)), "AWS::ECS::TaskDefinition")

    assert task["RuntimePlatform"]["CpuArchitecture"] == architecture.upper()
    assert task["RequiresCompatibilities"] == ["EC2"]
    assert task["NetworkMode"] == "awsvpc"


def test_another_architecture_is_refused(make):
    with pytest.raises(InvalidInputError, match=r"have x86_64 processors \(got 'arm64'\)"):
        make(size=TaskSize(architecture="arm64"))


def test_sizes_that_fargate_lacks_are_possible(make):
    task = properties(make(size=TaskSize(cpu=300, memory_mib=700)), "AWS::ECS::TaskDefinition")

    assert (task["Cpu"], task["Memory"]) == ("300", "700")


def test_a_task_that_no_instance_can_hold_is_refused(make):
    capacity = Ec2Capacity(instance_types=("m7i.large",))

    with pytest.raises(InvalidInputError, match=r"no instance can hold the task: m7i\.large"):
        make(capacity, size=TaskSize(cpu=4096, memory_mib=9000))


def test_gpus_are_reserved_for_the_container(make):
    capacity = Ec2Capacity(image="al2023-gpu", instance_types=("g5.xlarge",))

    task = properties(make(capacity, size=TaskSize(gpus=1)), "AWS::ECS::TaskDefinition")

    [container] = task["ContainerDefinitions"]
    assert container["ResourceRequirements"] == [{"Type": "GPU", "Value": "1"}]


def test_a_windows_container_has_nothing_of_linux(make):
    task = properties(make(Ec2Capacity(image="windows-2022")), "AWS::ECS::TaskDefinition")

    [container] = task["ContainerDefinitions"]
    assert {"User", "LinuxParameters", "ReadonlyRootFilesystem"} & container.keys() == set()
    assert task["RuntimePlatform"]["OperatingSystemFamily"] == "WINDOWS_SERVER_2022_CORE"


@pytest.mark.parametrize(
    ("placement", "strategies", "rebalancing"),
    [
        (None, ["attribute:ecs.availability-zone", "instanceId"], "ENABLED"),
        (
            Placement(strategy="binpack"),
            ["attribute:ecs.availability-zone", "MEMORY"],
            "ENABLED",
        ),
        (Placement(strategy="random"), [None], "DISABLED"),
    ],
)
def test_tasks_are_placed_over_zones_and_then(make, placement, strategies, rebalancing):
    service = properties(make(placement=placement), "AWS::ECS::Service")

    assert [one.get("Field") for one in service["PlacementStrategies"]] == strategies
    assert service["AvailabilityZoneRebalancing"] == rebalancing


def test_instances_can_be_chosen(make):
    placement = Placement(
        distinct_instances=True, only_where="attribute:ecs.instance-type =~ m7i.*"
    )

    service = properties(make(placement=placement), "AWS::ECS::Service")

    assert [one["Type"] for one in service["PlacementConstraints"]] == [
        "distinctInstance",
        "memberOf",
    ]


def test_a_daemon_runs_once_on_each_instance(make):
    template = make(placement=Placement(daemon=True))

    template.has_resource_properties(
        "AWS::ECS::Service",
        {
            "SchedulingStrategy": "DAEMON",
            "DesiredCount": Match.absent(),
            "DeploymentConfiguration": {"MinimumHealthyPercent": 0, "MaximumPercent": 100},
        },
    )


def test_the_numbers_of_a_daemon_may_be_written_out(make):
    template = make(placement=Placement(daemon=True), deployment=Rolling(maximum_percent=100))

    template.has_resource_properties(
        "AWS::ECS::Service",
        {"DeploymentConfiguration": {"MinimumHealthyPercent": 0, "MaximumPercent": 100}},
    )


def test_replicas_need_room_for_a_new_task(make):
    with pytest.raises(InvalidInputError, match="maximum_percent: leaves no room to deploy"):
        make(deployment=Rolling(maximum_percent=100))


def test_a_daemon_does_not_scale(make):
    features = [CpuScaling(min_tasks=1, max_tasks=2)]

    with pytest.raises(FeatureError, match="a daemon has one task on every instance"):
        make(placement=Placement(daemon=True), features=features)


@pytest.mark.parametrize("capacity", [Ec2Capacity(), ManagedInstancesCapacity()])
def test_public_subnets_are_refused(make, capacity):
    with pytest.raises(InvalidInputError, match="tasks on instances get no public address"):
        make(capacity, task_subnets=PUBLIC)


def test_a_placement_needs_instances(stack, cluster, image):
    fargate = fargate_only(stack, cluster).placed(Placement())

    with pytest.raises(InvalidInputError, match=r"only tasks on EC2 capacity .*\(got 'fargate'\)"):
        ContainerService(stack, "Api", cluster=cluster, image=image, capacity=fargate)


def test_no_program_there_makes_more_of_a_process_than_it_is(make):
    profile = ContainerOptions(instance=InstanceOptions(security_options=("apparmor:api",)))

    task = properties(make(container=profile), "AWS::ECS::TaskDefinition")

    [container] = task["ContainerDefinitions"]
    assert container["DockerSecurityOptions"] == ["no-new-privileges", "apparmor:api"]


def test_windows_takes_no_such_option(make):
    task = properties(make(Ec2Capacity(image="windows-2022")), "AWS::ECS::TaskDefinition")

    assert "DockerSecurityOptions" not in task["ContainerDefinitions"][0]
