"""Send HTTP requests from a load balancer to a service."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from constructs import Construct

from moorage.errors import FeatureError, InvalidInputError
from moorage.services.container_service import ContainerService
from moorage.services.target_groups import ApplicationTargets
from moorage.values.route import Route


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
        more: Further routes to the same service, each with its own priority.

    Raises:
        InvalidInputError: A pattern is not accepted by load balancers, or a priority is missing.

    Example:
        >>> route = HttpRoute(listener=listener, priority=10, path="/api/*")
        >>> api = ContainerService(
        ...     stack, "Api", cluster=cluster, image=image, port=8080, features=[route]
        ... )
    """

    listener: elbv2.IApplicationListener
    more: Sequence[Route] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        for index, route in enumerate((self, *self.more)):
            if route.priority is None:
                where = f"HttpRoute.more[{index - 1}].priority" if index else "HttpRoute.priority"
                fix = "write priority=<1 to 50000>"
                raise InvalidInputError(where, "is needed to place the rule", fix=fix)

    def attach(self, service: ContainerService) -> None:
        """Add a target group and its listener rules, all in the service's stack."""
        if service.port is None:
            raise FeatureError(
                f"{service.node.path}: HttpRoute needs a port to send requests to; "
                "pass port=<number> to the service"
            )
        scope = Construct(service, type(self).__name__)
        targets = ApplicationTargets(scope, service=service, port=service.port)
        service.target_groups.extend(targets.groups)
        rules = [
            self._rule(scope, f"Rule{index or ''}", route, targets)
            for index, route in enumerate((self, *self.more))
        ]
        targets.register(production=rules[0])

    def _rule(
        self, scope: Construct, id: str, route: Route, targets: ApplicationTargets
    ) -> elbv2.ApplicationListenerRule:
        conditions = [elbv2.ListenerCondition.path_patterns([route.path])]
        if route.host is not None:
            conditions.append(elbv2.ListenerCondition.host_headers([route.host]))
        return elbv2.ApplicationListenerRule(
            scope,
            id,
            listener=self.listener,
            priority=cast("int", route.priority),
            conditions=conditions,
            action=targets.action,
        )
