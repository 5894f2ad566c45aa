"""ContainerService: what every service gets without asking, and what it refuses."""

from dataclasses import dataclass

import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import CpuScaling, HttpRoute
from moorage.foundation import Cluster, FargateCapacity, FargateSpotCapacity, TaskSubnets
from moorage.services import ContainerService
from moorage.values.container_health_check import ContainerHealthCheck
from moorage.values.container_options import ContainerOptions
from moorage.values.health_check import HealthCheck
from moorage.values.process import Process
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize

SERVICE, TASK = "AWS::ECS::Service", "AWS::ECS::TaskDefinition"


def one(stack, type):
    [resource] = Template.from_stack(stack).find_resources(type).values()
    return resource["Properties"]


def main_container(stack):
    [container] = one(stack, TASK)["ContainerDefinitions"]
    return container


def test_a_failed_deployment_rolls_back_and_never_runs_below_the_count(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image)

    assert one(stack, SERVICE)["DeploymentConfiguration"] == {
        "DeploymentCircuitBreaker": {"Enable": True, "Rollback": True},
        "MinimumHealthyPercent": 100,
        "MaximumPercent": 200,
    }


def test_the_strategy_is_explicit_so_that_no_launch_type_hides_it(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image)

    service = one(stack, SERVICE)
    assert service["CapacityProviderStrategy"] == [{"CapacityProvider": "FARGATE", "Weight": 1}]
    assert "LaunchType" not in service


def test_a_clusters_capacity_is_followed_and_outlived(stack, vpc, image):
    cluster = Cluster(
        stack, "Cluster", vpc=vpc, capacity=[FargateCapacity(base=1), FargateSpotCapacity(weight=3)]
    )

    ContainerService(
        stack, "Api", cluster=cluster.ecs_cluster, image=image, capacity=cluster.capacity
    )

    template = Template.from_stack(stack)
    [association] = template.find_resources("AWS::ECS::ClusterCapacityProviderAssociations")
    [service] = template.find_resources(SERVICE).values()
    assert association in service["DependsOn"]
    assert [p["CapacityProvider"] for p in service["Properties"]["CapacityProviderStrategy"]] == [
        "FARGATE",
        "FARGATE_SPOT",
    ]


def test_the_container_is_confined(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image)

    container = main_container(stack)
    assert container["ReadonlyRootFilesystem"] is True
    assert container["User"] == "1000:1000"
    assert container["LinuxParameters"]["Capabilities"] == {"Drop": ["ALL"]}
    assert container["LinuxParameters"]["InitProcessEnabled"] is True
    assert "Privileged" not in container


def test_declared_paths_are_writable_by_any_user(stack, cluster, image):
    process = Process(scratch=("/tmp", "/var/cache/app"), scratch_mib=16)

    ContainerService(stack, "Api", cluster=cluster, image=image, process=process)

    assert main_container(stack)["LinuxParameters"]["Tmpfs"] == [
        {"ContainerPath": path, "Size": 16, "MountOptions": ["nosuid", "nodev"]}
        for path in ("/tmp", "/var/cache/app")
    ]


def test_the_process_runs_as_described(stack, cluster, image):
    process = Process(environment={"LOG_LEVEL": "info"}, command=("serve", "--fast"), user="101")

    ContainerService(stack, "Api", cluster=cluster, image=image, process=process)

    container = main_container(stack)
    assert container["Environment"] == [{"Name": "LOG_LEVEL", "Value": "info"}]
    assert container["Command"] == ["serve", "--fast"]
    assert container["User"] == "101"


def test_logs_expire_and_cannot_block_the_process(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image)

    template = Template.from_stack(stack)
    [group] = template.find_resources(
        "AWS::Logs::LogGroup", {"Properties": {"RetentionInDays": 365}}
    )
    options = main_container(stack)["LogConfiguration"]["Options"]
    assert options["awslogs-group"] == {"Ref": group}
    assert (options["mode"], options["max-buffer-size"]) == ("non-blocking", "26214400b")


def test_size_and_architecture_reach_the_task(stack, cluster, image):
    size = TaskSize(cpu=512, memory_mib=2048, architecture="arm64")

    ContainerService(stack, "Api", cluster=cluster, image=image, size=size)

    task = one(stack, TASK)
    assert (task["Cpu"], task["Memory"]) == ("512", "2048")
    assert task["RuntimePlatform"] == {"CpuArchitecture": "ARM64", "OperatingSystemFamily": "LINUX"}


def test_the_stop_timeout_reaches_the_container(stack, cluster, image):
    shutdown = Shutdown(stop_timeout_seconds=45)

    ContainerService(stack, "Api", cluster=cluster, image=image, shutdown=shutdown)

    assert main_container(stack)["StopTimeout"] == 45


def test_tasks_are_closed_and_speak_https_only(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080)

    groups = Template.from_stack(stack).find_resources("AWS::EC2::SecurityGroup")
    [group] = [g["Properties"] for g in groups.values()]
    assert "SecurityGroupIngress" not in group
    assert [(rule["CidrIp"], rule["ToPort"]) for rule in group["SecurityGroupEgress"]] == [
        ("0.0.0.0/0", 443)
    ]


