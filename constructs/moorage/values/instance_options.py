"""What only a container on an instance of yours may be told."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.ranges import require_range

_SECURITY = re.compile(r"(?:apparmor|label):\S+")


@dataclass(frozen=True, kw_only=True)
class InstanceOptions:
    """Tell ECS about a container what Fargate does not take.

    What each does: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html

    Args:
        shared_memory_mib: Size of ``/dev/shm``. Omitted: that of Docker.
        max_swap_mib: How much swap it may use, if the instance has any; 0 for none. Omitted: what
            the instance has.
        swappiness: How readily memory is swapped, 0 to 100; needs ``max_swap_mib``. Omitted: 60.
        devices: Devices of the instance, by their paths there, that it may use. Omitted: none.

        security_options: Profiles of AppArmor (``apparmor:NAME``) and labels of SELinux
            (``label:...``), which the agent of the instance must be told to take. Omitted: none.

    Raises:
        InvalidInputError: A number is outside its range, or a path is none.

    Example:
        >>> InstanceOptions(shared_memory_mib=256).any
        True
    """

    shared_memory_mib: int | None = None
    max_swap_mib: int | None = None
    swappiness: int | None = None
    devices: tuple[str, ...] = ()
    security_options: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, low, high, unit in (
            ("shared_memory_mib", 1, 1_048_576, "MiB"),
            ("max_swap_mib", 0, 1_048_576, "MiB"),
            ("swappiness", 0, 100, "percent"),
        ):
            if (value := getattr(self, name)) is not None:
                require_range(f"InstanceOptions.{name}", value, low, high, unit=unit)
        if self.swappiness is not None and self.max_swap_mib is None:
            what, fix = "means nothing without max_swap_mib", "write how much swap it may use"
            where = "InstanceOptions.swappiness"
            raise InvalidInputError(where, what, got=self.swappiness, fix=fix)
        for path in (one for one in self.devices if not one.startswith("/dev/")):
            what, fix = "is not the path of a device", "write one such as '/dev/snd'"
            raise InvalidInputError("InstanceOptions.devices", what, got=path, fix=fix)

        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
        for one in (o for o in self.security_options if not _SECURITY.fullmatch(o)):
            what, fix = "is neither a profile nor a label", "write 'apparmor:NAME' or 'label:TEXT'"
            where = "InstanceOptions.security_options"
            raise InvalidInputError(where, what, got=one, fix=fix)

    @property
    def any(self) -> bool:
        """Whether it says anything."""
        return self != InstanceOptions()
