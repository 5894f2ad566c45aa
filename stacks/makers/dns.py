"""``dns.zones``: records for the hosts of a service's routes."""

from collections import defaultdict
from collections.abc import Iterator

from moorage.features.dns_records import DnsRecords
from moorage.values.balancer_name import INTERNAL
from moorage.values.hosted_zone import HostedZone, zones_of
from stacks.makers.entry import ServiceEntry


def dns_records(entry: ServiceEntry) -> Iterator[DnsRecords]:
    """Yield a feature for each load balancer and each zone that holds a host of a route.

    Args:
        entry: The service.
    """
    dns = entry.config.dns
    found: dict[tuple[str, HostedZone], list[str]] = defaultdict(list)
    for route in entry.config.balancer_plan.placed(entry.name):
        balancer = route.balancer
        internal = entry.config.balancer_plan.load_balancers[balancer].scheme == "internal"
        if route.host is None or route.host in dns.without_records:
            continue
        edge = entry.config.cdn is not None and entry.config.cdn.answers(route.host)
        for zone in zones_of(route.host, dns.zones, internal=internal):
            if edge and not zone.private:
                continue  # its record leads to CloudFront
            found[balancer, zone].append(route.host)
    for (balancer, zone), hosts in found.items():
        front = entry.platform.load_balancers[balancer]
        kind = "private" if zone.private else "public"
        yield DnsRecords(
            zone=entry.platform.zones[zone],
            load_balancer=front.load_balancer,
            hosts=hosts,
            dual_stack=front.dual_stack,
            weight=_weight(entry, balancer, zone),
            name=f"{balancer}-{kind}-{zone.name}",
        )


def _weight(entry: ServiceEntry, balancer: str, zone: HostedZone) -> int:
    """In the VPC, the internal load balancer answers for hosts that others have too.

    Whether it has a host is not asked: a service of that host would change the stacks of others.
    """
    other = entry.config.internal_load_balancer is not None and not balancer.startswith(INTERNAL)
    return 0 if zone.private and other else 1
