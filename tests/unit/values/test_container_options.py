"""ContainerOptions and its parts: within what ECS documents, or refused in a sentence."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.container_options import CAPABILITIES, ContainerOptions
from moorage.values.more_ports import MorePorts
from moorage.values.ulimit import Ulimit

FILE = "arn:aws:s3:::settings/api/prod.env"


def test_says_nothing_unless_told():
    assert ContainerOptions().dropped_capabilities == ("ALL",)
    assert ContainerOptions().needs == ()


def test_what_is_kept_is_not_dropped_and_everything_else_is():
    dropped = ContainerOptions(keep_capabilities=("SETUID", "SETGID")).dropped_capabilities

    assert set(CAPABILITIES) - set(dropped) == {"SETUID", "SETGID"}


def test_files_are_read_from_s3():
    assert [need.service for need in ContainerOptions(environment_files=(FILE,)).needs] == ["s3"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"working_directory": "app"}, "working_directory.*'/app'"),
        ({"start_timeout_seconds": 0}, "1 to 120"),
        ({"start_timeout_seconds": 121}, "the nearest is 120"),
        ({"environment_files": ("s3://settings/prod.env",)}, "arn:aws:s3:::BUCKET"),
        ({"environment_files": (FILE.removesuffix(".env"),)}, "PATH.env"),
        ({"system_controls": {"kernel.shmmax": "1"}}, "begins with 'net.'"),
        ({"keep_capabilities": ("SYS_ADMIN",)}, "choose of AUDIT_WRITE"),
        ({"memory_reservation_mib": 4}, "must be 6 to"),
        ({"more_ports": (MorePorts(first=1, last=9), MorePorts(first=9))}, "name every port once"),
        ({"ulimits": {"files": Ulimit(soft=1, hard=1)}}, "choose of core"),
    ],
)
def test_is_refused(options, message):
    with pytest.raises(InvalidInputError, match=message):
        ContainerOptions(**options)
