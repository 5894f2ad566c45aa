"""``volumes``, ``folders``, ``docker_volumes``, ``s3_volumes`` and ``disk``: files of tasks."""

from collections.abc import Iterator
from typing import cast

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs

from moorage.features.docker_volume import DockerVolume
from moorage.features.ebs_volume import EbsVolume
from moorage.features.efs_volume import EfsVolume
from moorage.features.fsx_windows_volume import FsxWindowsVolume
from moorage.features.s3_volume import S3Volume
from moorage.features.shared_folder import SharedFolder
from moorage.services.feature import ContainerFeature, TaskFeature
from stacks.fields import arguments_of
from stacks.makers.entry import ContainerEntry, ServiceEntry, WorkloadEntry
from stacks.naming import pascal


def machine_volumes(entry: ContainerEntry) -> Iterator[ContainerFeature]:
    """Yield a feature for each volume on the machine of the task."""
    for name, folder in entry.settings.folders.items():
        yield SharedFolder(name=name, **arguments_of(folder))
    for name, kept in entry.settings.docker_volumes.items():
        yield DockerVolume(name=name, **arguments_of(kept))


def volumes(entry: WorkloadEntry) -> Iterator[TaskFeature | ContainerFeature]:
    """Yield a feature for each volume of any kind that every workload can have."""
    for name, volume in entry.settings.volumes.items():
        yield EfsVolume(file_system=_files(entry, volume.file_system), name=name, mount=volume)
    yield from machine_volumes(entry)
    for name, objects in entry.settings.s3_volumes.items():
        yield S3Volume(name=name, **arguments_of(objects))
    for name, share in entry.settings.fsx_volumes.items():
        yield FsxWindowsVolume(name=name, **arguments_of(share))


def disk(entry: ServiceEntry) -> Iterator[EbsVolume]:
    """Yield the feature, if tasks have disks."""
    if entry.settings.disk:
        yield EbsVolume(name="disk", **arguments_of(entry.settings.disk))


def _files(entry: WorkloadEntry, name: str) -> efs.IFileSystem:
    choice = entry.config.storage.file_systems[name]
    if not choice.exists:
        return entry.file_systems[name]
    id = f"Files{pascal(name)}"
    if found := entry.stack.node.try_find_child(id):
        return cast("efs.IFileSystem", found)
    return efs.FileSystem.from_file_system_attributes(
        entry.stack,
        id,
        file_system_id=choice.file_system_id,
        security_group=ec2.SecurityGroup.from_security_group_id(
            entry.stack, f"{id}SecurityGroup", cast("str", choice.security_group_id)
        ),
    )
