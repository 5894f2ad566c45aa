"""What a deployment needs of the features of its service."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from aws_cdk import aws_lambda as lambda_

from moorage.errors import FeatureError
from moorage.services.deployment_scope import deployment_scope
from moorage.services.lifecycle_hooks import add_hooks
from moorage.services.rollback_alarms import watch_deployments
from moorage.services.smoke_test_function import ID as SMOKE_TEST
from moorage.values.canary import Canary
from moorage.values.deployment_hook import DeploymentHook
from moorage.values.linear import Linear
from moorage.values.rolling import Rolling
from moorage.values.traffic_shift import TrafficShift

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService


def finish_deployment(service: "ContainerService") -> None:
    """Make alarms and hooks, and refuse a strategy without what it needs.

    Args:
        service: The service, with all its features.

    Raises:
        FeatureError: There are no requests to shift, or nobody to test.
    """
    watch_deployments(service)
    deployment = service.deployment
    if isinstance(deployment, Rolling):
        return
    _check_requests(service, deployment)
    _test_header(service, deployment)
    hooks = [*_smoke_test(service, deployment), *deployment.hooks]
    add_hooks(service, hooks, deployment.approval)


def _smoke_test(service: "ContainerService", deployment: TrafficShift) -> Iterator[DeploymentHook]:
    if deployment.smoke_test is None:
        return
    made = deployment_scope(service).node.try_find_child(SMOKE_TEST)
    if made is None:
        raise FeatureError(
            f"{service.node.path}: SmokeTest asks through a listener for tests; give the service "
            "an HttpRoute(...) with test_listener=TestListener(...)"
        )
    # Not asked before the way to the load balancer is open.
    for rule in ("Ingress", "Egress"):
        service.ecs_service.node.add_dependency(made.node.find_child(rule))
    function = cast("lambda_.Function", made.node.find_child("Function"))
    yield DeploymentHook(function_arn=function.function_arn)


def _check_requests(service: "ContainerService", deployment: TrafficShift) -> None:
    # Only blue/green goes without both:
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/canary-deployment-implementation.html
    has_requests = service.target_groups or service.network_target_groups or service.endpoint
    if isinstance(deployment, Canary | Linear) and not has_requests:
        raise FeatureError(
            f"{service.node.path}: {type(deployment).__name__} shifts requests, and none come: "
            "give the service an HttpRoute(...) or a ServiceConnect(...) with a name, or use "
            "Rolling()"
        )


def _test_header(service: "ContainerService", deployment: TrafficShift) -> None:
    header = deployment.test_header
    if header is None:
        return
    if service.endpoint is None or service.container_options.app_protocol is None:
        raise FeatureError(
            f"{service.node.path}: TestHeader is one of requests between services; give the "
            "service a ServiceConnect(...) with a name, and pass "
            "container=ContainerOptions(app_protocol='http')"
        )
    # Only L1 has it; a service offers one port under one name.
    service.resource.add_property_override(
        "ServiceConnectConfiguration.Services.0.ClientAliases.0.TestTrafficRules",
        {"Header": {"Name": header.name, "Value": {"Exact": header.value}}},
    )
