"""RepositorySettings: how many images to keep, and who may pull."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.repository_settings import RepositorySettings


def test_other_accounts_may_pull():
    settings = RepositorySettings(pull_accounts=("111122223333",))

    assert settings.pull_accounts == ("111122223333",)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"keep_last": 0}, r"keep_last: must be 1 to 1000 images"),
        ({"untagged_days": 366}, r"untagged_days: must be 1 to 365 days"),
        ({"keep_by_prefix": {"v": 0}}, r"keep_by_prefix\.v: must be 1 to 1000 images"),
        ({"keep_by_prefix": {"": 1}}, r"an empty prefix means every tag; use keep_last"),
        ({"pull_accounts": ("111122223333", "1")}, r"pull_accounts\[1\]: .* \(got '1'\)"),
    ],
)
def test_what_cannot_work_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        RepositorySettings(**arguments)
