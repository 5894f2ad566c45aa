"""The programs that run containers, installed when somebody asks for containers."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

# Debian's package of each program; runc because crun refuses hybrid cgroups, iptables because
# netavark needs it, busybox for the one base image that is there without a registry.
PROGRAMS: Final = {
    "podman": "podman",
    "runc": "runc",
    "netavark": "netavark",
    "iptables": "iptables",
    "docker-registry": "docker-registry",
    "busybox": "busybox-static",
    "ip": "iproute2",
    "unshare": "util-linux",
}
_MORE: Final = ("buildah", "aardvark-dns", "catatonit")
# Programs that no PATH names.
_FOLDERS: Final = ("/usr/sbin", "/sbin", "/usr/lib/podman", "/usr/libexec/podman")


class NoContainersError(Exception):
    """Containers cannot run here; the message is one sentence that says why."""


def path_of(program: str) -> Path | None:
    """Return where a program is.

    Args:
        program: A key of :data:`PROGRAMS`.
    """
    folders = os.pathsep.join([os.environ.get("PATH", os.defpath), *_FOLDERS])
    found = shutil.which(program, path=folders)
    return Path(found) if found else None


def ensure() -> None:
    """Install what is missing, or say in one sentence why containers cannot run.

    Raises:
        NoContainersError: Not Linux, not root, or a package cannot be had.
    """
    if sys.platform != "linux":
        raise NoContainersError("Containers run on Linux only; here the tasks are records.")
    if os.geteuid() != 0:
        raise NoContainersError(
            "Containers need root, for a network of their own; here the tasks are records."
        )
    missing = list(_missing())
    if missing:
        _install([*missing, *_MORE])
    if left := list(_missing()):
        raise NoContainersError(
            f"Containers need the packages {', '.join(left)}, which apt-get could not install; "
            "here the tasks are records."
        )


def _missing() -> Iterator[str]:
    for program, package in PROGRAMS.items():
        if path_of(program) is None:
            yield package


def _install(packages: Sequence[str]) -> None:
    if shutil.which("apt-get") is None:
        return
    print(f"  installing {', '.join(packages)} (once)", flush=True)
    # Lists of packages may be missing or old: they are fetched if the first attempt fails.
    if not _apt("install", *packages):
        _apt("update")
        _apt("install", *packages)


def _apt(*arguments: str) -> bool:
    command = ["apt-get", "-y", "-q", "--no-install-recommends", *arguments]
    done = subprocess.run(
        command,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode == 0
