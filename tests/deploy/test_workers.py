"""Workers and tasks on a private emulator: made, run once, not again, and gone.

The tests run in the order of the file, on one environment. No container runs: a task that is
started ends at once (see tools/emulator/COVERAGE.md).
"""

import pytest
from tests.deploy.life import life_of

from tools.deploy import stacks
from tools.emulator import inventory
from tools.emulator.readback.stack import read_back
from tools.emulator.settings import ROOT

pytestmark = pytest.mark.deploy
ENVIRONMENT = ROOT / "tests" / "deploy" / "environments" / "workers.yaml"
MIGRATE = "workers-task-migrate"


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    with life_of(ENVIRONMENT, tmp_path_factory.mktemp("workers")) as life:
        yield life


def started(life):
    """The tasks that CloudFormation started."""
    ecs = life.clients("ecs")
    [cluster] = ecs.list_clusters()["clusterArns"]
    listed = ecs.list_tasks(cluster=cluster, desiredStatus="STOPPED")["taskArns"]
    tasks = ecs.describe_tasks(cluster=cluster, tasks=listed)["tasks"] if listed else []
    return [one for one in tasks if one.get("startedBy") == "cloudformation"]


def test_everything_is_made_and_the_migration_ran_before_its_service(life):
    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    names = [stack.name for stack in life.stacks]
    assert names.index(MIGRATE) < names.index("workers-service-mails")
    [task] = started(life)
    assert task["containers"][0]["exitCode"] == 0


def test_every_resource_is_as_its_template_says(life):
    results = [read_back(life.clients, one.name, one.template) for one in life.stacks]

    assert [line for result in results for line in result.differences] == []
    recorded = {"Custom::S3AutoDeleteObjects", "Custom::OneOffTask"}
    assert set().union(*(result.not_read_back for result in results)) == recorded


def test_a_worker_waits_for_work_with_no_task(life):
    scaling = life.clients("application-autoscaling")
    [target] = scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]

    assert (target["MinCapacity"], target["MaxCapacity"]) == (0, 5)


def test_what_runs_a_task_by_hand_is_an_output(life):
    name = "workers-task-shell"
    outputs = stacks.outputs(stacks.existing(life.clients, [name])[name])

    [command] = [value for key, value in outputs.items() if "RunCommand" in key]
    assert command.startswith("aws ecs run-task --region eu-west-1 --cluster workers-platform-")


def test_another_setting_does_not_run_the_migration_again(life):
    life.change("    before: [mails]", "    before: [mails]\n    environment: {LOG_LEVEL: debug}")

    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert len(started(life)) == 1


def test_another_command_does(life):
    life.change("[echo, migrated]", "[echo, migrated-again]")

    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert len(started(life)) == 2


def test_nothing_is_left(life):
    done = life.run("destroy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing is left." in done.stdout
    assert inventory.take(life.clients)["stack"] == ["CDKToolkit"]
