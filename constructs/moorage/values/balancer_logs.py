"""What a load balancer writes down besides its requests."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class BalancerLogs:
    """Choose further logs of a load balancer; that requests are logged is not a choice.

    They go to the bucket of the access logs and are kept as long. AWS charges for their storage
    alone.

    Args:
        connections: Whether every connection is logged, with its TLS version and the reason why a
            handshake failed, which no access log shows
            (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html).
        health_checks: Whether every health check is logged with the reason of its failure
            (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-health-check-logs.html).

    Example:
        >>> BalancerLogs(health_checks=True).connections
        True
    """

    connections: bool = True
    health_checks: bool = False
