"""The contract of a NAT choice."""

from typing import Protocol

from aws_cdk import aws_ec2 as ec2


class Nat(Protocol):
    """Say how many NAT devices there are and what they are made of."""

    def count(self, *, zones: int) -> int:
        """Return the number of NAT devices for this many zones."""
        ...

    def provider(self) -> ec2.NatProvider | None:
        """Return what makes them; ``None`` for the CDK's default, NAT gateways."""
        ...

    def finish(self, vpc: ec2.Vpc, *, sources: list[str]) -> None:
        """Do what can be done only once the devices stand; ``sources`` are the VPC's ranges."""
        ...
