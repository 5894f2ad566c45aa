"""balancer_name: the first of a kind has the plain name, the others a number."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.balancer_name import INTERNAL, MAIN, check_balancer_name, numbered


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


@pytest.mark.parametrize("name", ["main", "internal", "main-2", "internal-12"])
def test_a_name_is_accepted_with_or_without_a_number(name):
    check_balancer_name("Route.balancer", name)


@pytest.mark.parametrize("name", ["", "public", "main-", "main-0", "Main"])
def test_another_name_is_refused(name):
    with pytest.raises(InvalidInputError, match=r"Route\.balancer: must be 'main' or 'internal'"):
        check_balancer_name("Route.balancer", name)
