"""What every feature promises, whatever it does."""

import dataclasses

import aws_cdk as cdk
import pytest
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_servicediscovery as cloudmap
from aws_cdk import aws_sns as sns
from aws_cdk.assertions import Template

from moorage import features
from moorage.foundation import Cluster, Ec2Capacity, FileSystem, NetworkLoadBalancer
from moorage.services import ContainerService
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare
from moorage.values.egress_rule import EgressRule
from moorage.values.scheduled_limits import ScheduledLimits
from moorage.values.secret_source import SecretSource
from moorage.values.volume_mount import VolumeMount

SMALL = ContainerOptions(share=ContainerShare(memory_mib=64))
# Somebody else's: events on a topic of the app would add to the policy of that topic.
TOPIC = "arn:aws:sns:eu-west-1:111122223333:alarms"
NETWORK = "arn:aws:vpc-lattice:eu-west-1:111122223333:servicenetwork/sn-0123456789abcdef0"
FILES = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
HOSTS = ("shop.example.com",)
NIGHT = ScheduledLimits(cron="0 20 * * ? *", min_tasks=0, max_tasks=0)
LIMITS = {"min_tasks": 1, "max_tasks": 2}
ON_INSTANCES = {features.DockerVolume}
ON_WINDOWS = {features.FsxWindowsVolume}
# What some need beside them.
NEEDED = {
    features.RequestScaling: features.HttpRoute,
    features.ResponseTimeScaling: features.HttpRoute,
    features.SuspendedScaling: features.CpuScaling,
}
KINDS = [getattr(features, name) for name in features.__all__]


@pytest.fixture
def made(stack, vpc, image, listener):
    """One of each kind; what they share with others is in ``stack``."""
    namespace = cloudmap.HttpNamespace(stack, "Namespace", name="shop")
    names = cloudmap.PrivateDnsNamespace(stack, "Names", name="shop.internal", vpc=vpc)
    files = FileSystem(stack, "Files", vpc=vpc)
    zone = route53.HostedZone.from_hosted_zone_attributes(
        stack, "Zone", hosted_zone_id="Z0123456789ABCDEFGHIJ", zone_name="example.com"
    )
    mount = VolumeMount(path="/data")
    found = [
        features.Alarms(topic=sns.Topic.from_topic_arn(stack, "Alarms", TOPIC)),
        features.AwsCalls(services=("sqs",)),
        features.CloudWatchAgent(),
        features.CpuScaling(min_tasks=1, max_tasks=2),
        features.DnsRecords(zone=zone, load_balancer=listener.load_balancer, hosts=HOSTS),
        features.Dashboard(),
        features.DockerVolume(name="cache", path="/cache"),
        features.EbsVolume(name="index", path="/index", size_gib=20),
        features.EfsVolume(file_system=files.file_system, name="data", mount=mount),
        features.Egress(rules=(EgressRule(port=5432, cidr="10.0.0.0/8"),)),
        features.Exec(),
        features.FastMetrics(),
        features.FsxWindowsVolume(
            name="share",
            path="C:\\share",
            file_system_id="fs-0123456789abcdef0",
            domain="corp.example.com",
            credentials_arn="arn:aws:ssm:eu-west-1:111122223333:parameter/corp/shares",
        ),
        features.HttpRoute(listener=listener, priority=1),
        features.LogFilter(name="errors", pattern="ERROR"),
        features.LogRouter(),
        features.MemoryScaling(min_tasks=1, max_tasks=2),
        features.NetworkRoute(
            load_balancer=NetworkLoadBalancer(stack, "Nlb", vpc=vpc).load_balancer,
            port=25,
            protocol="tcp",
            passthrough="mail starts TLS itself",
        ),
        features.MetricScaling(name="jobs", **LIMITS, namespace="Shop", metric="Jobs", target=9),
        features.PredictiveScaling(**LIMITS, target=60),
        features.Publishes(topics={"ORDERS": sns.Topic.from_topic_arn(stack, "Orders", TOPIC)}),
        features.RedeployOnRotation(secrets=(SecretSource(parameter="/shop/token"),)),
        features.OpenTelemetry(),
        features.Redeploy(word="again"),
        features.RequestScaling(min_tasks=1, max_tasks=2, requests_per_task=600),
        features.ResponseTimeScaling(**LIMITS, slow_seconds=0.8, fast_seconds=0.2),
        features.S3Volume(name="photos", path="/photos", file_system_arn=FILES),
        features.ScheduledScaling(min_tasks=1, max_tasks=2, times=(NIGHT,)),
        features.Secrets(variables={"TOKEN": SecretSource(parameter="/shop/token")}),
        features.ServiceConnect(namespace=namespace),
        features.ServiceDiscovery(namespace=names, dns_name="api"),
        features.SharedFolder(name="sockets", path="/run/shared"),
        features.SuspendedScaling(),
        features.Sidecar(name="beside", image=image, container=SMALL),
        features.TaskTuning(fault_injection=True),
        features.VpcLattice(service_network_arn=NETWORK, prefix_list_id="pl-0123456789abcdef0"),
    ]
    return {type(one): one for one in found}


def test_every_kind_is_tried(made):
    assert {*made} == {*KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_it_is_frozen_and_written_with_names(kind):
    assert dataclasses.is_dataclass(kind)
    assert kind.__dataclass_params__.frozen
    assert all(field.kw_only for field in dataclasses.fields(kind))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_argument_is_explained_and_there_is_an_example(kind):
    text = kind.__doc__

    assert "Example:" in text
    for field in dataclasses.fields(kind):
        assert f"        {field.name}: " in text, field.name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_it_is_attached_to_two_services_and_changes_no_other_stack(
    kind, app, stack, vpc, cluster, image, made
):
    # Fargate is told to the cluster by the first workload without a capacity of its own.
    cluster.enable_fargate_capacity_providers()
    system = "windows-2022" if kind in ON_WINDOWS else "al2023"
    instances = Cluster(stack, "OnInstances", vpc=vpc, capacity=[Ec2Capacity(image=system)])
    where = {"cluster": cluster}
    if kind in ON_INSTANCES | ON_WINDOWS:
        where = {"cluster": instances.ecs_cluster, "capacity": instances.capacity}
    stacks = [cdk.Stack(app, name) for name in ("One", "Two")]
    before = {child.node.path for child in stack.node.find_all()}

    for there in stacks:
        given = [made[kind]]
        if kind in NEEDED:
            given.append(made[NEEDED[kind]])
        ContainerService(there, "Api", **where, image=image, port=80, features=given)

    after = {child.node.path for child in stack.node.find_all()}
    # Outputs and imports of values that other stacks read are no resources.
    added = {path for path in after - before if "Export" not in path}
    assert added == set()
    for there in stacks:
        Template.from_stack(there).resource_count_is("AWS::ECS::Service", 1)
