"""What watches over containers must be able to run, and to tell somebody."""

from collections.abc import Iterator, Mapping
from typing import Final

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem, shown
from moorage.config.workload_settings import WorkloadSettings
from moorage.errors import InvalidInputError
from moorage.values.aws_services import INTERNET

# The name of the container that each of them runs.
_NAMES: Final[Mapping[str, str]] = {
    "log_router": "log-router",
    "open_telemetry": "otel-collector",
    "cloudwatch_agent": "cloudwatch-agent",
}


def observer_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield observers that cannot run or send, and alarms that tell nobody.

    Args:
        config: The environment.
    """
    for name, workload in config.named.items():
        place = config.place_of(name)
        yield from _names(place, workload)
        yield from _filters(config, place, workload)
        yield from _out_of_reach(config, place, workload)
        yield from _on_windows(config, name, workload)


def _names(place: KeyPath, workload: WorkloadSettings) -> Iterator[Problem]:
    for key in workload.observers:
        if _NAMES[key] in workload.sidecars:
            path = (*place, "sidecars", _NAMES[key])
            what = f"is the name of the container that {key} runs"
            yield Problem(path=path, what=what, fix="choose another name")


def _filters(
    config: EnvironmentConfig, place: KeyPath, workload: WorkloadSettings
) -> Iterator[Problem]:
    router = workload.log_router
    for name, metric in workload.log_filters.items():
        path = (*place, "log_filters", name)
        if metric.alarm_above is not None and config.alarms is None:
            what, fix = "would tell nobody", "add alarms.topic_arn, or remove it"
            got = str(metric.alarm_above)
            yield Problem(path=(*path, "alarm_above"), what=what, got=got, fix=fix)
        if router and not router.to_log_group:
            what = "counts lines in the log group, and log_router sends them elsewhere"
            yield Problem(path=path, what=what, fix="remove one of them")


def _out_of_reach(
    config: EnvironmentConfig, place: KeyPath, workload: WorkloadSettings
) -> Iterator[Problem]:
    router = workload.log_router
    isolated = config.network.preset == "isolated-with-endpoints"
    if isolated and router and router.output and INTERNET in router.output.reaches:
        yield Problem(
            path=(*place, "log_router", "output", "reaches"),
            what="network.preset isolated-with-endpoints has no way to the internet",
            got=shown(INTERNET),
            fix="name the AWS service that it sends to, or use another preset",
            depends_on=(("network", "preset"),),
        )


def _on_windows(
    config: EnvironmentConfig, name: str, workload: WorkloadSettings
) -> Iterator[Problem]:
    try:
        strategy = config.strategy_of(name)
    except InvalidInputError:
        return  # capacity_rules say so
    if any(one.operating_system != "linux" for one in strategy):
        for key in workload.observers:
            path = (*config.place_of(name), key)
            what = "runs beside Linux containers only, and the capacity is Windows"
            yield Problem(path=path, what=what, fix="remove it, or choose another capacity")
