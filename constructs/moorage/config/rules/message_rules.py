"""Messages are sent with a role of ours, and events go to queues of ours."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown
from moorage.config.service_settings import ServiceSettings
from moorage.config.workload_settings import WorkloadSettings
from moorage.errors import InvalidInputError
from moorage.values.variable_name import check_variable_name

_NO_PERMISSION = "needs permissions, and the role of the tasks is somebody else's"
_GRANT_IT = "leave task_role_arn out, or add the statements to that role and write 'calls'"


def message_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield targets that nobody may send to or that share a variable, and queues of others.

    Args:
        config: The environment.
    """
    for place, workload in config.workloads:
        yield from _publishes(place, workload)
    for name, service in config.services.items():
        yield from _sends(config, name, service)
        if service.queue and service.queue.events and service.queue.queue_arn:
            yield Problem(
                path=("services", name, "queue", "events"),
                what="needs a rule that the policy of the queue lets in, and it is somebody else's",
                fix="leave queue_arn out, or make the rule where the queue is made",
            )


def _sends(config: EnvironmentConfig, name: str, service: ServiceSettings) -> Iterator[Problem]:
    known = config.services
    for index, other in enumerate(service.sends_to):
        path, got = ("services", name, "sends_to", index), shown(other)
        if other not in known:
            near = nearest(other, known)
            fix = f"did you mean '{near}'?" if near else f"add it: services.{other}"
            yield Problem(path=path, what="is no service of this file", got=got, fix=fix)
        elif known[other].queue is None:
            what, fix = "has no queue to send to", f"add services.{other}.queue, or use connects_to"
            yield Problem(path=path, what=what, got=got, fix=fix)
    if service.sends_to and service.task_role_arn:
        place = ("services", name, "sends_to")
        yield Problem(path=place, what=_NO_PERMISSION, fix=_GRANT_IT)
    for variable in service.queue_variables:
        for section in ("environment", "secrets", "publishes"):
            if variable in getattr(service, section):
                what, fix = "is the variable of a queue of sends_to", "rename or remove it"
                yield Problem(path=("services", name, section, variable), what=what, fix=fix)


def _publishes(place: KeyPath, workload: WorkloadSettings) -> Iterator[Problem]:
    if workload.publishes and workload.task_role_arn:
        yield Problem(
            path=(*place, "publishes"),
            what=_NO_PERMISSION,
            fix=_GRANT_IT,
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
