"""A zone of its own for each environment."""

from typing import Final

from aws_cdk import Duration
from aws_cdk import aws_kms as kms
from aws_cdk import aws_route53 as route53
from constructs import Construct

from moorage.foundation.cleaned_zone import clean_at_the_end
from moorage.values.log_settings import LogSettings

DELEGATION: Final = "Delegation"
"""Id, below the zone, of what hands it over, and of what takes it back."""


class DelegatedZone(Construct):
    """Make a public zone below another one, which hands it over.

    Use it so that an environment has its own names, such as everything below ``dev.example.com``,
    and nobody needs rights on the names of others. It is deleted with its stack, after what
    certificates left in it; any other record stops the deletion.

    Args:
        name: The domain, below that of ``parent``.
        parent: The zone above, in the same account.
        logs: How long the log of its deletion is kept.
        encryption_key: Customer key for that log. Omitted: a key that AWS owns.

    Example:
        >>> parent = route53.HostedZone.from_hosted_zone_attributes(
        ...     stack, "Parent", hosted_zone_id="Z0123456789ABCDEFGHIJ", zone_name="example.com"
        ... )
        >>> dev = DelegatedZone(stack, "Dev", name="dev.example.com", parent=parent)
        >>> web = Certificate(stack, "Web", names=["*.dev.example.com"], zones=[dev.zone])
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        parent: route53.IHostedZone,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.zone = route53.PublicHostedZone(
            self, "Zone", zone_name=name, comment=f"Delegated by {parent.zone_name}"
        )
        servers = self.zone.hosted_zone_name_servers or []
        # Below the zone, so that who has the zone finds what to wait for.
        delegation = Construct(self.zone, DELEGATION)
        route53.NsRecord(
            delegation,
            "Record",
            zone=parent,
            record_name=name,
            values=servers,
            ttl=Duration.minutes(5),
        )
        clean_at_the_end(delegation, self.zone, logs, encryption_key)
