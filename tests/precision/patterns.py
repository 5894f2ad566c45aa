"""Services of the CDK's aws-ecs-patterns, as its users write them first."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_applicationautoscaling as scaling
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_ecs_patterns as patterns

CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333-4444-555555555555"


def build(context: dict[str, Any], outdir: str) -> cdk.App:
    """Return an app with a stack per pattern."""
    app = cdk.App(context=context, outdir=outdir)
    for name, add in PATTERNS.items():
        stack = cdk.Stack(app, name)
        cluster = ecs.Cluster(stack, "Cluster", vpc=ec2.Vpc(stack, "Vpc"))
        if "Ec2" in name:
            cluster.add_capacity(
                "Nodes",
                instance_type=ec2.InstanceType("m7i.large"),
                machine_image=ecs.EcsOptimizedImage.amazon_linux2023(),
            )
        add(stack, cluster)
    return app


def web(kind: Any, variables: dict[str, str] | None = None, **others: Any) -> Any:
    """Return how to add a pattern of a service with a load balancer."""
    options = patterns.ApplicationLoadBalancedTaskImageOptions
    if kind.__name__.startswith("Network"):
        options = patterns.NetworkLoadBalancedTaskImageOptions
    return lambda stack, cluster: kind(
        stack,
        "Service",
        cluster=cluster,
        memory_limit_mib=512,
        task_image_options=options(image=image(), environment=variables),
        **{name: make(stack) for name, make in others.items()},
    )


def worker(kind: Any) -> Any:
    """Return how to add a pattern of a worker."""
    return lambda stack, cluster: kind(
        stack, "Worker", cluster=cluster, image=image(), memory_limit_mib=512
    )


def scheduled(stack: cdk.Stack, cluster: ecs.Cluster) -> None:
    """Add a scheduled task."""
    options = patterns.ScheduledFargateTaskImageOptions(image=image(), memory_limit_mib=512)
    patterns.ScheduledFargateTask(
        stack,
        "Task",
        cluster=cluster,
        scheduled_fargate_task_image_options=options,
        schedule=scaling.Schedule.expression("rate(1 hour)"),
    )


def groups(stack: cdk.Stack, cluster: ecs.Cluster) -> None:
    """Add a service with several target groups."""
    patterns.ApplicationMultipleTargetGroupsFargateService(
        stack,
        "Service",
        cluster=cluster,
        memory_limit_mib=512,
        task_image_options=patterns.ApplicationLoadBalancedTaskImageProps(
            image=image(), container_ports=[80, 90]
        ),
        target_groups=[
            patterns.ApplicationTargetProps(container_port=80),
            patterns.ApplicationTargetProps(container_port=90, path_pattern="/b*", priority=10),
        ],
    )


def image() -> ecs.ContainerImage:
    """Return the image of the CDK's own first example."""
    return ecs.ContainerImage.from_registry("amazon/amazon-ecs-sample")


PATTERNS = {
    "ApplicationFargate": web(patterns.ApplicationLoadBalancedFargateService),
    "ApplicationFargateHttps": web(
        patterns.ApplicationLoadBalancedFargateService,
        certificate=lambda stack: acm.Certificate.from_certificate_arn(stack, "C", CERTIFICATE),
        circuit_breaker=lambda _: ecs.DeploymentCircuitBreaker(rollback=True),
        min_healthy_percent=lambda _: 100,
        redirect_http=lambda _: True,
    ),
    "ApplicationFargateSecret": web(
        patterns.ApplicationLoadBalancedFargateService,
        variables={"DB_PASSWORD": "correct-horse"},
        public_load_balancer=lambda _: False,
    ),
    "ApplicationEc2": web(patterns.ApplicationLoadBalancedEc2Service),
    "ApplicationGroupsFargate": groups,
    "NetworkFargate": web(patterns.NetworkLoadBalancedFargateService),
    "NetworkEc2": web(patterns.NetworkLoadBalancedEc2Service),
    "QueueFargate": worker(patterns.QueueProcessingFargateService),
    "QueueEc2": worker(patterns.QueueProcessingEc2Service),
    "ScheduledFargate": scheduled,
}
