"""Private subnets without NAT."""

from dataclasses import dataclass

from aws_cdk import aws_ec2 as ec2


@dataclass(frozen=True)
class NoNat:
    """Leave the way out to somebody else, such as a transit gateway added to the route tables."""

    def count(self, *, zones: int) -> int:  # noqa: ARG002
        """Return the number of NAT devices."""
        return 0

    def provider(self) -> ec2.NatProvider | None:
        """Return what makes the NAT devices."""
        return None

    def finish(self, vpc: ec2.Vpc, *, sources: list[str]) -> None:
        """Leave it as it is: there is nothing to add."""
