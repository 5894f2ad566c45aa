"""One role or user of an account."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError

_ARN = re.compile(r"arn:[a-z-]+:iam::[0-9]{12}:(role|user)/[A-Za-z0-9+=,.@_/-]+")


@dataclass(frozen=True, kw_only=True)
class PrincipalArn:
    """Trust one role or user, of this account or another.

    Args:
        arn: ARN of the role or user, without wildcards.

    Raises:
        InvalidInputError: It is no ARN of one role or user.

    Example:
        >>> PrincipalArn(arn="arn:aws:iam::111122223333:role/Pipeline").label
        'arn:aws:iam::111122223333:role/Pipeline'
    """

    arn: str

    def __post_init__(self) -> None:
        if not _ARN.fullmatch(self.arn):
            fix = "write it as 'arn:aws:iam::111122223333:role/NAME'"
            what = "is not the ARN of one role or user"
            raise InvalidInputError("PrincipalArn.arn", what, got=self.arn, fix=fix)

    @property
    def label(self) -> str:
        """Who it is, in words."""
        return self.arn
