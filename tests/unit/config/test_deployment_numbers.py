"""What an environment file says about deployments becomes the numbers of the model."""

import pytest

from moorage.config.deployment_numbers import forecast, service_deployment, task_counts
from moorage.config.loader import load_environment

NODES = "cluster: {capacity: {ec2: {nodes: {scaling: {min_nodes: 1, max_nodes: 4}}}}}\n"


@pytest.fixture
def numbers(base, write):
    """Read the numbers of the service of the small environment, with more keys."""

    def read(*, service="", top="", tasks=2):
        text = base.replace("    port: 8080\n", f"    port: 8080\n{service}") + top
        return service_deployment(load_environment(write(text)), "api", tasks)

    return read


def test_health_checks_and_shutdown_become_times(numbers):
    times = numbers().times

    # 10 s x 2 until healthy; 10 s x 3 until unhealthy, which the grace period of 60 s covers.
    assert (times.healthy_seconds, times.unhealthy_seconds) == (20, 60)
    assert (times.leave_seconds, times.stop_seconds) == (60, 30)


def test_the_slower_of_two_health_checks_counts(numbers):
    times = numbers(
        service="    container: {health_check: {command: [/bin/ok], interval_seconds: 45}}\n"
    ).times

    assert times.healthy_seconds == 45


@pytest.mark.parametrize(("essential", "healthy"), [("true", 90), ("false", 20)])
def test_of_containers_beside_it_the_essential_ones_count(numbers, essential, healthy):
    sidecar = (
        "    sidecars: {proxy: {image: {registry: 'a.example/proxy:1'}, container: {share: "
        "{memory_mib: 64}, health_check: "
        f"{{command: [/bin/ok], interval_seconds: 90}}}}, essential: {essential}}}}}\n"
    )

    assert numbers(service=sidecar).times.healthy_seconds == healthy


def test_a_port_of_a_network_load_balancer_is_drained_too(base, write):
    text = base.replace(
        "    routes: [{path: /api/*}]\n",
        "    network_routes: [{port: 9000, protocol: tcp, passthrough: The broker ends TLS.}]\n",
    )
    text = text.replace("services:", "network_load_balancer: {}\nservices:")

    times = service_deployment(load_environment(write(text)), "api", 2).times

    assert (times.healthy_seconds, times.leave_seconds) == (20, 60)


def test_shifts_on_a_network_load_balancer_wait(base, write):
    shifted = "    deployment: blue-green\n"
    network = (
        "    network_routes: [{port: 9000, protocol: tcp, passthrough: The broker ends TLS.}]\n"
    )
    front = base.replace("services:", "network_load_balancer: {}\nservices:")
    plain, waits = (
        forecast(load_environment(write(front + text)), "api").works.seconds
        for text in (shifted, shifted + network)
    )

    assert waits == plain + 2 * 600


def test_without_routes_a_container_is_asked_or_watched(base, write):
    text = base.replace("    routes: [{path: /api/*}]\n", "")
    alone = service_deployment(load_environment(write(text)), "api", 2).times
    check = "    container: {health_check: {command: [/bin/ok], interval_seconds: 5}}\n"
    asked = service_deployment(load_environment(write(text + check)), "api", 2).times

    assert (alone.healthy_seconds, alone.unhealthy_seconds, alone.leave_seconds) == (40, None, 30)
    assert (asked.healthy_seconds, asked.unhealthy_seconds) == (5, 15)


def test_on_fargate_there_is_room(numbers):
    assert (numbers().room, numbers().room_now) == (None, None)


def test_instances_have_room_for_as_many_as_their_interfaces_allow(numbers):
    made = numbers(top=NODES, tasks=3)

    # Two tasks on an m7i.large; three tasks fill two instances, and four may run.
    assert (made.room, made.room_now) == (8, 4)
    assert made.times.node_seconds == 120


def test_spare_room_is_room_without_a_new_instance(numbers):
    spare = NODES.replace("max_nodes: 4", "max_nodes: 4, target_percent: 50")

    assert numbers(top=spare, tasks=4).room_now == 8


def test_distinct_instances_hold_one_task_each(numbers):
    made = numbers(top=NODES, service="    placement: {distinct_instances: true}\n")

    assert made.room == 4


def test_of_unknown_instance_types_nothing_is_claimed(numbers):
    unknown = NODES.replace("nodes: {", "nodes: {instance_types: [m99i.large], ")

    assert numbers(top=unknown).room is None


@pytest.mark.parametrize(
    ("service", "counts"),
    [
        ("", (2, 2)),
        ("    count: 0\n", (0, 0)),
        ("    cpu_scaling: {min_tasks: 0, max_tasks: 7}\n", (1, 7)),
    ],
)
def test_how_many_tasks_run(base, write, service, counts):
    text = base.replace("    port: 8080\n", f"    port: 8080\n{service}")

    assert task_counts(load_environment(write(text)), "api") == counts


def test_a_daemon_runs_once_on_each_instance(base, write):
    daemon = "    port: 8080\n    placement: {daemon: true}\n"
    config = load_environment(write(base.replace("    port: 8080\n", daemon) + NODES))

    assert task_counts(config, "api") == (1, 4)
    assert forecast(config, "api").deployment.daemon


def test_the_numbers_of_a_daemon_may_be_written_out(base, write):
    daemon = (
        "    port: 8080\n    placement: {daemon: true}\n"
        "    deployment: {strategy: rolling, maximum_percent: 100}\n"
    )
    config = load_environment(write(base.replace("    port: 8080\n", daemon) + NODES))

    assert forecast(config, "api").deployment.percents == (0, 100)


def test_a_number_of_tasks_and_a_time_can_be_given(base, write):
    made = forecast(load_environment(write(base)), "api", tasks=7, start_seconds=10)

    assert (made.deployment.tasks, made.deployment.times.start_seconds) == (7, 10)


def test_limits_of_other_times_count_for_a_deployment_too(base, write):
    rush = "{cron: 0 6 * * ? *, min_tasks: 1, max_tasks: 9}"
    times = f"[{rush}, {{cron: 0 20 * * ? *, min_tasks: 0, max_tasks: 0}}]"
    text = base.replace(
        "    port: 8080\n",
        f"    port: 8080\n    scheduled_scaling: {{min_tasks: 2, max_tasks: 6, times: {times}}}\n",
    )

    assert task_counts(load_environment(write(text)), "api") == (1, 9)
