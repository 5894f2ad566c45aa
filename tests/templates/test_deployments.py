"""Golden templates: one service per strategy and kind of load balancer.

What ECS rewrites, and what it is told about it, stays as reviewers last saw it.
"""

import json

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_servicediscovery as cloudmap
from syrupy.extensions.json import JSONSnapshotExtension

from moorage.features import HttpRoute, NetworkRoute, ServiceConnect
from moorage.foundation import LoadBalancer, NetworkLoadBalancer, TestListener
from moorage.services import ContainerService
from moorage.values.approval import Approval
from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.container_options import ContainerOptions
from moorage.values.linear import Linear
from moorage.values.rollback_alarms import RollbackAlarms
from moorage.values.rolling import Rolling
from moorage.values.test_header import TestHeader

WHY = "internal demo without a domain"
STRATEGIES = {
    "rolling": Rolling(alarms=RollbackAlarms(names=("mine",))),
    "blue-green": BlueGreen(approval=Approval()),
    "canary": Canary(),
    "linear": Linear(),
}
KINDS = ("application", "network", "connect")
# Where requests are moved, and who moves them; the rest is in the templates of environments.
SHOWN = (
    "AWS::CloudWatch::Alarm",
    "AWS::ECS::Service",
    "AWS::ElasticLoadBalancingV2::Listener",
    "AWS::ElasticLoadBalancingV2::ListenerRule",
    "AWS::ElasticLoadBalancingV2::TargetGroup",
)


def reached(kind, shared, vpc):
    if kind == "application":
        front = LoadBalancer(shared, "Front", vpc=vpc, internet_facing=False, allow_http=WHY)
        test = TestListener(shared, "Test", load_balancer=front)
        return HttpRoute(listener=front.listener, test_listener=test, priority=10, path="/api/*")
    if kind == "network":
        front = NetworkLoadBalancer(shared, "Front", vpc=vpc, internet_facing=False)
        return NetworkRoute(
            load_balancer=front.load_balancer, port=1883, protocol="tcp", passthrough=WHY
        )
    namespace = cloudmap.HttpNamespace(shared, "Namespace", name="shop")
    return ServiceConnect(namespace=namespace, dns_name="api")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_the_deployment_is_the_accepted_one(app, snapshot, strategy, kind):
    shared, own = cdk.Stack(app, "Shared"), cdk.Stack(app, "Own")
    vpc = ec2.Vpc(shared, "Vpc", max_azs=2, nat_gateways=1)
    deployment = STRATEGIES[strategy]
    if kind == "connect" and deployment.shifts_traffic:
        deployment = type(deployment)(test_header=TestHeader())
    ContainerService(
        own,
        "Api",
        cluster=ecs.Cluster(shared, "Cluster", vpc=vpc),
        image=ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/busybox:1.37"),
        port=8080,
        container=ContainerOptions(app_protocol="http"),
        deployment=deployment,
        features=[reached(kind, shared, vpc)],
    )

    template = app.synth().get_stack_by_name("Own").template
    shown = {id: one for id, one in template["Resources"].items() if one["Type"] in SHOWN}
    plain = json.loads(json.dumps({id: one | {"Metadata": {}} for id, one in shown.items()}))
    assert plain == snapshot.use_extension(JSONSnapshotExtension)
