"""A service in a network without a way out: it reaches AWS through the endpoints that it needs."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ecs as ecs

from moorage.features import AwsCalls
from moorage.foundation import (
    Cluster,
    ImageRepository,
    IsolatedWithEndpoints,
    Network,
    ZonedStack,
)
from moorage.services import ContainerService

ZONES = ["eu-west-1a", "eu-west-1b"]


def build_app(context: dict[str, Any] | None = None) -> cdk.App:
    """Return the app; ``cdk synth`` brings the context of cdk.json itself."""
    app = cdk.App(context=context)
    stack = ZonedStack(app, "Orders", zones=ZONES)
    preset = IsolatedWithEndpoints(public_subnets=False, services=("ecr", "logs", "sqs"))
    network = Network(stack, "Network", preset=preset, zones=ZONES)
    cluster = Cluster(stack, "Cluster", vpc=network.vpc, task_subnets=network.task_subnets)
    # A stack of its own, deployed first, so that the image is there when the service asks for it.
    images = ImageRepository(ZonedStack(app, "Images", zones=ZONES), "Images")
    ContainerService(
        stack,
        "Worker",
        cluster=cluster.ecs_cluster,
        image=ecs.ContainerImage.from_ecr_repository(images.repository, "1.4.2"),
        task_subnets=network.task_subnets,
        capacity=cluster.capacity,
        features=[AwsCalls(services=("sqs",))],
    )
    return app


if __name__ == "__main__":
    build_app().synth()
