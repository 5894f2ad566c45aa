"""What every test starts from, doctests included: an app with our feature flags and a stack."""

import json
import os
from pathlib import Path
from typing import Any

# The CDK's own validation costs seconds per process; one session-scoped test turns it on.
os.environ.setdefault("CDK_VALIDATION", "false")
# A deprecated property of the CDK is an error in tests.
os.environ.setdefault("JSII_DEPRECATED", "fail")

import aws_cdk as cdk
import pytest
from aws_cdk import Validations
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_servicediscovery as cloudmap
from aws_cdk import aws_sns as sns

import moorage.features
import moorage.foundation
import moorage.foundation.deployer
import moorage.foundation.nat
import moorage.services
import moorage.testing
import moorage.validation
from moorage.delivery.forecast import Forecast
from moorage.delivery.service_deployment import ServiceDeployment
from moorage.values.bucket_output import BucketOutput
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.container_options import ContainerOptions
from moorage.values.container_share import ContainerShare
from moorage.values.egress_rule import EgressRule
from moorage.values.event_choice import EventChoice
from moorage.values.existing_network import ExistingNetwork
from moorage.values.process import Process
from moorage.values.queue_work import QueueWork
from moorage.values.repository_settings import RepositorySettings
from moorage.values.schedule import Schedule
from moorage.values.scheduled_limits import ScheduledLimits
from moorage.values.secret_source import SecretSource
from moorage.values.volume_mount import VolumeMount

FLAGS: dict[str, Any] = json.loads((Path(__file__).parent / "cdk.json").read_text())["context"]
MODULES = (
    moorage.foundation,
    moorage.foundation.deployer,
    moorage.foundation.nat,
    moorage.services,
    moorage.features,
    moorage.testing,
    moorage.validation,
)


@pytest.fixture
def app():
    """An app with the flags of cdk.json, which only the CLI would read by itself."""
    return cdk.App(context=FLAGS)


@pytest.fixture
def stack(app):
    """A stack without account and region."""
    return cdk.Stack(app, "Stack")


@pytest.fixture
def vpc(stack):
    """Somebody else's VPC."""
    return ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)


@pytest.fixture
def cluster(stack, vpc):
    """Somebody else's cluster."""
    return ecs.Cluster(stack, "EcsCluster", vpc=vpc)


@pytest.fixture
def image():
    """Some image."""
    return ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/busybox:1.37")


@pytest.fixture
def bucket(stack):
    """Something to be granted."""
    return s3.Bucket(stack, "Bucket")


@pytest.fixture
def listener(stack, vpc):
    """Somebody else's listener."""
    load_balancer = elbv2.ApplicationLoadBalancer(stack, "Alb", vpc=vpc)
    not_found = elbv2.ListenerAction.fixed_response(404)
    return load_balancer.add_listener("Http", port=80, open=False, default_action=not_found)


@pytest.fixture(autouse=True)
def _names_in_docstring_examples(request):
    """Give the examples in docstrings their names, and only them."""
    if request.node.__class__.__name__ != "DoctestItem":
        return
    names = request.getfixturevalue("doctest_namespace")
    for module in MODULES:
        names.update({name: getattr(module, name) for name in module.__all__})
    names.update(
        acm=acm,
        cdk=cdk,
        origins=origins,
        cloudmap=cloudmap,
        ecs=ecs,
        ec2=ec2,
        elbv2=elbv2,
        iam=iam,
        route53=route53,
        sns=sns,
        Validations=Validations,
        BucketOutput=BucketOutput,
        CapacityWeights=CapacityWeights,
        ContainerOptions=ContainerOptions,
        ContainerShare=ContainerShare,
        EgressRule=EgressRule,
        EventChoice=EventChoice,
        ExistingNetwork=ExistingNetwork,
        Forecast=Forecast,
        Process=Process,
        QueueWork=QueueWork,
        RepositorySettings=RepositorySettings,
        Schedule=Schedule,
        ScheduledLimits=ScheduledLimits,
        SecretSource=SecretSource,
        ServiceDeployment=ServiceDeployment,
        VolumeMount=VolumeMount,
    )
    source = "\n".join(example.source for example in request.node.dtest.examples)
    for name in ("app", "stack", "vpc", "cluster", "image", "bucket", "listener"):
        if name in source:
            names[name] = request.getfixturevalue(name)
