"""The Auto Scaling group of container instances: ECS decides its size."""

from typing import Any

from aws_cdk import Duration
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge, acknowledge_in_rule_books
from moorage.values.node_group import NodeGroup


def auto_scaling_group(
    scope: Construct,
    group: NodeGroup,
    *,
    vpc: ec2.IVpc,
    subnets: ec2.SubnetSelection,
    template: ec2.LaunchTemplate,
) -> autoscaling.AutoScalingGroup:
    """Make a group that replaces its instances when their template changes.

    It names no desired size, so that a deployment never resets the one that ECS chose.

    Args:
        scope: The owner.
        group: The group of instances.
        vpc: Where they run.
        subnets: In which subnets.
        template: How each of them is started.
    """
    replacement, scaling = group.replacement, group.scaling
    protected = autoscaling.ScaleInProtectedInstances
    made = autoscaling.AutoScalingGroup(
        scope,
        "Group",
        vpc=vpc,
        vpc_subnets=subnets,
        min_capacity=scaling.min_nodes,
        max_capacity=scaling.max_nodes,
        group_metrics=[autoscaling.GroupMetrics.all()],
        default_instance_warmup=Duration.seconds(scaling.warmup_seconds),
        max_instance_lifetime=Duration.days(replacement.max_lifetime_days),
        new_instances_protected_from_scale_in=group.protect_long_tasks,
        capacity_rebalance=group.uses_spot,
        update_policy=autoscaling.UpdatePolicy.instance_refresh(
            strategy=autoscaling.InstanceRefreshStrategy.ROLLING,
            min_healthy_percentage=replacement.min_healthy_percent,
            max_healthy_percentage=replacement.max_healthy_percent,
            # Protection is against scaling in; draining still waits for the tasks of each instance.
            scale_in_protected_instances=protected.REFRESH,
        ),
        **_instances(group, template),
    )
    if scaling.warm_pool:
        made.add_warm_pool(min_size=scaling.warm_pool, reuse_on_scale_in=True)
    acknowledge(
        made,
        "AwsSolutions-AS3",
        "The scaling activities of this group are those of its capacity provider, which ECS "
        "reports in the events of each service; Auto Scaling publishes them to EventBridge "
        "(https://docs.aws.amazon.com/autoscaling/ec2/userguide/automating-ec2-auto-scaling-with-"
        "eventbridge.html).",
    )
    if len(group.types) > 1 or group.uses_spot:
        acknowledge(
            made,
            "AwsSolutions-EC26",
            "The rule cannot follow a mixed-instances policy to its launch template, whose disks "
            "are encrypted; a test reads them there.",
        )
        acknowledge_in_rule_books(
            made,
            "EC2IMDSv2Enabled",
            "The rule cannot follow a mixed-instances policy to its launch template, which "
            "requires tokens; a test reads it there.",
            books=("HIPAA.Security", "NIST.800.53.R5"),
        )
    return made


def _instances(group: NodeGroup, template: ec2.LaunchTemplate) -> dict[str, Any]:
    if len(group.types) == 1 and not group.uses_spot:
        return {"launch_template": template}
    policy = autoscaling.MixedInstancesPolicy(
        launch_template=template,
        instances_distribution=autoscaling.InstancesDistribution(
            on_demand_base_capacity=group.spot.on_demand_base,
            on_demand_percentage_above_base_capacity=100 - group.spot.percent,
            spot_allocation_strategy=autoscaling.SpotAllocationStrategy.PRICE_CAPACITY_OPTIMIZED,
        ),
        launch_template_overrides=[
            autoscaling.LaunchTemplateOverrides(instance_type=ec2.InstanceType(name))
            for name in group.types
        ],
    )
    return {"mixed_instances_policy": policy}
