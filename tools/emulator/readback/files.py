"""Read file systems back, with where and as whom they can be mounted."""

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs
from tools.emulator.readback.storage import Props


def file_system(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare encryption and throughput."""
    [found] = clients("efs").describe_file_systems(FileSystemId=physical_id)["FileSystems"]
    return {
        "Encrypted": (found["Encrypted"], props.get("Encrypted")),
        "ThroughputMode": (found["ThroughputMode"], props.get("ThroughputMode")),
    }


def mount_target(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the file system and the subnet."""
    [found] = clients("efs").describe_mount_targets(MountTargetId=physical_id)["MountTargets"]
    return {key: (found[key], props[key]) for key in ("FileSystemId", "SubnetId")}


def access_point(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the folder and its owner."""
    [found] = clients("efs").describe_access_points(AccessPointId=physical_id)["AccessPoints"]
    user = {key: int(value) for key, value in props["PosixUser"].items()}
    return {
        "FileSystemId": (found["FileSystemId"], props["FileSystemId"]),
        "Path": (found["RootDirectory"]["Path"], props["RootDirectory"]["Path"]),
        "PosixUser": ({key: int(found["PosixUser"][key]) for key in user}, user),
    }
