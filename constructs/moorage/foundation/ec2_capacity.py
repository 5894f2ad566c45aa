"""Capacity on EC2 instances that ECS adds and removes."""

from dataclasses import dataclass
from typing import cast

from aws_cdk import CfnResource
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.foundation.capacity import BoundCapacity
from moorage.foundation.ec2.forced_deletion import allow_deletion
from moorage.foundation.ec2.instance_role import instance_role
from moorage.foundation.ec2.launch_template import launch_template
from moorage.foundation.ec2.node_auto_scaling_group import auto_scaling_group
from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.capacity_strategy import Provider
from moorage.values.log_settings import LogSettings
from moorage.values.node_group import NodeGroup


@dataclass(frozen=True, kw_only=True)
class Ec2Capacity(NodeGroup):
    """Run tasks on EC2 instances of an Auto Scaling group.

    Use it for GPUs, Windows, special instance types, daemons, or many small tasks; give a cluster
    several for several kinds of instances. Tasks have network interfaces of their own, without
    public addresses, so that the subnets need NAT or endpoints
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html).

    Args:
        name: What services call this capacity; part of the ids below the cluster.
        base: See :class:`moorage.values.node_group.NodeGroup`, as for everything below.
        weight: Share of the tasks beyond the base.
        instance_types: Types that may be started. Omitted: one of a common size.
        architecture: Processor of instances and tasks.
        image: Operating system.
        ami_id: Machine image. Omitted: the newest at each deployment.
        scaling: How many instances.
        spot: How many of them are Spot instances. Omitted: none.
        replacement: When instances are replaced.
        disk_gib: Size of the encrypted disk, in GiB.
        protect_long_tasks: Never scale in an instance on which tasks run.
        trunking: Count on ENI trunking, which the account must have on.
        ssm_access: Let operators open a shell on an instance.
        security_group_ids: Security groups that the instances join besides their own, such as the
            one of the members of a Windows domain. Omitted: none.
        user_data: Lines appended to the instances' user data. Omitted: none.

    Example:
        >>> nodes = Ec2Capacity(name="nodes", instance_types=("m7g.large",), architecture="arm64")
        >>> cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=[nodes])
        >>> cluster.capacity.architecture
        'arm64'
    """

    name: str = "nodes"

    @property
    def provider(self) -> Provider:
        """Name, kind, base and weight."""
        return self.provider_called(self.name)

    def bind(self, scope: Construct, cluster: ecs.Cluster, *, place: TaskSubnets) -> BoundCapacity:
        """Make the instances' role, template and group, and the capacity provider."""
        own = Construct(scope, self.name)
        role = instance_role(own, cluster, ssm_access=self.ssm_access)
        template = launch_template(own, self, cluster=cluster, role=role, additions=self.user_data)
        named = [
            ec2.SecurityGroup.from_security_group_id(own, f"Group{number}", one, mutable=False)
            for number, one in enumerate(self.security_group_ids)
        ]
        for joined in (*place.security_groups, *named):
            template.add_security_group(joined)
        group = auto_scaling_group(
            own, self, vpc=cluster.vpc, subnets=place.subnets, template=template
        )
        made = ecs.AsgCapacityProvider(
            own,
            "CapacityProvider",
            auto_scaling_group=group,
            enable_managed_scaling=True,
            enable_managed_draining=True,
            # The CDK's default is on, and then the group cannot be deleted.
            enable_managed_termination_protection=self.protect_long_tasks,
            target_capacity_percent=self.scaling.target_percent,
            instance_warmup_period=self.scaling.warmup_seconds,
            minimum_scaling_step_size=self.scaling.min_step,
            maximum_scaling_step_size=self.scaling.max_step,
        )
        depends_on = [cast("CfnResource", made.node.find_child("CapacityProvider"))]
        if self.protect_long_tasks:
            # The key of the cluster's records is the key for this one.
            sessions = cluster.execute_command_configuration
            key = sessions.kms_key if sessions else None
            depends_on.append(allow_deletion(own, group, LogSettings(), key))
        return BoundCapacity(capacity_provider=made.capacity_provider_name, depends_on=depends_on)
