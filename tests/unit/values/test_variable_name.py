"""Names of variables: what a shell reads, and AWS does not set."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.variable_name import check_variable_name


@pytest.mark.parametrize("name", ["A", "_a1", "LOG_LEVEL"])
def test_is_taken(name):
    assert check_variable_name("here", name) is None


@pytest.mark.parametrize("name", ["", "1A", "A-B", "Ä", "A B", "AWS_REGION", "ecs_x"])
def test_is_refused(name):
    with pytest.raises(InvalidInputError, match="here"):
        check_variable_name("here", name)
