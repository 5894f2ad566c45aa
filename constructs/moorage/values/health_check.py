"""How a load balancer decides that a task may receive requests."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.container_health_check import ContainerHealthCheck
from moorage.values.ranges import require_range

_CODE = re.compile(r"[1-9][0-9]{2}", re.ASCII)
# Limits of the API: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
_LONGEST_PATH = 1024
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
_LONGEST_RUN, _LONGEST_START = 60, 300
_LOWEST_CODE, _HIGHEST_CODE = 200, 499


@dataclass(frozen=True, kw_only=True)
class HealthCheck:
    """Ask a task over HTTP whether it is well.

    Use it for a service behind a load balancer. With the defaults a new task receives requests
    after 20 seconds, and a broken one stops receiving them after 30. With ``command``, ECS asks in
    the container too, with the same numbers.

    Args:
        path: Path to ask for; begins with ``/``.
        matcher: Status codes that mean healthy: ``200``, ``200,202`` or ``200-399``.
        interval_seconds: Seconds between two checks of one task, 5 to 300.
        timeout_seconds: Seconds without an answer that count as a failure, 2 to 120; less than
            the interval.
        healthy_threshold: Successes in a row that make a task healthy, 2 to 10.
        unhealthy_threshold: Failures in a row that make a task unhealthy, 2 to 10.
        grace_seconds: Seconds after the start of a task during which failures do not replace it.
        port: Port to ask at, for load balancers of every kind and VPC Lattice, to which it is
            opened; ``health_port`` of a port of a Network Load Balancer is asked instead there.
            Omitted: that of the requests.
        command: Command that ECS runs in the container, one word per item, to ask the same there;
            the image must have it. Omitted: the load balancer alone asks.

    Raises:
        InvalidInputError: If a number is outside its range, the timeout is not shorter than the
            interval, or the path or the matcher cannot be read.

    Example:
        >>> HealthCheck(path="/healthz").matcher
        '200'
    """

    path: str = "/"
    matcher: str = "200"
    interval_seconds: int = 10
    timeout_seconds: int = 5
    healthy_threshold: int = 2
    unhealthy_threshold: int = 3
    grace_seconds: int = 60
    port: int | None = None
    command: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._check_path()
        if not _is_matcher(self.matcher):
            raise InvalidInputError(
                "HealthCheck.matcher",
                f"must name status codes from {_LOWEST_CODE} to {_HIGHEST_CODE}",
                got=self.matcher,
                fix="write '200', '200,202' or '200-399'",
            )
        for field, lowest, highest, unit in (
            ("interval_seconds", 5, 300, "seconds"),
            ("timeout_seconds", 2, 120, "seconds"),
            ("healthy_threshold", 2, 10, ""),
            ("unhealthy_threshold", 2, 10, ""),
            # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
            ("grace_seconds", 0, 2**31 - 1, "seconds"),
        ):
            require_range(f"HealthCheck.{field}", getattr(self, field), lowest, highest, unit=unit)
        if self.timeout_seconds >= self.interval_seconds:
            raise InvalidInputError(
                "HealthCheck.timeout_seconds",
                f"must be shorter than interval_seconds, {self.interval_seconds}",
                got=self.timeout_seconds,
                fix=f"use {max(2, self.interval_seconds // 2)}, or a longer interval",
            )

        if self.port is not None:
            require_range("HealthCheck.port", self.port, 1, 65_535)
        if self.command and self.timeout_seconds > _LONGEST_RUN:
            what = f"must be at most {_LONGEST_RUN} with a command"
            fix = f"use {_LONGEST_RUN} or less, or leave command out"
            got = self.timeout_seconds
            raise InvalidInputError("HealthCheck.timeout_seconds", what, got=got, fix=fix)

    @property
    def in_container(self) -> ContainerHealthCheck | None:
        """The check that ECS makes in the container, with the same numbers, if there is one."""
        if not self.command:
            return None
        return ContainerHealthCheck(
            command=self.command,
            interval_seconds=self.interval_seconds,
            timeout_seconds=self.timeout_seconds,
            retries=self.unhealthy_threshold,
            # Failures while it starts count in neither check; ECS has no longer time than this.
            start_period_seconds=min(self.grace_seconds, _LONGEST_START),
        )

    def check_start(self, container: ContainerHealthCheck | None) -> None:
        """Refuse a load balancer that ends a task in the time that its container has to start.

        Args:
            container: What ECS asks in the container, if it does.

        Raises:
            InvalidInputError: Failures replace the task before that.
        """
        # "the Amazon ECS service scheduler ignores unhealthy ELB [...] health checks":
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
        patience = max(self.grace_seconds, self.interval_seconds * self.unhealthy_threshold)
        if container and container.start_period_seconds > patience:
            needed = container.start_period_seconds
            what = (
                f"ends tasks after {patience} seconds, and the container has {needed} to start, in "
                "start_period_seconds of its health check"
            )
            fix = f"write {needed} or more"
            got = self.grace_seconds
            raise InvalidInputError("HealthCheck.grace_seconds", what, got=got, fix=fix)

    def _check_path(self) -> None:
        where = "HealthCheck.path"
        if not self.path.startswith("/"):
            what, fix = "must start with '/'", f"write '/{self.path}'"
            raise InvalidInputError(where, what, got=self.path, fix=fix)
        if len(self.path) > _LONGEST_PATH or re.search(r"[\s\x00-\x1f\x7f]", self.path):
            what = f"must be at most {_LONGEST_PATH} characters without spaces"
            raise InvalidInputError(where, what, got=self.path, fix="shorten or encode it")


def _is_matcher(text: str) -> bool:
    for part in text.split(","):
        ends = part.split("-")
        if len(ends) > 2 or not all(_CODE.fullmatch(end) for end in ends):  # noqa: PLR2004 - a range has two ends
            return False
        low, high = int(ends[0]), int(ends[-1])
        if not _LOWEST_CODE <= low <= high <= _HIGHEST_CODE:
            return False
    return True
