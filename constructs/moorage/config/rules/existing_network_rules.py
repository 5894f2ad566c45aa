"""An existing network is named by ids, and nothing of it is made or changed here."""

from collections.abc import Iterator
from typing import Final

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem, shown
from moorage.errors import InvalidInputError

_PRESET = ("network", "preset")
_EXISTING = ("network", "existing")
_OF_OUR_OWN: Final = (
    *("cidr", "endpoints", "ipam", "secondary_cidr", "ip", "flow_logs", "network_acl"),
    "block_public_access",
)


def existing_network_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield ids without the preset and the reverse, and keys that only a new network obeys.

    Args:
        config: The environment.
    """
    network = config.network
    if network.preset != "existing":
        if network.existing is not None:
            what = "belongs to network.preset existing"
            fix = "remove it, or use preset existing"
            yield Problem(path=_EXISTING, what=what, fix=fix, depends_on=(_PRESET,))
        return
    if network.existing is None:
        what = "network.preset existing needs the ids of the network"
        fix = "add existing with vpc_id, cidr and task_subnets"
        yield Problem(path=("network",), what=what, fix=fix, depends_on=(_PRESET, _EXISTING))
        return
    for key in _OF_OUR_OWN:
        if key in network.model_fields_set:
            what = "belongs to a network that is made here, and this one exists"
            yield Problem(path=("network", key), what=what, fix="remove it", depends_on=(_PRESET,))
    try:
        network.existing.check_zones("network.existing", len(network.zones))
    except InvalidInputError as error:
        path = tuple(error.where.split("."))
        depends = (("network", "zones"),)
        got = shown(error.got)
        yield Problem(path=path, what=error.what, got=got, fix=error.fix, depends_on=depends)
    internet_facing = config.load_balancer.scheme == "internet-facing"
    if internet_facing and not network.existing.has_public_subnets:
        what = "an internet-facing load balancer needs public subnets"
        fix = "add load_balancer_subnets, or write load_balancer.scheme: internal"
        depends = (("load_balancer", "scheme"),)
        yield Problem(path=_EXISTING, what=what, fix=fix, depends_on=depends)
