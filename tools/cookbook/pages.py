"""A page for each recipe, and their index."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tools.compliance.markdown import row
from tools.cookbook.docstring import Docstring, docstring_of
from tools.pages import write_pages
from tools.setup import ROOT

FOLDER: Final = ROOT / "docs" / "cookbook"
_PACKAGE: Final = ROOT / "constructs" / "moorage"
# What somebody wants, where it is, and its key in environment files; in the order of the index.
RECIPES: Final = (
    ("Run a container all the time", "services/container_service.py", "services.NAME"),
    ("Run a web application, all else made by ECS", "services/express_service.py", "express.NAME"),
    ("Run a container outside AWS", "services/external_service.py", "external.NAME"),
    ("Handle the messages of a queue", "services/queue_worker.py", "services.NAME.queue"),
    ("Run a task at given times", "services/scheduled_task.py", "tasks.NAME.schedule"),
    ("Run a task once, before a service", "services/one_off_task.py", "tasks.NAME.before"),
    ("Answer requests of a load balancer", "features/http_route.py", "services.NAME.routes"),
    (
        "Redirect, or answer, without a service",
        "foundation/listener_answer.py",
        "load_balancer.redirects",
    ),
    (
        "Have a certificate made, and validated by DNS",
        "foundation/certificate.py",
        "load_balancer.certificates",
    ),
    (
        "Test a new version before it gets requests",
        "foundation/test_listener.py",
        "load_balancer.test_listener",
    ),
    ("Take TCP, UDP or TLS at a port", "features/network_route.py", "services.NAME.network_routes"),
    (
        "Share a load balancer by port",
        "foundation/network_load_balancer.py",
        "network_load_balancer",
    ),
    ("Put CloudFront in front", "foundation/distribution.py", "cdn"),
    ("Let only CloudFront in", "foundation/cloudfront_origin.py", "cdn.distribution"),
    ("Refuse attacks and floods", "foundation/web_acl.py", "load_balancer.web_acl"),
    ("Be found by a name", "features/dns_records.py", "dns.zones"),
    ("Reach another service by name", "features/service_connect.py", "services.NAME.connects_to"),
    (
        "Have a name in the DNS of the VPC",
        "features/service_discovery.py",
        "services.NAME.discovery",
    ),
    ("Be reached from other VPCs and accounts", "features/vpc_lattice.py", "services.NAME.lattice"),
    ("Send messages to others", "features/publishes.py", "services.NAME.publishes"),
    ("Reach a database or a mail server", "features/egress.py", "services.NAME.egress"),
    ("Call other services of AWS", "features/aws_calls.py", "services.NAME.calls"),
    ("Give a container secrets", "features/secrets.py", "services.NAME.secrets"),
    (
        "Replace tasks when a secret changes",
        "features/redeploy_on_rotation.py",
        "services.NAME.redeploy_on_rotation",
    ),
    ("Keep files that outlive tasks", "features/efs_volume.py", "services.NAME.volumes"),
    ("Give each task a disk", "features/ebs_volume.py", "services.NAME.disk"),
    ("Share a folder between containers", "features/shared_folder.py", "services.NAME.folders"),
    ("Use volumes of Docker", "features/docker_volume.py", "services.NAME.docker_volumes"),
    ("See objects of S3 as files", "features/s3_volume.py", "services.NAME.s3_volumes"),
    ("Mount a share of Windows", "features/fsx_windows_volume.py", "services.NAME.fsx_volumes"),
    ("Run a second container beside", "features/sidecar.py", "services.NAME.sidecars"),
    ("Follow the load of the processors", "features/cpu_scaling.py", "services.NAME.cpu_scaling"),
    ("Follow the use of memory", "features/memory_scaling.py", "services.NAME.memory_scaling"),
    ("Follow the requests", "features/request_scaling.py", "services.NAME.request_scaling"),
    ("Follow any metric", "features/metric_scaling.py", "services.NAME.metric_scaling"),
    (
        "Follow response times",
        "features/response_time_scaling.py",
        "services.NAME.response_time_scaling",
    ),
    (
        "Start tasks before the load comes",
        "features/predictive_scaling.py",
        "services.NAME.predictive_scaling",
    ),
    (
        "Run less at night",
        "features/scheduled_scaling.py",
        "services.NAME.scheduled_scaling",
    ),
    (
        "Hold the number of tasks for a while",
        "features/suspended_scaling.py",
        "services.NAME.scaling_suspended",
    ),
    ("Replace tasks by a word", "features/redeploy.py", "services.NAME.redeploy"),
    ("Hear when something is wrong", "features/alarms.py", "alarms"),
    ("See how a service is", "features/dashboard.py", "services.NAME.dashboard"),
    ("See how all services are", "services/services_dashboard.py", "dashboard"),
    ("Keep what happens in a cluster", "foundation/cluster_events.py", "cluster.events"),
    ("Count lines of a log", "features/log_filter.py", "services.NAME.log_filters"),
    ("Send logs elsewhere", "features/log_router.py", "services.NAME.log_router"),
    ("Collect traces and metrics", "features/open_telemetry.py", "services.NAME.open_telemetry"),
    ("Take metrics as StatsD", "features/cloud_watch_agent.py", "services.NAME.cloudwatch_agent"),
    ("Measure more often", "features/fast_metrics.py", "services.NAME.fast_metrics"),
    ("Open a shell", "features/exec.py", "services.NAME.exec"),
    ("Tune the task as a whole", "features/task_tuning.py", "services.NAME.task"),
)
# What is a setting of a recipe above, and no class of its own.
ALSO: Final = (
    (
        "stop all services of an environment at night",
        "[ScheduledScaling](scheduled-scaling.md) for each of them",
        "off_hours",
    ),
    (
        "run a service that nobody connects to, or others by name only",
        "[ContainerService](container-service.md) without a route",
        "services.NAME",
    ),
    (
        "run one task on every instance",
        "[ContainerService](container-service.md) on `capacity.placed(Placement(daemon=True))`",
        "services.NAME.placement.daemon",
    ),
    (
        "run one task on every machine outside AWS",
        "[ExternalService](external-service.md) with `MachinePlacement(daemon=True)`",
        "external.NAME.placement.daemon",
    ),
    (
        "let a machine outside AWS join",
        "`ExternalInstances`, which gives the commands",
        "cluster.external_instances",
    ),
    (
        "act with an account of a Windows domain",
        "`ContainerOptions(credential_spec=...)`",
        "services.NAME.container.credential_spec",
    ),
    (
        "listen on a range of ports",
        "`ContainerOptions(more_ports=...)`",
        "services.NAME.container.more_ports",
    ),
    (
        "run Windows on Fargate",
        "`TaskSize(operating_system=...)`",
        "services.NAME.size.operating_system",
    ),
)
_HEAD: Final = """\
# Cookbook

