"""How many tasks a service has: a number, or what scaling decides."""

from aws_cdk import aws_ecs as ecs

from moorage.errors import FeatureError


class TaskCount:
    """Hand the number of tasks to scaling once, between one pair of limits.

    Args:
        path: The path of the service, for messages.
        service: The service.
        fixed: The number that the service was given. Omitted: none.
        daemon: Whether one task runs on every instance.
    """

    def __init__(
        self, path: str, service: ecs.BaseService, *, fixed: int | None, daemon: bool
    ) -> None:
        self._path, self._service = path, service
        self._fixed, self._daemon = fixed, daemon
        self._limits: tuple[int, int] | None = None
        self.scaling: ecs.ScalableTaskCount | None = None

    def in_template(self, default: int) -> int | None:
        """Return the number that the template names; none if scaling or instances decide.

        Args:
            default: The number without one of its own.
        """
        if self.scaling is not None or self._daemon:
            return None
        return default if self._fixed is None else self._fixed

    def scale_between(self, min_tasks: int, max_tasks: int) -> ecs.ScalableTaskCount:
        """Return what scaling decides.

        Args:
            min_tasks: Fewest tasks.
            max_tasks: Most tasks.

        Raises:
            FeatureError: The number is fixed, or the limits are others than before.
        """
        if self._daemon:
            raise FeatureError(
                f"{self._path}: a daemon has one task on every instance, so that nothing else "
                "can decide their number; remove the scaling, or the daemon"
            )
        if self._fixed is not None:
            raise FeatureError(
                f"{self._path}: count={self._fixed} and scaling both decide the number of "
                "tasks; remove one of them"
            )
        if self._limits not in (None, (min_tasks, max_tasks)):
            raise FeatureError(
                f"{self._path}: features scale it between {self._limits} and between "
                f"{(min_tasks, max_tasks)} tasks; give them the same min_tasks and max_tasks"
            )
        if self.scaling is None:
            self._limits = (min_tasks, max_tasks)
            self.scaling = self._service.auto_scale_task_count(
                min_capacity=min_tasks, max_capacity=max_tasks
            )
        return self.scaling
