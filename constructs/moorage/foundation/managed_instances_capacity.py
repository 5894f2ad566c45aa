"""Capacity on EC2 instances that AWS looks after: ECS Managed Instances."""

from dataclasses import dataclass
from typing import cast

from aws_cdk import Names, Size
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.capacity import BoundCapacity
from moorage.foundation.ec2.instance_role import instance_role
from moorage.foundation.infrastructure_role import infrastructure_role
from moorage.foundation.selected_subnets import selected_subnets
from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.capacity_strategy import Provider
from moorage.values.managed_nodes import ManagedNodes

_POLICY = "AmazonECSInfrastructureRolePolicyForManagedInstances"


@dataclass(frozen=True, kw_only=True)
class ManagedInstancesCapacity(ManagedNodes):
    """Run tasks on EC2 instances that AWS chooses, patches and replaces.

    Use it where Fargate has no fitting size, without a fleet to look after. A cluster's default
    strategy cannot name it, because ECS associates it with its cluster by itself; our services
    always name their strategy
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ManagedInstances.html).

    Args:
        name: What services call this capacity; part of the ids below the cluster.
        base: See :class:`moorage.values.managed_nodes.ManagedNodes`, as for everything below.
        weight: Share of the tasks beyond the base.
        architecture: Processor of instances and tasks.
        min_vcpus: Fewest vCPUs of an instance.
        max_vcpus: Most vCPUs of an instance.
        min_memory_gib: Least memory of an instance.
        max_memory_gib: Most memory of an instance.
        disk_gib: Size of the volume for images and containers.
        spot: Whether instances are Spot instances.
        scale_in_after_seconds: How long ECS waits before it moves tasks together.

    Example:
        >>> managed = ManagedInstancesCapacity(name="managed", max_vcpus=8)
        >>> cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=[managed])
        >>> cluster.capacity.kind
        'managed-instances'
    """

    name: str = "managed"

    @property
    def provider(self) -> Provider:
        """Name, kind, base and weight."""
        return self.provider_called(self.name)

    def bind(self, scope: Construct, cluster: ecs.Cluster, *, place: TaskSubnets) -> BoundCapacity:
        """Make the roles, the security group and the capacity provider."""
        own = Construct(scope, self.name)
        option = ecs.CapacityOptionType
        made = ecs.ManagedInstancesCapacityProvider(
            own,
            "CapacityProvider",
            infrastructure_role=_infrastructure_role(own),
            ec2_instance_profile=_instance_profile(own, cluster),
            subnets=selected_subnets(cluster.vpc, place.subnets),
            security_groups=[_security_group(own, cluster.vpc), *place.security_groups],
            task_volume_storage=Size.gibibytes(self.disk_gib),
            monitoring=ecs.InstanceMonitoring.DETAILED,
            propagate_tags=ecs.PropagateManagedInstancesTags.CAPACITY_PROVIDER,
            capacity_option_type=option.SPOT if self.spot else option.ON_DEMAND,
            instance_requirements=self._requirements(),
        )
        made.bind(cluster)
        resource = cast("ecs.CfnCapacityProvider", made.node.find_child("CapacityProvider"))
        # The L2 has no argument for it.
        resource.add_property_override(
            "ManagedInstancesProvider.InfrastructureOptimization.ScaleInAfter",
            self.scale_in_after_seconds,
        )
        return BoundCapacity(
            capacity_provider=made.capacity_provider_name, associated=False, depends_on=[resource]
        )

    def _requirements(self) -> ec2.InstanceRequirementsConfig:
        arm = self.architecture == "arm64"
        makers = ec2.CpuManufacturer
        return ec2.InstanceRequirementsConfig(
            v_cpu_count_min=self.min_vcpus,
            v_cpu_count_max=self.max_vcpus,
            memory_min=Size.gibibytes(self.min_memory_gib),
            memory_max=Size.gibibytes(self.max_memory_gib),
            cpu_manufacturers=[makers.AWS] if arm else [makers.INTEL, makers.AMD],
        )


def _security_group(scope: Construct, vpc: ec2.IVpc) -> ec2.SecurityGroup:
    group = ec2.SecurityGroup(
        scope,
        "SecurityGroup",
        vpc=vpc,
        description=f"Managed instances of {scope.node.path}",
        allow_all_outbound=False,
    )
    group.add_egress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(443), "HTTPS")
    return group


def _instance_profile(scope: Construct, cluster: ecs.Cluster) -> iam.InstanceProfile:
    # The policy of the infrastructure role lets ECS pass roles of this prefix only:
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-instance-profile.html
    name = f"ecsInstanceRole{Names.unique_resource_name(scope, max_length=40)}"
    role = instance_role(scope, cluster, name=name)
    return iam.InstanceProfile(scope, "InstanceProfile", role=role, instance_profile_name=name)


def _infrastructure_role(scope: Construct) -> iam.Role:
    return infrastructure_role(
        scope,
        "InfrastructureRole",
        description="Lets ECS start, patch and stop the managed instances of this cluster",
        policy=_POLICY,
        reason=(
            "AWS maintains this policy together with the service that uses it, and changes it when "
            "the service needs a new call "
            "(https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html)."
        ),
    )