def test_tasks_stay_private_unless_their_subnets_say_otherwise(stack, cluster, image):
    public = TaskSubnets(
        subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), assign_public_ip=True
    )

    ContainerService(stack, "Private", cluster=cluster, image=image)
    ContainerService(stack, "Public", cluster=cluster, image=image, task_subnets=public)

    services = Template.from_stack(stack).find_resources(SERVICE).values()
    assert sorted(
        s["Properties"]["NetworkConfiguration"]["AwsvpcConfiguration"]["AssignPublicIp"]
        for s in services
    ) == ["DISABLED", "ENABLED"]


def test_tags_reach_the_tasks(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image)

    service = one(stack, SERVICE)
    assert service["PropagateTags"] == "SERVICE"
    assert service["EnableECSManagedTags"] is True
    assert service["AvailabilityZoneRebalancing"] == "ENABLED"


@pytest.mark.parametrize(("count", "rendered"), [(None, 2), (0, 0), (5, 5)])
def test_the_count_is_two_unless_given(stack, cluster, image, count, rendered):
    ContainerService(stack, "Api", cluster=cluster, image=image, count=count)

    assert one(stack, SERVICE)["DesiredCount"] == rendered


def test_a_count_beside_scaling_is_refused(stack, cluster, image):
    with pytest.raises(FeatureError, match=r"Stack/Api: count=3 and scaling both decide"):
        ContainerService(
            stack,
            "Api",
            cluster=cluster,
            image=image,
            count=3,
            features=[CpuScaling(min_tasks=1, max_tasks=2)],
        )


def test_grants_go_to_the_task_role(stack, cluster, image, bucket):
    service = ContainerService(stack, "Api", cluster=cluster, image=image)

    bucket.grant_read(service)

    Template.from_stack(stack).has_resource_properties(
        "AWS::IAM::Policy",
        {
            "Roles": [{"Ref": Match.string_like_regexp("TaskRole")}],
            "PolicyDocument": Match.object_like(
                {"Statement": [Match.object_like({"Action": Match.array_with(["s3:GetObject*"])})]}
            ),
        },
    )


def test_services_can_be_connected(stack, cluster, image):
    api = ContainerService(stack, "Api", cluster=cluster, image=image, port=8080)
    web = ContainerService(stack, "Web", cluster=cluster, image=image)

    api.connections.allow_from(web, ec2.Port.tcp(8080))

    Template.from_stack(stack).has_resource_properties(
        "AWS::EC2::SecurityGroupIngress", {"FromPort": 8080, "ToPort": 8080}
    )


def test_a_feature_twice_is_refused(stack, cluster, image):
    scaling = CpuScaling(min_tasks=1, max_tasks=2)

    with pytest.raises(FeatureError, match=r"Stack/Api: CpuScaling is attached twice; keep one"):
        ContainerService(stack, "Api", cluster=cluster, image=image, features=[scaling, scaling])


@dataclass(frozen=True, kw_only=True)
class NeedsRoute:
    """A feature of an outside author that builds on another."""

    def attach(self, service: ContainerService) -> None:
        route = service.require(HttpRoute, needed_by=self)
        service.container.add_environment("PREFIX", route.path)


def test_a_feature_finds_the_one_it_needs(stack, cluster, image, listener):
    features = [HttpRoute(listener=listener, priority=10, path="/api/*"), NeedsRoute()]

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, features=features)

    assert main_container(stack)["Environment"] == [{"Name": "PREFIX", "Value": "/api/*"}]


def test_a_missing_prerequisite_is_named(stack, cluster, image):
    message = r"NeedsRoute needs HttpRoute.*put HttpRoute\(\.\.\.\) before NeedsRoute\(\.\.\.\)"

    with pytest.raises(FeatureError, match=message):
        ContainerService(stack, "Api", cluster=cluster, image=image, features=[NeedsRoute()])


def test_one_block_checks_in_the_container_too(stack, cluster, image):
    health = HealthCheck(command=("/bin/healthy",), interval_seconds=20)

    ContainerService(stack, "Api", cluster=cluster, image=image, port=8080, health=health)

    [task] = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    check = task["Properties"]["ContainerDefinitions"][0]["HealthCheck"]
    assert check["Command"] == ["CMD-SHELL", "/bin/healthy"]
    assert (check["Interval"], check["StartPeriod"]) == (20, 60)


def test_two_checks_in_one_container_are_refused(stack, cluster, image):
    check = ContainerHealthCheck(command=("/bin/healthy",))
    health = HealthCheck(command=("/bin/healthy",))

    with pytest.raises(InvalidInputError, match=r"Stack/Api: health\.command: asks"):
        ContainerService(
            stack,
            "Api",
            cluster=cluster,
            image=image,
            health=health,
            container=ContainerOptions(health_check=check),
        )
