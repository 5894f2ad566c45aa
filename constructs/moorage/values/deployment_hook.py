"""A function of your own that decides whether a deployment goes on."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from moorage.errors import InvalidInputError

# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHook.html
DeploymentStage: TypeAlias = Literal[
    "reconcile-service",
    "pre-scale-up",
    "post-scale-up",
    "test-traffic-shift",
    "post-test-traffic-shift",
    "production-traffic-shift",
    "post-production-traffic-shift",
]
# Also of a version or an alias; a value that is known at deployment only is taken as it is.
_FUNCTION = re.compile(
    r"arn:[a-z-]+:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(?::[A-Za-z0-9$_-]+)?"
)


@dataclass(frozen=True, kw_only=True)
class DeploymentHook:
    """Ask a Lambda function at stages of a deployment whether it goes on.

    It answers ``{"hookStatus": "SUCCEEDED"}``, ``FAILED``, which rolls back, or ``IN_PROGRESS`` to
    be asked again. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/lambda-lifecycle-hooks.html

    Args:
        function_arn: The function; of another account it is not.
        stages: When it is asked. ECS asks at ``test-traffic-shift`` and
            ``production-traffic-shift`` in a rollback again.

    Raises:
        InvalidInputError: The ARN is none of a function, or there is no stage.

    Example:
        >>> arn = "arn:aws:lambda:eu-west-1:111122223333:function:check"
        >>> DeploymentHook(function_arn=arn).stages
        ('post-test-traffic-shift',)
    """

    function_arn: str
    stages: tuple[DeploymentStage, ...] = ("post-test-traffic-shift",)

    def __post_init__(self) -> None:
        where = type(self).__name__
        token = "${Token[" in self.function_arn
        if not token and not _FUNCTION.fullmatch(self.function_arn):
            what = "is not the ARN of a Lambda function"
            fix = "write 'arn:aws:lambda:REGION:ACCOUNT:function:NAME'"
            raise InvalidInputError(f"{where}.function_arn", what, got=self.function_arn, fix=fix)
        if not self.stages:
            fix = "leave it out, or name a stage"
            raise InvalidInputError(f"{where}.stages", "must name a stage", got=(), fix=fix)
