"""require_choice: one of a few words."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.choices import require_choice


def test_one_of_the_words_is_fine():
    require_choice("Thing.kind", "one", ("one", "two"))


@pytest.mark.parametrize("got", ["three", None, 1, ["one"]])
def test_anything_else_is_refused(got):
    with pytest.raises(
        InvalidInputError, match=r"Thing\.kind: is not a choice .*use 'one' or 'two'"
    ):
        require_choice("Thing.kind", got, ("one", "two"))
