"""Ulimit: the soft limit is not above the hard one."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.ulimit import Ulimit


@pytest.mark.parametrize(("soft", "hard"), [(0, 0), (1024, 4096)])
def test_is_taken(soft, hard):
    assert Ulimit(soft=soft, hard=hard).soft == soft


@pytest.mark.parametrize(("soft", "hard"), [(2, 1), (-1, 5), (0, -1)])
def test_is_refused(soft, hard):
    with pytest.raises(InvalidInputError, match="soft limit"):
        Ulimit(soft=soft, hard=hard)
