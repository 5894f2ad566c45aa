"""What a container may be told only where its capacity takes it."""

from moorage.errors import InvalidInputError
from moorage.values.capacity_strategy import ON_MACHINES, LaunchKind
from moorage.values.container_options import ContainerOptions
from moorage.values.node_image import OperatingSystem

_REMOVE = "remove it, or choose EC2 capacity"


def check_container(
    where: str,
    options: ContainerOptions,
    memory_mib: int,
    *,
    kind: LaunchKind,
    system: OperatingSystem,
) -> None:
    """Refuse what the capacity of a container does not take.

    Args:
        where: The container, for messages.
        options: What it is told.
        memory_mib: What it may use at most.
        kind: What starts its task.
        system: What it runs on.

    Raises:
        InvalidInputError: It is told such a thing.

    Example:
        >>> options = ContainerOptions(trace_processes=True)
        >>> check_container("api", options, 512, kind="fargate", system="linux")
    """
    windows = system != "linux"
    if options.instance.any and kind not in ON_MACHINES:
        what = "goes with tasks on EC2 capacity only"
        raise InvalidInputError(f"{where}.instance", what, got=kind, fix=_REMOVE)
    # "If you specify both, memory must be greater than memoryReservation."
    if (options.memory_reservation_mib or 0) >= memory_mib:
        raise InvalidInputError(
            f"{where}.memory_reservation_mib",
            f"must be less than the {memory_mib} MiB that it may use at most",
            got=options.memory_reservation_mib,
            fix="lower it, or give the container more",
        )
    spec = options.credential_spec
    if spec and kind == "fargate" and (windows or not (spec.is_domainless and spec.is_object)):
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-linux-gmsa.html
        what = "Fargate takes one in S3 with a secret, for Linux"
        raise InvalidInputError(f"{where}.credential_spec", what, got=spec.arn, fix=_REMOVE)
    if options.trace_processes and windows:
        what, fix = "is a capability of Linux", "remove it"
        raise InvalidInputError(f"{where}.trace_processes", what, got=True, fix=fix)
