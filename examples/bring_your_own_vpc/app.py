"""A service in a VPC that another team made, by the ids of its parts."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ecs as ecs

from moorage.foundation import Cluster, ExistingSubnets, Network, ZonedStack
from moorage.services import ContainerService
from moorage.values.existing_network import ExistingNetwork

ZONES = ["eu-west-1a", "eu-west-1b"]
THERE = ExistingNetwork(
    vpc_id="vpc-0123456789abcdef0",
    cidr="10.40.0.0/16",
    task_subnets=("subnet-0123456789abcdef0", "subnet-0123456789abcdef1"),
)


def build_app(context: dict[str, Any] | None = None) -> cdk.App:
    """Return the app; ``cdk synth`` brings the context of cdk.json itself."""
    app = cdk.App(context=context)
    stack = ZonedStack(app, "Reports", zones=ZONES)
    network = Network(stack, "Network", preset=ExistingSubnets(network=THERE), zones=ZONES)
    cluster = Cluster(stack, "Cluster", vpc=network.vpc, task_subnets=network.task_subnets)
    ContainerService(
        stack,
        "Reports",
        cluster=cluster.ecs_cluster,
        image=ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/busybox:1.37"),
        task_subnets=network.task_subnets,
        capacity=cluster.capacity,
    )
    return app


if __name__ == "__main__":
    build_app().synth()
