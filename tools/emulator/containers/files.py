"""Where the containers of one emulator keep their files, and the configuration of podman."""

from dataclasses import dataclass
from pathlib import Path

REGISTRY_PORT = 5000
REGISTRY = f"127.0.0.1:{REGISTRY_PORT}"
# The longest path of a socket on Linux is 107 bytes.
_LONGEST = 107

_CONTAINERS = """\
[containers]
default_ulimits = ["nofile=16384:16384", "nproc=8192:8192"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
"""

_REGISTRIES = f"""\
unqualified-search-registries = []
[[registry]]
prefix = "*.amazonaws.com"
location = "{REGISTRY}"
insecure = true
[[registry]]
location = "{REGISTRY}"
insecure = true
"""


@dataclass(frozen=True)
class Files:
    """Name the files of one engine.

    Args:
        folder: Below it lies everything; it is emptied at each start.

    Example:
        >>> Files(Path("/run/m")).host
        'unix:///run/m/podman.sock'
    """

    folder: Path

    @property
    def socket(self) -> Path:
        """Where podman listens."""
        return self.folder / "podman.sock"

    @property
    def host(self) -> str:
        """The socket as clients of Docker name it."""
        return f"unix://{self.socket}"

    @property
    def file_systems(self) -> Path:
        """The folder that stands for EFS."""
        return self.folder / "file-systems"

    @property
    def too_long(self) -> bool:
        """Whether the socket's path is longer than Linux takes."""
        return len(str(self.socket).encode()) > _LONGEST

    @property
    def variables(self) -> dict[str, str]:
        """The environment variables that make podman use these files."""
        return {
            "CONTAINERS_CONF": str(self.folder / "containers.conf"),
            "CONTAINERS_STORAGE_CONF": str(self.folder / "storage.conf"),
            "CONTAINERS_REGISTRIES_CONF": str(self.folder / "registries.conf"),
        }

    def write(self) -> None:
        """Write the configuration: layers are plain folders, and nothing has to be unmounted."""
        self.file_systems.mkdir(parents=True)
        storage = (
            f'[storage]\ndriver = "vfs"\nrunroot = "{self.folder}/run"\n'
            f'graphroot = "{self.folder}/layers"\n'
        )
        registry = (
            "version: 0.1\nlog: {level: warn}\n"
            f"storage: {{filesystem: {{rootdirectory: '{self.folder}/registry'}}}}\n"
            f"http: {{addr: '{REGISTRY}'}}\n"
        )
        for name, text in (
            ("containers.conf", _CONTAINERS),
            ("registries.conf", _REGISTRIES),
            ("storage.conf", storage),
            ("registry.yml", registry),
        ):
            (self.folder / name).write_text(text)
