"""Every kind of image says whether it may change under its name."""

import typing

import pytest

from moorage.values.image import Image


@pytest.mark.parametrize("kind", typing.get_args(Image))
def test_a_kind_of_image_knows_whether_it_moves(kind):
    assert isinstance(kind.is_mutable, property)
