"""Machines outside AWS that run tasks of a cluster: ECS Anywhere."""

from typing import Final

from aws_cdk import Stack
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.ec2.instance_role import allow_agent
from moorage.foundation.service_trust import service_trust

_POLICY: Final = "AmazonSSMManagedInstanceCore"
_SCRIPT: Final = "https://amazon-ecs-agent.s3.amazonaws.com/ecs-anywhere-install-latest.sh"


class ExternalInstances(Construct):
    """Let machines of your own join a cluster.

    It makes the role that such a machine acts with, and the two commands that make it join: one
    that somebody runs with the rights of an administrator, and one that the machine runs. The code
    that the first returns is a secret and good for as many machines as it says; no template holds
    it. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere-registration.html

    Args:
        cluster: The only cluster that they may join.

    Example:
        >>> machines = ExternalInstances(stack, "Machines", cluster=cluster)
        >>> "--activation-code" in machines.join_command
        True
    """

    def __init__(self, scope: Construct, id: str, *, cluster: ecs.ICluster) -> None:
        super().__init__(scope, id)
        self._cluster = cluster
        # Systems Manager hands the role to machines, on behalf of activations of this account:
        # https://docs.aws.amazon.com/systems-manager/latest/userguide/hybrid-multicloud-service-role.html
        self.role = iam.Role(
            self,
            "InstanceRole",
            description="What the agents on a machine outside AWS may do",
            assumed_by=service_trust(self, "ssm.amazonaws.com", source="ssm:*"),
            managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name(_POLICY)],
        )
        acknowledge(
            self.role,
            f"AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/{_POLICY}]",
            "AWS documents exactly this policy for the agent of Systems Manager on such a machine, "
            "and changes it together with the agent "
            "(https://docs.aws.amazon.com/AmazonECS/latest/developerguide/iam-role-ecsanywhere.html).",
        )
        # The policy may read every parameter; tasks get theirs by their execution role.
        self.role.add_to_policy(
            iam.PolicyStatement(
                effect=iam.Effect.DENY,
                actions=["ssm:GetParameter", "ssm:GetParameters"],
                resources=["*"],
            )
        )
        allow_agent(self.role, cluster)

    @property
    def activate_command(self) -> str:
        """What an administrator runs: it returns the id and the code that a machine needs."""
        region = Stack.of(self).region
        return (
            f"aws ssm create-activation --iam-role {self.role.role_name} --registration-limit 1 "
            f"--region {region}"
        )

    @property
    def join_command(self) -> str:
        """What the machine runs, once."""
        region = Stack.of(self).region
        return (
            f"curl --proto https -o /tmp/join.sh {_SCRIPT} && sudo bash /tmp/join.sh "
            f"--region {region} --cluster {self._cluster.cluster_name} "
            "--activation-id ID --activation-code CODE"
        )
