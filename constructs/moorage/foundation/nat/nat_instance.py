"""NAT by instances of a provider that you bring."""

from dataclasses import dataclass

from aws_cdk import aws_ec2 as ec2


@dataclass(frozen=True)
class NatInstance:
    """Use NAT instances, such as those of ``ec2.NatProvider.instance_v2``.

    Args:
        nat_provider: What makes the instances.
        instances: How many. Omitted: one.
    """

    nat_provider: ec2.NatProvider
    instances: int = 1

    def count(self, *, zones: int) -> int:  # noqa: ARG002
        """Return the number of NAT devices."""
        return self.instances

    def provider(self) -> ec2.NatProvider | None:
        """Return what makes the NAT devices."""
        return self.nat_provider
