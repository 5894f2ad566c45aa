"""balancer_name: the first of a kind has the plain name, the others a number."""

import pytest

from moorage.values.balancer_name import INTERNAL, MAIN, numbered


@pytest.mark.parametrize(
    ("section", "number", "name"),
    [
        (MAIN, 1, "main"),
        (MAIN, 2, "main-2"),
        (INTERNAL, 1, "internal"),
        (INTERNAL, 3, "internal-3"),
    ],
)
def test_the_first_has_the_plain_name(section, number, name):
    assert numbered(section, number) == name
