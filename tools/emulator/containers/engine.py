"""The processes that run containers: podman and a registry, children of the emulator.

They live in namespaces of their own: no address of theirs exists outside, and all of them, with
every container, end when the emulator does, however it ends.
"""

import os
import shutil
import socket
import subprocess
import tarfile
import time
from pathlib import Path
from typing import Final

from tools.emulator.containers import packages
from tools.emulator.containers.files import REGISTRY_PORT, Files

# One base image is there without any registry: Debian's busybox, under its public name.
BASE_IMAGE: Final = "docker.io/library/busybox:1.35"
NAMESPACES: Final = (
    "unshare",
    "--net",
    "--mount",
    "--pid",
    "--fork",
    "--kill-child",
    "--mount-proc",
)
_PATIENCE: Final = 20.0


class Engine:
    """Start podman and a registry, in the network in which this process is.

    Args:
        folder: For all of their files.
    """

    def __init__(self, folder: Path) -> None:
        self.files = Files(folder)
        self._children: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start both and wait until they answer.

        Raises:
            RuntimeError: One of them ended, or does not answer.
        """
        shutil.rmtree(self.files.folder, ignore_errors=True)
        self.files.write()
        os.environ.update(self.files.variables, DOCKER_HOST=self.files.host)
        os.environ["PATH"] += os.pathsep + "/usr/sbin" + os.pathsep + "/sbin"
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        self._child("docker-registry", "serve", str(self.files.folder / "registry.yml"))
        self._child("podman", "system", "service", "--time", "0", self.files.host)
        self._wait()
        self._import_base()

    def stop(self) -> None:
        """End every container and both processes."""
        self._podman("rm", "--all", "--force", "--time", "0", check=False)
        for child in self._children:
            child.terminate()
            child.wait()

    def _child(self, program: str, *arguments: str) -> None:
        command = [str(packages.path_of(program)), *arguments]
        with (self.files.folder / f"{program}.log").open("wb") as log:
            child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )
        self._children.append(child)

    def _wait(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not (self.files.socket.exists() and _listens(REGISTRY_PORT)):
            ended = [child for child in self._children if child.poll() is not None]
            if ended or time.monotonic() > deadline:
                raise RuntimeError(f"podman or the registry did not start; see {self.files.folder}")
            time.sleep(0.05)

    def _import_base(self) -> None:
        archive = self.files.folder / "busybox.tar"
        program = str(packages.path_of("busybox"))
        names = subprocess.run(
            [program, "--list"], capture_output=True, text=True, check=True
        ).stdout.split()
        with tarfile.open(archive, "w") as tar:
            tar.add(Path(program).resolve(), "bin/busybox")
            for name in names:
                link = tarfile.TarInfo(f"bin/{name}")
                link.type, link.linkname = tarfile.SYMTYPE, "/bin/busybox"
                if name != "busybox":
                    tar.addfile(link)
        self._podman("import", "--change", 'CMD ["sh"]', str(archive), BASE_IMAGE)

    def _podman(self, *arguments: str, check: bool = True) -> None:
        subprocess.run(["podman", *arguments], check=check, capture_output=True)


def _listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
