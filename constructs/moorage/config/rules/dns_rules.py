"""Every host of a route is resolved somewhere, or said to be somebody else's."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem, shown
from moorage.values.balancer_name import INTERNAL, MAIN
from moorage.values.host_name import is_record
from moorage.values.hosted_zone import parent_of, zones_of

_ZONES: KeyPath = ("dns", "zones")
_WITHOUT: KeyPath = ("dns", "without_records")


def dns_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield zones that nothing delegates and hosts that no zone holds.

    Args:
        config: The environment.
    """
    yield from _zones(config)
    if config.dns.zones:
        yield from _hosts(config)
        yield from _twofold(config)
    named = {host for _, host in hosts(config)}
    for number, host in enumerate(config.dns.without_records):
        if not config.dns.zones or host not in named:
            what = (
                "without zones, no host gets records"
                if not config.dns.zones
                else "no route names it"
            )
            path = (*_WITHOUT, number)
            yield Problem(
                path=path, what=what, got=shown(host), fix="remove it", depends_on=(_ZONES,)
            )


def hosts(config: EnvironmentConfig, section: str | None = None) -> Iterator[tuple[KeyPath, str]]:
    """Yield every host of a route with its place in the file.

    Args:
        config: The environment.
        section: Only routes of this load balancer. Omitted: of every one.
    """
    for name, service in config.services.items():
        for number, route in enumerate(service.routes):
            if route.host is not None and section in (None, route.balancer):
                yield ("services", name, "routes", number, "host"), route.host


def _zones(config: EnvironmentConfig) -> Iterator[Problem]:
    zones = config.dns.zones
    seen: set[tuple[str, bool]] = set()
    for number, zone in enumerate(zones):
        path = (*_ZONES, number)
        if (zone.name, zone.private) in seen:
            what = "is in the list already"
            yield Problem(path=(*path, "name"), what=what, got=shown(zone.name), fix="remove one")
        seen.add((zone.name, zone.private))
        if zone.id is None and not zone.private and parent_of(zone, zones) is None:
            what = "a zone that is made needs one above that delegates it"
            fix = "add its id if it exists, or the zone above with its id"
            yield Problem(path=(*path, "name"), what=what, got=shown(zone.name), fix=fix)


def _twofold(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield hosts whose answer would be the one or the other load balancer by chance."""
    inside = config.internal_load_balancer is not None
    outside = {host.lower() for _, host in hosts(config, MAIN)}
    for path, host in hosts(config, INTERNAL) if inside else ():
        public = [one for one in zones_of(host, config.dns.zones, internal=True) if not one.private]
        if host.lower() in outside and public and host not in config.dns.without_records:
            what = "is on both load balancers, and only a private zone tells their addresses apart"
            fix = "add a private zone that holds it, or another host"
            yield Problem(path=path, what=what, got=shown(host), fix=fix, depends_on=(_ZONES,))


def _hosts(config: EnvironmentConfig) -> Iterator[Problem]:
    for path, host in hosts(config):
        if host in config.dns.without_records:
            continue
        if not any(zone.holds(host) for zone in config.dns.zones):
            what = "no zone of dns.zones holds this host"
            fix = "add its zone, or the host to dns.without_records"
            yield Problem(path=path, what=what, got=shown(host), fix=fix, depends_on=(_ZONES,))
        elif not is_record(host):
            what = "DNS knows '*' only as the whole first label"
            fix = "write '*.' and a domain, or add the host to dns.without_records"
            yield Problem(path=path, what=what, got=shown(host), fix=fix)
