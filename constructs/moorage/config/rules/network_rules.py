"""NAT belongs to one network preset."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem, shown


def network_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield NAT where the preset has none, and its absence where tasks need it.

    Args:
        config: The environment.
    """
    network = config.network
    path, preset = ("network", "nat"), ("network", "preset")
    if network.preset != "private-with-nat" and network.nat != "none":
        what = f"network.preset {network.preset} has no NAT"
        got, fix = shown(network.nat), "remove it, or use preset private-with-nat"
        yield Problem(path=path, what=what, got=got, fix=fix, depends_on=(preset,))
    if network.preset == "private-with-nat" and network.nat == "none":
        what = "network.preset private-with-nat reaches the internet through NAT alone"
        got, fix = shown(network.nat), "use 'one', or preset isolated-with-endpoints"
        yield Problem(path=path, what=what, got=got, fix=fix, depends_on=(preset,))
    if network.preset == "public-only" and network.network_acl == "restricted":
        what = "network.preset public-only has no private subnets to put it around"
        got, fix = shown(network.network_acl), "remove it, or use another preset"
        place = ("network", "network_acl")
        yield Problem(path=place, what=what, got=got, fix=fix, depends_on=(preset,))
    isolated = network.preset == "isolated-with-endpoints"
    if isolated and network.endpoints == "none" and "endpoints" in network.model_fields_set:
        what = "network.preset isolated-with-endpoints has no way out but its endpoints"
        fix = "remove it, or use another preset"
        place = ("network", "endpoints")
        yield Problem(path=place, what=what, got=shown("none"), fix=fix, depends_on=(preset,))
    if network.preset == "public-only" and network.endpoints == "needed":
        what = "network.preset public-only reaches AWS through public addresses"
        fix = "remove it, or use another preset"
        place = ("network", "endpoints")
        yield Problem(path=place, what=what, got=shown("needed"), fix=fix, depends_on=(preset,))
