"""The ``dns`` section."""

from moorage.config.strict_model import StrictModel
from moorage.values.hosted_zone import HostedZone


class DnsSettings(StrictModel):
    """Where the hosts of routes are resolved.

    Args:
        zones: Zones of Route 53 in the environment's account. Each host of a route gets its
            records in the closest one. Omitted: no host gets any.
        without_records: Hosts of routes that are resolved by somebody else.
    """

    zones: tuple[HostedZone, ...] = ()
    without_records: tuple[str, ...] = ()
