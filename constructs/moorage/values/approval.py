"""A deployment that waits for a person."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from moorage.values.ranges import require_range

# Stages between which nothing moves. ECS runs the hooks of the two others, which shift traffic,
# in a rollback again, where nobody wants to be asked:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html
ApprovalStage: TypeAlias = Literal[
    "pre-scale-up", "post-scale-up", "post-test-traffic-shift", "post-production-traffic-shift"
]
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHookTimeoutConfiguration.html
_LONGEST_MINUTES = 20_160


@dataclass(frozen=True, kw_only=True)
class Approval:
    """Stop a deployment at one stage until somebody lets it go on.

    Somebody does so with the command ``ContinueCommand`` of the stack's outputs. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/pause-lifecycle-hooks.html

    Args:
        stage: Where it waits. By default after the new tasks can be tested and before anybody is
            sent to them.
        timeout_minutes: How long it waits, 1 to 20160; CloudFormation gives the whole deployment
            33 hours.
        on_timeout: What happens when nobody decides: ``rollback`` or ``continue``.

    Raises:
        InvalidInputError: The time is outside its range.

    Example:
        >>> Approval(timeout_minutes=30).on_timeout
        'rollback'
    """

    stage: ApprovalStage = "post-test-traffic-shift"
    timeout_minutes: int = 60
    on_timeout: Literal["rollback", "continue"] = "rollback"

    def __post_init__(self) -> None:
        where = f"{type(self).__name__}.timeout_minutes"
        require_range(where, self.timeout_minutes, 1, _LONGEST_MINUTES, unit="minutes")
