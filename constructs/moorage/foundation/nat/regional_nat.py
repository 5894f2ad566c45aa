"""One NAT gateway that spans the zones of a region."""

from dataclasses import dataclass

from aws_cdk import aws_ec2 as ec2


@dataclass(frozen=True)
class RegionalNat:
    """Let AWS spread one regional NAT gateway over the zones in use.

    It needs no public subnet and follows tasks into new zones by itself
    (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html).
    """

    def count(self, *, zones: int) -> int:  # noqa: ARG002
        """Return the number of NAT devices."""
        return 1

    def provider(self) -> ec2.NatProvider | None:
        """Return what makes the NAT devices."""
        return ec2.NatProvider.regional_gateway()

    def finish(self, vpc: ec2.Vpc, *, sources: list[str]) -> None:
        """Leave gateways as they are."""
