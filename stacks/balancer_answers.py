"""``redirects`` and ``responses`` of load balancers: what they answer by themselves."""

from collections.abc import Mapping

from constructs import Construct

from moorage.config.balancer_plan import BalancerPlan
from moorage.foundation.listener_answer import ListenerAnswer
from moorage.foundation.load_balancer import LoadBalancer
from stacks.naming import pascal


def balancer_answers(
    scope: Construct, plan: BalancerPlan, balancers: Mapping[str, LoadBalancer]
) -> None:
    """Make the rules of everything that load balancers answer by themselves.

    Args:
        scope: The stack of the load balancers.
        plan: Where everything is.
        balancers: The load balancers, by their names.
    """
    for place, answer in plan.answers.items():
        [route] = plan.placed(place)
        ListenerAnswer(
            scope,
            pascal(place.replace("load_balancer.", "")),
            listener=balancers[route.balancer].listener,
            answer=answer,
            priority=route.priority,
        )