What a container on ECS may need, and what gives it. `make docs` makes these pages from the
docstrings; every example runs in the tests.

| you want to | in Python | in an environment file |
|---|---|---|
"""


def pages() -> dict[str, str]:
    """Return every page as Markdown, by the name of its file."""
    rows, found = [], {}
    for wish, file, key in RECIPES:
        documented = docstring_of(_PACKAGE / file)
        name = f"{Path(file).stem.replace('_', '-')}.md"
        found[name] = "\n".join(_page(wish, file, key, documented))
        wanted = f"{wish[0].lower()}{wish[1:]}"
        rows.append(row(wanted, f"[{documented.name}]({name})", f"`{key}`"))
    rows += [row(wish, where, f"`{key}`") for wish, where, key in ALSO]
    return {"README.md": _HEAD + "".join(rows), **found}


def write(folder: Path = FOLDER) -> None:
    """Write the pages, and remove those of recipes that are gone.

    Args:
        folder: Where. Omitted: the folder of the docs.
    """
    write_pages(folder, pages())


def _page(wish: str, file: str, key: str, documented: Docstring) -> Iterator[str]:
    module = f"moorage.{Path(file).parent}"
    yield from (f"# {wish}: `{documented.name}`", "", documented.first, "")
    if documented.body:
        yield from (documented.body, "")
    yield from (f"In environment files: `{key}`, see [configuration](../configuration.md).", "")
    yield from ("```pycon", f">>> from {module} import {documented.name}", documented.example)
    yield from ("```", "", "| argument | |", "|---|---|")
    yield from _rows(documented.arguments)
    if documented.errors:
        yield from ("", "| error | when |", "|---|---|")
        yield from _rows(documented.errors)
    yield ""


def _rows(entries: Mapping[str, str]) -> Iterator[str]:
    return (row(f"`{name}`", text).rstrip("\n") for name, text in entries.items())
