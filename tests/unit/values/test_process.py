"""Process: what a container runs, and where it may write."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.process import Process


def test_a_process_is_not_root_unless_told():
    assert Process().user == "1000:1000"


@pytest.mark.parametrize("path", ["tmp", "", "/"])
def test_scratch_must_be_below_the_root(path):
    with pytest.raises(InvalidInputError, match=r"must be an absolute path below /"):
        Process(scratch=(path,))


def test_an_empty_user_is_refused():
    with pytest.raises(InvalidInputError, match=r"Process\.user: must not be empty"):
        Process(user=" ")


def test_an_environment_that_a_task_definition_cannot_hold_is_refused():
    Process(environment={"A": "x" * 32_767})

    with pytest.raises(InvalidInputError, match="is 32769 bytes"):
        Process(environment={"A": "x" * 32_768})
