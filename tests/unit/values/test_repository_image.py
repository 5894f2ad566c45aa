"""RepositoryImage: exactly one of tag and digest."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.repository_image import RepositoryImage

DIGEST = f"sha256:{'0a' * 32}"


@pytest.mark.parametrize(
    ("version", "is_mutable"),
    [({"tag": "1.0.0"}, False), ({"tag": "latest"}, True), ({"digest": DIGEST}, False)],
)
def test_an_image_knows_whether_it_moves(version, is_mutable):
    assert RepositoryImage(repository="api", **version).is_mutable is is_mutable


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ({}, "needs a 'tag' or a 'digest'"),
        ({"tag": "1", "digest": DIGEST}, "keep one of 'tag' and 'digest'"),
        ({"tag": "a b"}, r"got 'a b'\); write a tag such as"),
        ({"tag": ""}, "write a tag such as"),
        ({"tag": "a" * 129}, "at most 128"),
        ({"digest": "sha256:12"}, "64 hexadecimal digits"),
        ({"digest": DIGEST.upper()}, "64 hexadecimal digits"),
    ],
)
def test_another_version_is_refused(version, message):
    with pytest.raises(InvalidInputError, match=message):
        RepositoryImage(repository="api", **version)
