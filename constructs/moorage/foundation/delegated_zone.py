"""A zone of its own for each environment."""

from typing import Final

from aws_cdk import Duration
from aws_cdk import aws_route53 as route53
from constructs import Construct

DELEGATION: Final = "Delegation"
"""Id, below the zone, of the record with which the zone above hands it over."""


class DelegatedZone(Construct):
    """Make a public zone below another one, which hands it over.

    Use it so that an environment has its own names, such as everything below ``dev.example.com``,
    and nobody needs rights on the names of others.

    Args:
        name: The domain, below that of ``parent``.
        parent: The zone above, in the same account.

    Example:
        >>> parent = route53.HostedZone.from_hosted_zone_attributes(
        ...     stack, "Parent", hosted_zone_id="Z0123456789ABCDEFGHIJ", zone_name="example.com"
        ... )
        >>> dev = DelegatedZone(stack, "Dev", name="dev.example.com", parent=parent)
        >>> web = Certificate(stack, "Web", names=["*.dev.example.com"], zones=[dev.zone])
    """

    def __init__(
        self, scope: Construct, id: str, *, name: str, parent: route53.IHostedZone
    ) -> None:
        super().__init__(scope, id)
        self.zone = route53.PublicHostedZone(
            self, "Zone", zone_name=name, comment=f"Delegated by {parent.zone_name}"
        )
        servers = self.zone.hosted_zone_name_servers or []
        # Below the zone, so that who has the zone finds what to wait for.
        route53.NsRecord(
            self.zone,
            DELEGATION,
            zone=parent,
            record_name=name,
            values=servers,
            ttl=Duration.minutes(5),
        )
