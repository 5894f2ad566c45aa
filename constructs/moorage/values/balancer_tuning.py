"""How a load balancer treats connections."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from moorage.values.choices import require_choice
from moorage.values.ranges import require_range

ForwardedFor: TypeAlias = Literal["append", "preserve", "remove"]
_FORWARDED_FOR: Final[tuple[ForwardedFor, ...]] = get_args(ForwardedFor)
_FEWEST_UNITS: Final = 100


@dataclass(frozen=True, kw_only=True)
class BalancerTuning:
    """Set what AWS calls attributes of a load balancer; the defaults are those of AWS.

    Load across zones is always spread by an Application Load Balancer; that can be turned off for
    a target group only
    (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html).

    Args:
        idle_timeout_seconds: Seconds without a byte after which a connection is closed, 1 to 4000.
            Services must keep their connections open for longer, or clients see answers with 502.
        client_keep_alive_seconds: Seconds after which a client must connect anew, 60 to 604800.
        preserve_host_header: Whether services see the header ``Host`` as the client wrote it.
        forwarded_for: What happens to the header ``X-Forwarded-For`` of a request: ``append`` the
            client's address, ``preserve`` it as it is, or ``remove`` it.
        zonal_shift: Whether Amazon Application Recovery Controller may take a zone that is unwell
            out of use
            (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/zonal-shift.html).
        minimum_capacity_units: Capacity units that are held ready, at 100 or more, for a peak that
            comes faster than AWS scales; paid whether used or not
            (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/capacity-unit-reservation.html).
            Omitted: none.

    Raises:
        InvalidInputError: A number is outside its range, or a word is not a choice.

    Example:
        >>> BalancerTuning(idle_timeout_seconds=300, zonal_shift=True).client_keep_alive_seconds
        3600
    """

    idle_timeout_seconds: int = 60
    client_keep_alive_seconds: int = 3600
    preserve_host_header: bool = False
    forwarded_for: ForwardedFor = "append"
    zonal_shift: bool = False
    minimum_capacity_units: int | None = None

    def __post_init__(self) -> None:
        name = type(self).__name__
        require_range(
            f"{name}.idle_timeout_seconds", self.idle_timeout_seconds, 1, 4000, unit="seconds"
        )
        where = f"{name}.client_keep_alive_seconds"
        require_range(where, self.client_keep_alive_seconds, 60, 604_800, unit="seconds")
        require_choice(f"{name}.forwarded_for", self.forwarded_for, _FORWARDED_FOR)
        if self.minimum_capacity_units is not None:
            where = f"{name}.minimum_capacity_units"
            units = self.minimum_capacity_units
            require_range(where, units, _FEWEST_UNITS, 100_000, unit="units")

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by their keys, each written out, so that a change back is a change too."""
        return {
            "idle_timeout.timeout_seconds": str(self.idle_timeout_seconds),
            "client_keep_alive.seconds": str(self.client_keep_alive_seconds),
            "routing.http.preserve_host_header.enabled": str(self.preserve_host_header).lower(),
            "routing.http.xff_header_processing.mode": self.forwarded_for,
            "zonal_shift.config.enabled": str(self.zonal_shift).lower(),
        }
