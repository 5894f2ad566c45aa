"""Messages are sent with a role of ours, and events go to queues of ours."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem
from moorage.config.workload_settings import WorkloadSettings
from moorage.errors import InvalidInputError
from moorage.values.variable_name import check_variable_name


def message_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield targets that nobody may send to or that share a variable, and queues of others.

    Args:
        config: The environment.
    """
    for place, workload in config.workloads:
        yield from _publishes(place, workload)
    for name, service in config.services.items():
        if service.queue and service.queue.events and service.queue.queue_arn:
            yield Problem(
                path=("services", name, "queue", "events"),
                what="needs a rule that the policy of the queue lets in, and it is somebody else's",
                fix="leave queue_arn out, or make the rule where the queue is made",
            )


def _publishes(place: KeyPath, workload: WorkloadSettings) -> Iterator[Problem]:
    if workload.publishes and workload.task_role_arn:
        yield Problem(
            path=(*place, "publishes"),
            what="needs permissions, and the role of the tasks is somebody else's",
            fix="leave task_role_arn out, or add the statements to that role and write 'calls'",
        )
    for variable in workload.publishes:
        path = (*place, "publishes", variable)
        try:
            check_variable_name("publishes", variable)
        except InvalidInputError as error:
            yield Problem(path=path, what=error.what, fix=error.fix)
        for section in ("environment", "secrets"):
            if variable in getattr(workload, section):
                what = f"stands under {section} too, and a container has one value for a variable"
                yield Problem(path=path, what=what, fix="remove one of them")
