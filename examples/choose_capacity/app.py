"""One cluster on Fargate and on ARM instances: a service chooses, and an agent runs on each."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ecs as ecs

from moorage.foundation import Cluster, Ec2Capacity, FargateCapacity, Network, ZonedStack
from moorage.services import ContainerService
from moorage.values.capacity_weights import CapacityWeights
from moorage.values.node_scaling import NodeScaling
from moorage.values.placement import Placement

ZONES = ["eu-west-1a", "eu-west-1b"]
IMAGE = "public.ecr.aws/docker/library/busybox:1.37"


def build_app(context: dict[str, Any] | None = None) -> cdk.App:
    """Return the app; ``cdk synth`` brings the context of cdk.json itself."""
    app = cdk.App(context=context)
    stack = ZonedStack(app, "Shop", zones=ZONES)
    network = Network(stack, "Network", zones=ZONES)
    nodes = Ec2Capacity(
        name="nodes",
        architecture="arm64",
        instance_types=("m7g.large", "m6g.large"),
        image="bottlerocket",
        scaling=NodeScaling(min_nodes=2, max_nodes=6),
    )
    cluster = Cluster(
        stack,
        "Cluster",
        vpc=network.vpc,
        task_subnets=network.task_subnets,
        capacity=[FargateCapacity(), nodes],
    )
    on_nodes = cluster.choose({"nodes": CapacityWeights()})
    capacities = {
        "Web": cluster.capacity,  # what is like the first: Fargate
        "Search": on_nodes.placed(Placement(strategy="binpack")),
        "Agent": on_nodes.placed(Placement(daemon=True)),
    }
    for name, capacity in capacities.items():
        ContainerService(
            stack,
            name,
            cluster=cluster.ecs_cluster,
            image=ecs.ContainerImage.from_registry(IMAGE),
            task_subnets=network.task_subnets,
            capacity=capacity,
        )
    return app


if __name__ == "__main__":
    build_app().synth()
