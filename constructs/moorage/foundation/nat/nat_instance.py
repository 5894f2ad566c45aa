"""NAT by small EC2 instances instead of gateways."""

from dataclasses import dataclass

from aws_cdk import aws_ec2 as ec2

from moorage.foundation.nat.hardening import harden_instances


@dataclass(frozen=True)
class NatInstance:
    """Pay for a small instance instead of a gateway, and look after it yourself.

    Use it where tens of dollars a month matter more than the way out: nothing replaces an instance
    that fails, and nothing patches it but a new deployment
    (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-comparison.html). Instances take
    IMDSv2 only, have encrypted disks and a role that may do nothing, and forward HTTPS of
    the VPC alone; bring your own provider for more.

    Args:
        nat_provider: What makes the instances, such as ``ec2.NatProvider.instance_v2(...)``; it is
            left as you made it. Omitted: one of ours, from Amazon Linux 2023.
        instances: How many.
        instance_type: Type of our own instances.
    """

    nat_provider: ec2.NatProvider | None = None
    instances: int = 1
    instance_type: str = "t4g.nano"

    def count(self, *, zones: int) -> int:  # noqa: ARG002
        """Return the number of NAT devices."""
        return self.instances

    def provider(self) -> ec2.NatProvider | None:
        """Return what makes the NAT devices."""
        return self.nat_provider or ec2.NatProvider.instance_v2(
            instance_type=ec2.InstanceType(self.instance_type),
            # Nothing gets a public address from the subnet by itself.
            associate_public_ip_address=True,
            # The CDK's default lets the whole internet in.
            default_allowed_traffic=ec2.NatTrafficDirection.OUTBOUND_ONLY,
        )

    def finish(self, vpc: ec2.Vpc, *, sources: list[str]) -> None:
        """Harden our own instances."""
        if self.nat_provider is None:
            harden_instances(vpc, sources)
