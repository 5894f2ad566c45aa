"""Addresses of the Network Load Balancer go with its scheme and its zones."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem, shown

_PATH = ("network_load_balancer",)
_SCHEME = (*_PATH, "scheme")


def network_load_balancer_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield addresses that are impossible, and ranges that are not known.

    Args:
        config: The environment.
    """
    balancer = config.network_load_balancer
    if balancer is None:
        return
    internal, given = balancer.scheme == "internal", balancer.allocation_ids
    made = balancer.static_addresses
    for key, wanted in (("static_addresses", made), ("allocation_ids", given)):
        if internal and wanted:
            what = "gives public addresses, and the load balancer is internal"
            fix = "remove it, or write scheme: internet-facing"
            yield Problem(path=(*_PATH, key), what=what, fix=fix, depends_on=(_SCHEME,))
    if made and given:
        what = "makes addresses, and allocation_ids names some"
        path = (*_PATH, "static_addresses")
        yield Problem(path=path, what=what, fix="remove one of the two")
    zones = len(config.network.zones)
    if given and len(given) != zones:
        what = f"must be one for each of the {zones} zones of network.zones"
        path, depends = (*_PATH, "allocation_ids"), (("network", "zones"),)
        fix = "write as many, in the order of the zones"
        yield Problem(path=path, what=what, got=str(len(given)), fix=fix, depends_on=depends)
    named = balancer.ingress_cidrs or balancer.ingress_prefix_lists
    if config.network.ipam and internal and not named:
        what = "with network.ipam the range of the VPC is known only when deployed"
        fix = "add ingress_cidrs, the ranges that may connect"
        yield Problem(path=_PATH, what=what, fix=fix, depends_on=(_SCHEME,))
    existing = config.network.existing
    if not internal and existing and not existing.has_public_subnets:
        what = "an internet-facing load balancer needs public subnets"
        fix = "write scheme: internal, or add network.existing.load_balancer_subnets"
        got = shown(balancer.scheme)
        yield Problem(path=_SCHEME, what=what, got=got, fix=fix)
