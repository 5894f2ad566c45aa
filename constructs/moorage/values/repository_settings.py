"""How one image repository cleans up and who may pull from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

_ACCOUNT = re.compile(r"[0-9]{12}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class RepositorySettings:
    """Keep as many images as a rollback may need, and no more.

    Use one per repository of the image registry.

    Args:
        keep_last: Tagged images to keep, newest first, 1 to 1000.
        untagged_days: Days after which an untagged image is deleted, 1 to 365.
        keep_by_prefix: Tagged images to keep by the prefix of their tag, before ``keep_last``
            counts, such as ``{release-: 50}``. Omitted: no prefix is special.
        pull_accounts: Other AWS accounts that may pull, 12 digits each. Omitted: none.

    Raises:
        InvalidInputError: If a number is outside its range or an account is not 12 digits.

    Example:
        >>> RepositorySettings(keep_last=20).untagged_days
        7
    """

    keep_last: int = 30
    untagged_days: int = 7
    keep_by_prefix: Mapping[str, int] = field(default_factory=dict)
    pull_accounts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_range("RepositorySettings.keep_last", self.keep_last, 1, 1000, unit="images")
        require_range("RepositorySettings.untagged_days", self.untagged_days, 1, 365, unit="days")
        for prefix, keep in self.keep_by_prefix.items():
            where = f"RepositorySettings.keep_by_prefix.{prefix}"
            if not prefix:
                what, fix = "an empty prefix means every tag", "use keep_last"
                raise InvalidInputError("RepositorySettings.keep_by_prefix", what, fix=fix)
            require_range(where, keep, 1, 1000, unit="images")
        for index, account in enumerate(self.pull_accounts):
            if not _ACCOUNT.fullmatch(account):
                where = f"RepositorySettings.pull_accounts[{index}]"
                what, fix = "must be an AWS account, 12 digits", "write it as '111122223333'"
                raise InvalidInputError(where, what, got=account, fix=fix)
