"""VolumeMount: a folder here, a folder there, one owner."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.volume_mount import VolumeMount


@pytest.mark.parametrize(
    "mount", [{"path": "/a"}, {"path": "/a/b/", "folder": "/c/d/e/f", "owner": 0}]
)
def test_is_taken(mount):
    assert VolumeMount(**mount).path == mount["path"]


@pytest.mark.parametrize(
    ("mount", "message"),
    [
        ({"path": "a"}, "absolute path"),
        ({"path": "/"}, "absolute path"),
        ({"path": "/a/../etc"}, "absolute path"),
        ({"path": "/a", "folder": "c"}, "at most four deep"),
        ({"path": "/a", "folder": "/c/d/e/f/g"}, "at most four deep"),
        ({"path": "/a", "owner": -1}, "VolumeMount.owner"),
        ({"path": "/a", "owner": 2**32}, "VolumeMount.owner"),
    ],
)
def test_is_refused(mount, message):
    with pytest.raises(InvalidInputError, match=message):
        VolumeMount(**mount)
