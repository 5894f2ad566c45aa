"""Which load balancers an environment has, and which routes are on which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from moorage.config.key_path import KeyPath
from moorage.config.load_balancer_settings import LoadBalancerSettings
from moorage.config.service_settings import ServiceSettings
from moorage.errors import InvalidInputError
from moorage.values.balancer_name import MAIN, numbered
from moorage.values.fixed_response import FixedResponse
from moorage.values.host_placement import ANY_HOST, Demand, HostPlacement
from moorage.values.listener_priorities import allocate_priorities, priority_problems
from moorage.values.redirect import Redirect
from moorage.values.route import Route
from moorage.values.url_pattern import canonical

# The key of each load balancer's section, by the name that routes use.
SECTIONS: Mapping[str, str] = {MAIN: "load_balancer", "internal": "internal_load_balancer"}


@dataclass(frozen=True, kw_only=True)
class BalancerPlan:
    """Spread the routes of an environment over its load balancers.

    Args:
        services: All services, by name.
        sections: The settings of ``main``, and of ``internal`` if there is one.
        record: Number of the load balancer of each host, by section; see ``balancer_record``.
    """

    services: Mapping[str, ServiceSettings]
    sections: Mapping[str, LoadBalancerSettings]
    record: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        services: Mapping[str, ServiceSettings],
        sections: Mapping[str, LoadBalancerSettings | None],
        record: Mapping[str, Mapping[str, int]],
    ) -> "BalancerPlan":
        """Return the plan of an environment, which may lack a section.

        Args:
            services: All services, by name.
            sections: Settings by the name of the section, or ``None``.
            record: Number of the load balancer of each host, by section.
        """
        present = {name: settings for name, settings in sections.items() if settings}
        return cls(services=services, sections=present, record=record)

    @cached_property
    def routes(self) -> Mapping[str, Sequence[Route]]:
        """The routes of each service, and of each answer under its place in the file."""
        of_services = {name: service.routes for name, service in self.services.items()}
        return {**of_services, **{place: (route,) for place, (route, _) in self._answers.items()}}

    @cached_property
    def answers(self) -> Mapping[str, Redirect | FixedResponse]:
        """What load balancers answer by themselves, by its place in the file."""
        return {place: answer for place, (_, answer) in self._answers.items()}

    @cached_property
    def placements(self) -> Mapping[str, HostPlacement]:
        """The hosts of each section, and where they are."""
        return {
            section: HostPlacement(
                demands=[*self._demands(section)],
                recorded=self.record.get(section, {}),
                most_rules=settings.rule_quota,
            )
            for section, settings in self.sections.items()
        }

    @cached_property
    def load_balancers(self) -> Mapping[str, LoadBalancerSettings]:
        """Settings of every load balancer, by its name; the first is ``main``."""
        return {
            numbered(section, number): settings
            for section, settings in self.sections.items()
            for number in self.placements[section].loads
        }

    @cached_property
    def listener_priorities(self) -> Mapping[str, tuple[int, ...]]:
        """Priority of each service's routes on their listeners, in the order of the routes."""
        numbers = allocate_priorities(self.routes, listener_of=self.balancer_of)
        return {name: tuple(found) for name, found in numbers.items()}

    def placed(self, owner: str) -> list[Route]:
        """Return routes with their priority and the name of their load balancer.

        Args:
            owner: Name of a service, or place of an answer.
        """
        return [
            replace(route, priority=priority, balancer=self.balancer_of(route))
            for route, priority in zip(
                self.routes[owner], self.listener_priorities[owner], strict=True
            )
        ]

    def balancer_of(self, route: Route) -> str:
        """Return the name of the load balancer of a route.

        Args:
            route: One of the routes.
        """
        numbers = self._numbers.get(route.balancer, {})
        return numbered(route.balancer, numbers.get(host_of(route), 1))

    def problems(self) -> Iterator[tuple[KeyPath, InvalidInputError]]:
        """Yield load balancers that would be too full, each with its section."""
        for section, placement in self.placements.items():
            for problem in placement.problems(SECTIONS[section]):
                yield (SECTIONS[section],), problem

    def priority_problems(self) -> list[InvalidInputError]:
        """Return what keeps routes from sharing their listeners."""
        return priority_problems(self.routes, listener_of=self.balancer_of)

    def unrecorded(self) -> list[str]:
        """Return the hosts that a later change of the file could move to another load balancer."""
        return [
            host
            for section, placement in self.placements.items()
            if len(placement.loads) > 1
            for host in placement.numbers
            if host != ANY_HOST and host not in self.record.get(section, {})
        ]

    @cached_property
    def _answers(self) -> Mapping[str, tuple[Route, Redirect | FixedResponse]]:
        return {
            f"{SECTIONS[section]}.{key}.{name}": (answer.route(section), answer)
            for section, settings in self.sections.items()
            for key in ("redirects", "responses")
            for name, answer in getattr(settings, key).items()
        }

    @cached_property
    def _numbers(self) -> Mapping[str, Mapping[str, int]]:
        return {section: found.numbers for section, found in self.placements.items()}

    def _demands(self, section: str) -> Iterator[Demand]:
        settings = self.sections[section]
        for owner, routes in self.routes.items():
            # A second target group takes turns with the first, and a second rule tests it.
            turns = owner in self.services and self.services[owner].deployment.shifts_traffic
            rules = 2 if turns and settings.test_listener else 1
            groups = 0 if owner in self.answers else 2 if turns else 1
            for route in (one for one in routes if one.balancer == section):
                yield Demand(host=host_of(route), owner=owner, rules=rules, target_groups=groups)


def host_of(route: Route) -> str:
    """Return the host of a route as records have it.

    Args:
        route: The route.
    """
    return canonical(route.host.lower()) if route.host else ANY_HOST
