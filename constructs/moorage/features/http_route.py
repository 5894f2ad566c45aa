"""Send HTTP requests from a load balancer to a service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import cast

from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from constructs import Construct

from moorage.errors import FeatureError, InvalidInputError
from moorage.foundation.rule_conditions import rule_conditions
from moorage.foundation.test_listener import TestListener
from moorage.services.container_service import ContainerService
from moorage.services.login_action import after_login
from moorage.services.shared_action import check_shares, shared_action
from moorage.services.smoke_test_function import smoke_test_function
from moorage.services.target_groups import ApplicationTargets
from moorage.values.balancer_name import MAIN
from moorage.values.deployment import smoke_test_of
from moorage.values.login import Login
from moorage.values.route import Route
from moorage.values.smoke_test_route import check_smoke_test_route
from moorage.values.target_options import TargetOptions


@dataclass(frozen=True, kw_only=True)
class HttpRoute(Route):
    """Forward requests that match a path, and a host if given, to the service.

    The target group, the listener rule and the security-group rules are made in the service's
    stack, so that the stack of a shared load balancer never changes with its services.

    Args:
        listener: Where requests arrive; may live in another stack.
        priority: Place among the listener's rules; the lowest is tried first. Required here;
            :func:`moorage.values.listener_priorities.allocate_priorities` computes it for many.
        path: Path pattern, such as ``/api/*``. Omitted: every path.
        host: Host name or pattern. Omitted: every host.
        conditions: What else a request must bring along. Omitted: nothing.
        balancer: Name of a load balancer in ``listeners``. Omitted: that of ``listener``.
        login: Name of one of ``logins``. Omitted: everybody is let through.
        share: Part of the requests of another service that it takes, such as
            ``TrafficShare(of="shop", percent=10)``. Omitted: all that match.
        more: Further routes to the same service, each with its own priority.
        listeners: Listeners of further load balancers, by the name that a route's ``balancer``
            gives, such as ``internal``. The service gets a target group on each.
        logins: How to find out who asks, by the name that a route's ``login`` gives. The load
            balancer must be made with ``https_outbound``.
        targets: Protocol, algorithm and sessions. Omitted: as AWS has them.
        shared_with: Target groups of other services, which must deploy ``Rolling()``, by the name
            that a ``share`` has in ``of``; their stacks do not change but for an output.
        test_listener: Where new tasks answer tests before deployments shift requests to them; on
            the load balancer of ``listener`` if it has routes. Omitted: nowhere.

    Raises:
        InvalidInputError: A pattern is not accepted by load balancers, a priority is missing, a
            route names a load balancer without a listener or a service without targets, or a
            smoke test gets to no task.

    Example:
        >>> route = HttpRoute(listener=listener, priority=10, path="/api/*")
        >>> api = ContainerService(
        ...     stack, "Api", cluster=cluster, image=image, port=8080, features=[route]
        ... )
    """

    listener: elbv2.IApplicationListener
    more: Sequence[Route] = ()
    listeners: Mapping[str, elbv2.IApplicationListener] = field(default_factory=dict)
    logins: Mapping[str, Login] = field(default_factory=dict)
    targets: TargetOptions = TargetOptions()
    shared_with: Mapping[str, elbv2.IApplicationTargetGroup] = field(default_factory=dict)
    test_listener: TestListener | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for index, route in enumerate(self._routes):
            where = f"HttpRoute.more[{index - 1}]" if index else "HttpRoute"
            if route.priority is None:
                what, fix = "is needed to place the rule", "write priority=<1 to 50000>"
                raise InvalidInputError(f"{where}.priority", what, fix=fix)
            if route.balancer not in self._listeners:
                raise InvalidInputError(
                    f"{where}.balancer",
                    "names a load balancer without a listener",
                    got=route.balancer,
                    fix=f"pass listeners={{'{route.balancer}': <its listener>}}",
                )
            if route.login is not None and route.login not in self.logins:
                what, fix = "is none of logins", f"pass logins={{'{route.login}': Login(...)}}"
                raise InvalidInputError(f"{where}.login", what, got=route.login, fix=fix)
            if route.share and route.share.of not in self.shared_with:
                name = route.share.of
                what, fix = (
                    "is none of shared_with",
                    f"pass shared_with={{'{name}': <its targets>}}",
                )
                raise InvalidInputError(f"{where}.share.of", what, got=name, fix=fix)

    @property
    def _routes(self) -> tuple[Route, ...]:
        return (self, *self.more)

    @property
    def _listeners(self) -> Mapping[str, elbv2.IApplicationListener]:
        return {MAIN: self.listener, **self.listeners}

    def attach(self, service: ContainerService) -> None:
        """Add target groups and their listener rules, all in the service's stack."""
        if service.port is None:
            raise FeatureError(
                f"{service.node.path}: HttpRoute needs a port to send requests to; "
                "pass port=<number> to the service"
            )
        if self.targets.sticky and service.deployment.shifts_traffic:
            # "you must enable target group stickiness", which would hold clients in the old group:
            # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
            raise FeatureError(
                f"{service.node.path}: sticky sessions would keep clients with the old version "
                "while a deployment shifts requests; use Rolling(), or leave sticky out"
            )
        if service.deployment.shifts_traffic and any(one.login for one in self._routes):
            raise FeatureError(
                f"{service.node.path}: a login goes with Rolling() only: ECS rewrites the action "
                "of a rule that it shifts; leave login out, or the strategy"
            )
        check_shares(service, self._routes, sticky=self.targets.sticky is not None)
        scope = Construct(service, type(self).__name__)
        ordered = sorted(self._routes, key=lambda route: [*self._listeners].index(route.balancer))
        for name, group in groupby(ordered, key=attrgetter("balancer")):
            inner, routes = scope if name == MAIN else Construct(scope, name), list(group)
            if len(routes) > 1 and service.deployment.shifts_traffic:
                raise FeatureError(
                    f"{service.node.path}: ECS shifts the requests of one rule, and HttpRoute has "
                    f"{len(routes)}; join the routes with '*', or use Rolling()"
                )
            targets = ApplicationTargets(
                inner, service=service, port=service.port, options=self.targets
            )
            service.target_groups.extend(targets.groups)
            listener = self._listeners[name]
            rules = [self._rule(inner, listener, route, targets) for route in routes]
            test = self.test_listener if routes[0] is ordered[0] and targets.green else None
            targets.register(
                production=rules[0],
                test=self._rule(inner, test.listener, routes[0], targets, "Test") if test else None,
            )
            question = smoke_test_of(service.deployment)
            if test and question:
                check_smoke_test_route(question, routes[0], protocol=self.targets.protocol)
                host = _plain(routes[0].host)
                smoke_test_function(service, question, listener=test, host=host)

    def _rule(
        self,
        scope: Construct,
        listener: elbv2.IApplicationListener,
        route: Route,
        targets: ApplicationTargets,
        prefix: str = "",
    ) -> elbv2.ApplicationListenerRule:
        # Not by place: were a route taken out, the rules after it would trade priorities, and
        # CloudFormation deletes the last one only after it has given its priority away.
        id = f"{prefix}Rule{route.priority}"
        login = self.logins[route.login] if route.login is not None else None
        action = targets.action
        if share := route.share:
            other = self.shared_with[share.of]
            action = shared_action(scope, f"{id}Others", share, own=targets.blue, other=other)
        return elbv2.ApplicationListenerRule(
            scope,
            id,
            listener=listener,
            priority=cast("int", route.priority),
            conditions=[*rule_conditions(route)],
            action=after_login(scope, f"{id}Login", login, action),
        )


def _plain(host: str | None) -> str | None:
    """Return a host name, if it is none with wildcards."""
    return None if host is None or set("*?") & set(host) else host
