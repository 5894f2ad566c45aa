"""The role of container instances: what the ECS agent calls, and nothing that tasks need."""

from aws_cdk import Stack
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.wildcard_finding import wildcard_finding
from moorage.foundation.wildcards import acknowledge_wildcards, wildcard_statement


def instance_role(
    scope: Construct, cluster: ecs.ICluster, *, ssm_access: bool = False, name: str | None = None
) -> iam.Role:
    """Make the role that the ECS agent of an instance acts with.

    It is less than ``AmazonEC2ContainerServiceforEC2Role``: it is limited to one cluster, and it
    neither pulls images nor writes logs, because tasks have execution roles for that
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html).

    Args:
        scope: The owner.
        cluster: The only cluster that instances may join.
        ssm_access: Whether Session Manager may open a shell
            (https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-add-permissions-to-existing-profile.html).
        name: Physical name. Omitted: CloudFormation gives it one.
    """
    # EC2 sends neither aws:SourceAccount nor aws:SourceArn when it assumes an instance's role.
    role = iam.Role(
        scope,
        "InstanceRole",
        role_name=name,
        description="What the ECS agent of a container instance may do",
        assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"),
    )
    calls = _let_open_shells(role) if ssm_access else []
    allow_agent(role, cluster, *calls)
    return role


def allow_agent(role: iam.Role, cluster: ecs.ICluster, *calls: str) -> None:
    """Let the ECS agent that acts with a role work for one cluster.

    Args:
        role: The role.
        cluster: The cluster.
        calls: What else takes no resource and may be called.
    """
    role.add_to_policy(
        iam.PolicyStatement(
            actions=[
                "ecs:RegisterContainerInstance",
                "ecs:DeregisterContainerInstance",
                "ecs:SubmitAttachmentStateChanges",
                "ecs:SubmitContainerStateChange",
                "ecs:SubmitTaskStateChange",
            ],
            resources=[cluster.cluster_arn],
        )
    )
    instances = _container_instances(role, cluster)
    role.add_to_policy(
        iam.PolicyStatement(
            actions=[
                "ecs:Poll",
                "ecs:StartTelemetrySession",
                "ecs:PutSystemLogEvents",
                "ecs:UpdateContainerInstancesState",
            ],
            resources=[instances],
        )
    )
    acknowledge(
        role,
        wildcard_finding(role, instances),
        "ECS chooses the ids of container instances when they register; the statement ends at the "
        "instances of this cluster.",
    )
    role.add_to_policy(wildcard_statement("ecs:DiscoverPollEndpoint", *calls))
    acknowledge_wildcards(role)


def _let_open_shells(role: iam.Role) -> list[str]:
    every = Stack.of(role).format_arn(service="ec2", resource="instance/*")
    role.add_to_policy(
        iam.PolicyStatement(actions=["ssm:UpdateInstanceInformation"], resources=[every])
    )
    acknowledge(
        role,
        wildcard_finding(role, every),
        "Auto Scaling starts the instances after this role is made; an instance can only "
        "report about itself (https://docs.aws.amazon.com/systems-manager/latest/userguide/"
        "setup-instance-permissions.html).",
    )
    return [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ]


def _container_instances(scope: Construct, cluster: ecs.ICluster) -> str:
    return Stack.of(scope).format_arn(
        service="ecs", resource="container-instance", resource_name=f"{cluster.cluster_name}/*"
    )
