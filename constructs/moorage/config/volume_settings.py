"""One volume of a workload."""

from dataclasses import dataclass

from moorage.values.volume_mount import VolumeMount


@dataclass(frozen=True, kw_only=True)
class VolumeSettings(VolumeMount):
    """A folder of a file system in the container.

    Args:
        file_system: Name of an entry of ``storage.file_systems``, be it made or there.
        path: Folder in the container, such as ``/var/www/html``.
        folder: Folder of the file system, at most four deep; it is made when it is first mounted.
            Omitted: one with the name of the volume.
        read_only: Whether the container may only read.
        owner: Number of the user and of the group that every file belongs to, whoever writes it.
    """

    file_system: str
