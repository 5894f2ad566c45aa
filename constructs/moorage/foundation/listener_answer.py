"""An answer that a load balancer gives by itself."""

from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.rule_conditions import rule_conditions
from moorage.values.balancer_name import MAIN
from moorage.values.fixed_response import FixedResponse
from moorage.values.redirect import Redirect


class ListenerAnswer(Construct):
    """Redirect requests, or answer them, before any service.

    Use it beside the routes of services, whose priorities it shares a listener with.

    Args:
        listener: Where requests arrive.
        answer: What happens to which requests.
        priority: Place among the listener's rules. Omitted: that of ``answer``.

    Raises:
        InvalidInputError: There is no priority.

    Example:
        >>> moved = Redirect(host="old.example.com", to="https://shop.example.com", priority=20)
        >>> answer = ListenerAnswer(stack, "Old", listener=listener, answer=moved)
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        listener: elbv2.IApplicationListener,
        answer: Redirect | FixedResponse,
        priority: int | None = None,
    ) -> None:
        super().__init__(scope, id)
        number = priority or answer.priority
        if number is None:
            what, fix = "is needed to place the rule", "write priority=<1 to 50000>"
            raise InvalidInputError("ListenerAnswer.priority", what, fix=fix)
        self.rule = elbv2.ApplicationListenerRule(
            self,
            f"Rule{number}",
            listener=listener,
            priority=number,
            conditions=[*rule_conditions(answer.route(MAIN))],
            action=_action(answer),
        )


def _action(answer: Redirect | FixedResponse) -> elbv2.ListenerAction:
    if isinstance(answer, FixedResponse):
        return elbv2.ListenerAction.fixed_response(
            answer.status, content_type=answer.content_type, message_body=answer.body
        )
    parts = {**answer.parts}
    if "protocol" in parts:
        protocol = parts["protocol"]
        parts["protocol"] = protocol.upper()
        # Otherwise the port of the old listener would stay.
        parts.setdefault("port", "443" if protocol == "https" else "80")
    return elbv2.ListenerAction.redirect(permanent=answer.permanent, **parts)
