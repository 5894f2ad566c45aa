"""The network's addresses go together, and there are enough for every task."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.exposure import needs_public_subnets
from moorage.config.needs import environment_needs
from moorage.config.problem import Problem, shown
from moorage.errors import InvalidInputError
from moorage.values.address_needs import AddressNeeds
from moorage.values.address_plan import subnet_prefix
from moorage.values.aws_services import ENDPOINTS, with_implied


def address_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield ranges that do not go together, or are too small for the services at their maximum.

    Args:
        config: The environment.
    """
    network = config.network
    if network.preset == "existing":
        return
    if network.ipam and "cidr" in network.model_fields_set:
        what, fix = "the range comes from network.ipam", "remove one of the two"
        yield Problem(path=("network", "cidr"), what=what, got=shown(network.cidr), fix=fix)
        return
    internal = config.load_balancer.scheme == "internal"
    balancer = config.load_balancer
    named = balancer.ingress_cidrs or balancer.ingress_prefix_lists
    if network.ipam and internal and not named:
        what = "with network.ipam the range of the VPC is known only when deployed"
        fix = "add ingress_cidrs, the ranges that may connect"
        depends = (("load_balancer", "scheme"),)
        yield Problem(path=("load_balancer",), what=what, fix=fix, depends_on=depends)
    if network.secondary_cidr and network.preset == "public-only":
        what = "network.preset public-only has no private subnets to put into it"
        path, fix = ("network", "secondary_cidr"), "remove it, or use another preset"
        yield Problem(path=path, what=what, got=shown(network.secondary_cidr), fix=fix)
        return
    try:
        prefix, key = _task_prefix(config)
        needs = address_needs(config)
    except InvalidInputError as error:
        # What is wrong with a service's capacity is said by its own rule.
        if error.where.startswith("VpcAddresses."):
            yield _problem(("network", *error.where.split(".")[1:]), error)
        return
    try:
        needs.check("", prefix=prefix, zones=len(network.zones))
    except InvalidInputError as error:
        yield _problem(("network", *key), error)


def address_needs(config: EnvironmentConfig) -> AddressNeeds:
    """Return what the subnets of the tasks have to hold when every service is at its maximum.

    ECS Managed Instances are not counted: how many there are is not known.

    Args:
        config: The environment.

    Raises:
        InvalidInputError: A service chooses a capacity that the cluster does not have.
    """
    network = config.network
    services = config.services.values()
    groups = config.cluster.capacity.ec2.values()
    shared = network.preset == "public-only"
    beside_tasks = [
        one
        for one in config.balancer_plan.load_balancers.values()
        if shared or (one.scheme == "internal" and network.secondary_cidr is None)
    ]
    return AddressNeeds(
        tasks=sum(
            one.most_tasks for one in services if not (one.placement and one.placement.daemon)
        ),
        instances=sum(group.scaling.max_nodes for group in groups),
        endpoints=_endpoints(config),
        load_balancers=len(beside_tasks),
    )


def _endpoints(config: EnvironmentConfig) -> int:
    network = config.network
    if network.preset != "isolated-with-endpoints" and network.endpoints == "none":
        return 0
    names = with_implied(environment_needs(config))
    return sum(len(ENDPOINTS[name].endpoints) for name in names)


def _task_prefix(config: EnvironmentConfig) -> tuple[int, tuple[str, ...]]:
    network = config.network
    addresses = network.addresses
    if network.secondary_cidr:
        length = int(network.secondary_cidr.partition("/")[2])
        return subnet_prefix(length, tiers=1), ("secondary_cidr",)
    alone = network.preset == "public-only" or (
        network.preset == "isolated-with-endpoints" and not needs_public_subnets(config)
    )
    key = ("ipam", "netmask") if network.ipam else ("cidr",)
    return subnet_prefix(addresses.prefix, tiers=1 if alone else 2), key


def _problem(path: tuple[str, ...], error: InvalidInputError) -> Problem:
    got = None if error.got is None else shown(error.got)
    return Problem(path=path, what=error.what, got=got, fix=error.fix)
