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
