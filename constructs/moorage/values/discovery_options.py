"""How long the addresses of a service are kept."""

from dataclasses import dataclass

from moorage.values.ranges import require_range

# https://docs.aws.amazon.com/cloud-map/latest/api/API_DnsRecord.html
_LONGEST_SECONDS = 2_147_483_647


@dataclass(frozen=True, kw_only=True)
class DiscoveryOptions:
    """Give a service a name in the DNS of its VPC, which leads to its tasks.

    See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html

    Args:
        ttl_seconds: Seconds for which whoever asked keeps the addresses: less finds new tasks
            sooner and asks more often.

    Raises:
        InvalidInputError: A number is outside its range.

    Example:
        >>> DiscoveryOptions().ttl_seconds
        10
    """

    ttl_seconds: int = 10

    def __post_init__(self) -> None:
        where = f"{type(self).__name__}.ttl_seconds"
        require_range(where, self.ttl_seconds, 0, _LONGEST_SECONDS, unit="seconds")
