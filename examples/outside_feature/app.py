"""A service with a feature that another team wrote in a package of its own."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ecs as ecs
from harbour.switches import Switches

from moorage.features import CpuScaling
from moorage.foundation import Cluster, Network, PrivateWithNat, ZonedStack
from moorage.services import ContainerService

ZONES = ["eu-west-1a", "eu-west-1b"]


def build_app(context: dict[str, Any] | None = None) -> cdk.App:
    """Return the app; ``cdk synth`` brings the context of cdk.json itself."""
    app = cdk.App(context=context)
    stack = ZonedStack(app, "Harbour", zones=ZONES)
    network = Network(stack, "Network", preset=PrivateWithNat(), zones=ZONES)
    cluster = Cluster(stack, "Cluster", vpc=network.vpc)
    ContainerService(
        stack,
        "Web",
        cluster=cluster.ecs_cluster,
        capacity=cluster.capacity,
        task_subnets=network.task_subnets,
        image=ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/busybox:1.37"),
        features=[CpuScaling(min_tasks=2, max_tasks=6), Switches(first='{"basket": false}')],
    )
    return app


if __name__ == "__main__":
    build_app().synth()
