"""A single NAT gateway."""

from dataclasses import dataclass

from aws_cdk import aws_ec2 as ec2


@dataclass(frozen=True)
class OneNat:
    """Share one NAT gateway: the cheapest gateway, but its zone takes all egress with it."""

    def count(self, *, zones: int) -> int:  # noqa: ARG002
        """Return the number of NAT devices."""
        return 1

    def provider(self) -> ec2.NatProvider | None:
        """Return what makes the NAT devices."""
        return None

    def finish(self, vpc: ec2.Vpc, *, sources: list[str]) -> None:
        """Leave gateways as they are."""
