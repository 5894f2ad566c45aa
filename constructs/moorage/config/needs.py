"""What the tasks of an environment have to reach, as far as its file tells."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.values.aws_services import INTERNET
from moorage.values.image import Image
from moorage.values.need import CALLS, EXEC, LOG_IN, PULL, WRITE_LOGS, Need
from moorage.values.registry_image import RegistryImage


def workload_needs(config: EnvironmentConfig, name: str) -> list[Need]:
    """Return what the tasks of one service have to reach, or one task.

    Args:
        config: The environment.
        name: The service, or the task.

    Raises:
        InvalidInputError: It chooses a capacity that the cluster does not have.
    """
    workload, service = config.named[name], config.services.get(name)
    needs = [Need("logs", WRITE_LOGS)]
    needs += [need for one in config.strategy_of(name) for need in one.needs]
    needs += [Need(called, CALLS) for called in workload.calls]
    needs += [target.need for target in workload.publishes.values()]
    needs += [need for share in workload.fsx_volumes.values() for need in share.needs]
    needs += [Need("sqs", CALLS)] if service and (service.queue or service.sends_to) else []
    needs += [Need("ssmmessages", EXEC)] if service and service.exec else []
    for _, image in workload.images:
        needs += _of_image(image, config.region)
    needs += [need for one in workload.observers.values() for need in one.needs]
    for _, one in workload.containers:
        needs += [source.need for source in one.secrets.values()]
        needs += one.container.needs
    return sorted(set(needs))


def environment_needs(config: EnvironmentConfig) -> tuple[str, ...]:
    """Return the AWS services that all services together need, and their instances.

    Args:
        config: The environment, free of problems.
    """
    found = {need.service for name in config.named for need in workload_needs(config, name)}
    found |= {need.service for one in config.cluster.capacity.providers for need in one.needs}
    # What every service needs; so that the first one changes nothing but its own stack.
    found |= {"ecr", "logs"}
    return tuple(sorted(found - {INTERNET}))


def _of_image(image: Image, region: str) -> Iterator[Need]:
    if not isinstance(image, RegistryImage):
        yield Need("ecr", PULL)
        return
    # An endpoint leads to the registry of its own region only.
    here = image.is_private_ecr and f".{region}." in image.registry
    yield Need("ecr" if here else INTERNET, PULL)
    if image.credentials_secret_arn:
        yield Need("secretsmanager", LOG_IN)
