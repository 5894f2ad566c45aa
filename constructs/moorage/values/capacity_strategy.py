"""Which of a cluster's capacities run the tasks of a service, by the rules of ECS."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final, Literal, Protocol

from moorage.errors import InvalidInputError
from moorage.values.architecture import Architecture
from moorage.values.need import Need
from moorage.values.node_image import OperatingSystem

LaunchKind = Literal["fargate", "ec2", "managed-instances", "external"]
# Where Docker runs on a machine that the owner of the task chose.
ON_MACHINES: Final[frozenset[LaunchKind]] = frozenset({"ec2", "external"})


@dataclass(frozen=True, kw_only=True)
class Provider:
    """One capacity of a cluster, as a strategy sees it.

    Args:
        name: What the cluster calls it.
        kind: What starts the tasks.
        base: Tasks that go here before the weights count.
        weight: Share of the tasks beyond the base.
        architecture: Processor of its instances; ``None``: the task decides.
        interruptible: Whether AWS may take tasks back with two minutes' notice.
        operating_system: What its containers run on.
        needs: What its instances must reach.
        instance_types: Types that its instances may have, if they are known.
    """

    name: str
    kind: LaunchKind
    base: int
    weight: int
    architecture: Architecture | None = None
    interruptible: bool = False
    operating_system: OperatingSystem = "linux"
    needs: tuple[Need, ...] = ()
    instance_types: tuple[str, ...] = ()

    @property
    def sort(self) -> tuple[LaunchKind, Architecture | None, OperatingSystem]:
        """What the capacities of one strategy must have in common."""
        return self.kind, self.architecture, self.operating_system


class _Weighted(Protocol):
    @property
    def base(self) -> int: ...

    @property
    def weight(self) -> int: ...


def fargate_provider(weights: _Weighted, *, spot: bool = False) -> Provider:
    """Return Fargate or Fargate Spot as a strategy sees it.

    Args:
        weights: Its base and weight.
        spot: Whether it is Fargate Spot.
    """
    name = "fargate_spot" if spot else "fargate"
    return Provider(
        name=name, kind="fargate", base=weights.base, weight=weights.weight, interruptible=spot
    )


def default_strategy(where: str, providers: Sequence[Provider]) -> list[Provider]:
    """Return what services use that choose nothing: the first capacity, and those like it.

    Alike are those of the same kind, architecture and operating system.

    Args:
        where: The argument or key, for messages.
        providers: The cluster's capacities.

    Raises:
        InvalidInputError: There is none, two have a base, or none has a weight.
    """
    if not providers:
        fix = "add FargateCapacity()"
        raise InvalidInputError(where, "needs at least one capacity", got=[], fix=fix)
    twice = sorted({p.name for p in providers if [q.name for q in providers].count(p.name) > 1})
    if twice:
        fix = "give each capacity another name"
        raise InvalidInputError(where, "two capacities have one name", got=twice, fix=fix)
    chosen = [one for one in providers if one.sort == providers[0].sort]
    _check(where, chosen)
    return chosen


def chosen_strategy(
    where: str, providers: Sequence[Provider], wanted: Mapping[str, _Weighted]
) -> list[Provider]:
    """Return the capacities that a service chooses by name, with its own base and weight.

    Args:
        where: The argument or key, for messages.
        providers: The cluster's capacities.
        wanted: Base and weight by name of a capacity.

    Raises:
        InvalidInputError: A name is unknown, kinds are mixed, two have a base, or none a weight.
    """
    known = {one.name: one for one in providers}
    for name in wanted:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            fix = f"did you mean '{near[0]}'?" if near else f"use {', '.join(known)}"
            what = "is not a capacity of the cluster"
            raise InvalidInputError(where, what, got=name, fix=fix)
    chosen = [
        replace(known[name], base=weights.base, weight=weights.weight)
        for name, weights in wanted.items()
    ]
    if not chosen:
        fix = f"use {', '.join(known)}"
        raise InvalidInputError(where, "names no capacity to run tasks on", fix=fix)
    kinds = {one.kind for one in chosen}
    if len(kinds) > 1:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/clusters.html#capacity-providers
        raise InvalidInputError(
            where,
            "one strategy cannot mix Fargate, EC2 and managed instances",
            got=sorted(wanted),
            fix="keep those of one kind, and give other services the others",
        )
    _check(where, chosen)
    return chosen


def architecture_of(where: str, chosen: Sequence[Provider]) -> Architecture | None:
    """Return the processor that the capacities have in common; ``None``: the task decides.

    Args:
        where: The argument or key, for messages.
        chosen: The capacities of one strategy.

    Raises:
        InvalidInputError: They differ.
    """
    found = {one.architecture for one in chosen if one.architecture}
    if len(found) > 1:
        raise InvalidInputError(
            where,
            "a task runs on one architecture, but these capacities have two",
            got=sorted(one.name for one in chosen),
            fix="keep those of one architecture",
        )
    return next(iter(found), None)


def operating_system_of(where: str, chosen: Sequence[Provider]) -> OperatingSystem:
    """Return the operating system that the capacities have in common.

    Args:
        where: The argument or key, for messages.
        chosen: The capacities of one strategy.

    Raises:
        InvalidInputError: They differ.
    """
    found = {one.operating_system for one in chosen}
    if len(found) > 1:
        raise InvalidInputError(
            where,
            "a task runs on one operating system, but these capacities have two",
            got=sorted(one.name for one in chosen),
            fix="keep those of one operating system",
        )
    return found.pop()


def _check(where: str, strategy: Sequence[Provider]) -> None:
    based = [one.name for one in strategy if one.base]
    if len(based) > 1:
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
        what, fix = "only one capacity may have a base", "keep one base"
        raise InvalidInputError(where, what, got=based, fix=fix)
    if not any(one.weight for one in strategy):
        what, fix = "one weight must be above 0", "set weight 1 on one"
        raise InvalidInputError(where, what, got=0, fix=fix)
