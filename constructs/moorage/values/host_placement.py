"""Which of several load balancers answers for which host."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from moorage.errors import InvalidInputError
from moorage.values.pattern_overlap import overlap

# Routes without a host, which answer for every name that leads to their load balancer.
ANY_HOST: Final = "*"
# Rules can be raised, target groups cannot:
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
MOST_RULES: Final = 100
MOST_TARGET_GROUPS: Final = 100


@dataclass(frozen=True, kw_only=True)
class Demand:
    """Say what one route takes of a load balancer.

    Args:
        host: Host pattern in lower case, or ``*`` for a route without one.
        owner: What the route belongs to; all routes of one share its target groups.
        rules: How many rules it takes.
        target_groups: How many target groups the owner has.
    """

    host: str
    owner: str
    rules: int = 1
    target_groups: int = 1


@dataclass(kw_only=True)
class Load:
    """Add up what is on one load balancer.

    Args:
        rules: How many rules.
        owners: Target groups of each owner.
    """

    rules: int = 0
    owners: dict[str, int] = field(default_factory=dict)

    @property
    def target_groups(self) -> int:
        """How many target groups."""
        return sum(self.owners.values())

    def add(self, demands: Sequence[Demand]) -> "Load":
        """Return the sum with more.

        Args:
            demands: What comes on top.
        """
        owners = self.owners | {one.owner: one.target_groups for one in demands}
        return Load(rules=self.rules + sum(one.rules for one in demands), owners=owners)

    def fits(self, most_rules: int) -> bool:
        """Tell whether one load balancer holds it.

        Args:
            most_rules: How many rules one has.
        """
        return self.rules <= most_rules and self.target_groups <= MOST_TARGET_GROUPS


@dataclass(frozen=True, kw_only=True)
class HostPlacement:
    """Spread hosts over load balancers so that what is recorded stays where it is.

    The routes of one host stay together, because its name leads to one load balancer; so do
    patterns that a name can match together. Routes without a host are on the first load balancer.
    What has a record stays there. The rest goes, in the order given, to the first with room.

    Args:
        demands: What every route takes, in the order of the file.
        recorded: Number of the load balancer of hosts that have one, counted from 1.
        most_rules: How many rules a load balancer has.

    Example:
        >>> demands = [Demand(host=host, owner=host, rules=60) for host in ("a.io", "b.io")]
        >>> HostPlacement(demands=demands).numbers
        {'a.io': 1, 'b.io': 2}
    """

    demands: Sequence[Demand]
    recorded: Mapping[str, int] = field(default_factory=dict)
    most_rules: int = MOST_RULES

    @property
    def numbers(self) -> dict[str, int]:
        """Number of the load balancer of every host, in the order of the file."""
        loads: dict[int, Load] = {}
        chosen: dict[str, int] = {}
        groups = self._groups
        # Those that cannot choose come first, so that the others see how much room is left.
        known = [group for group in groups if self._records(group)]
        for group in [*known, *(group for group in groups if group not in known)]:
            demands = self._of(group)
            number = min(self._records(group), default=0) or self._first_with_room(loads, demands)
            loads[number] = loads.get(number, Load()).add(demands)
            chosen |= dict.fromkeys(group, number)
        return {one.host: chosen[one.host] for one in self.demands}

    @property
    def loads(self) -> dict[int, Load]:
        """What is on each load balancer; there is always a first one."""
        numbers = self.numbers
        return {
            number: Load().add([one for one in self.demands if numbers[one.host] == number])
            for number in sorted({1, *numbers.values()})
        }

    def problems(self, where: str) -> Iterator[InvalidInputError]:
        """Yield what does not fit, with its sum, and what the record tears apart.

        Args:
            where: Key of the load balancers, for messages.
        """
        numbers = self.numbers
        for group in self._groups:
            if len(found := self._records(group)) > 1:
                yield InvalidInputError(
                    where,
                    f"the record keeps on different load balancers what one name can match: "
                    f"{', '.join(group)}",
                    got=", ".join(map(str, sorted(found))),
                    fix="use narrower hosts, or give them one number in the record",
                )
        for number, load in self.loads.items():
            if not load.fits(self.most_rules):
                yield self._overfull(where, number, load, numbers)

    def _overfull(
        self, where: str, number: int, load: Load, numbers: Mapping[str, int]
    ) -> InvalidInputError:
        sums: dict[str, int] = {}
        for one in self.demands:
            if numbers[one.host] == number:
                sums[one.host] = sums.get(one.host, 0) + one.rules
        together = " + ".join(f"{_shown(host)} {rules}" for host, rules in sums.items())
        kept = "what the record keeps on" if self.recorded else "what must stay together on"
        return InvalidInputError(
            where,
            f"a load balancer has at most {self.most_rules} rules and {MOST_TARGET_GROUPS} target "
            f"groups, and {kept} load balancer {number} has more: {together} rules",
            got=f"{load.rules} rules, {load.target_groups} target groups",
            fix="join routes with '*', give some of them another host, or have the quota of rules "
            "raised and write rule_quota",
        )

    def _first_with_room(self, loads: Mapping[int, Load], demands: Sequence[Demand]) -> int:
        return next(
            number
            for number in count(1)
            # What no load balancer holds is reported; it gets one of its own.
            if number not in loads or loads[number].add(demands).fits(self.most_rules)
        )

    def _records(self, group: Sequence[str]) -> set[int]:
        if group == [ANY_HOST]:
            return {self.recorded.get(ANY_HOST, 1)}
        return {self.recorded[host] for host in group if host in self.recorded}

    def _of(self, group: Sequence[str]) -> list[Demand]:
        return [one for one in self.demands if one.host in group]

    @property
    def _groups(self) -> list[list[str]]:
        """Hosts that a name can match together, by the place of the first of them."""
        hosts = list(dict.fromkeys(one.host for one in self.demands))
        group_of = {host: [host] for host in hosts}
        for wild in (host for host in hosts if {"*", "?"} & set(host) and host != ANY_HOST):
            for other in hosts:
                mine, theirs = group_of[wild], group_of[other]
                if other != ANY_HOST and mine is not theirs and overlap(wild, other):
                    mine += theirs
                    group_of |= dict.fromkeys(theirs, mine)
        return list({id(group): group for group in group_of.values()}.values())


def _shown(host: str) -> str:
    return "routes without a host" if host == ANY_HOST else host
