"""Tasks that really run: built, pushed, started as their definition says, updated, rolled back.

The tests run in the order of the file, on one environment. Where no engine can be had, they are
skipped with the sentence that `make deploy RUN=containers` says too.
"""

import hashlib
import http.client
import os
import re
import shutil
import time

import pytest
from tests.deploy.life import life_of

from tools.deploy.failure import FAILED, NOT_STEADY
from tools.emulator import inventory
from tools.emulator.containers.packages import NoContainersError, ensure
from tools.emulator.settings import ROOT

pytestmark = pytest.mark.deploy
SERVICE = "containers-service-page"
TOKEN = "a-token-that-nobody-guesses"


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    try:
        ensure()
    except NoContainersError as error:
        pytest.skip(str(error))
    folder = tmp_path_factory.mktemp("run")
    shutil.copytree(ROOT / "examples" / "page", folder / "examples" / "page")
    file = ROOT / "environments" / "containers.yaml"
    with life_of(file, folder, containers=True) as life:
        parameter = {"Name": "/containers/token", "Value": TOKEN, "Type": "SecureString"}
        life.clients("ssm").put_parameter(**parameter)
        yield life


def page(life):
    """What the load balancer answers, as its lines say it."""
    elbv2 = life.clients("elbv2")
    (balancer,) = elbv2.describe_load_balancers()["LoadBalancers"]
    place = os.environ["AWS_ENDPOINT_URL"].partition("://")[2]
    connection = http.client.HTTPConnection(place, timeout=10)
    connection.request("GET", "/cgi-bin/page", headers={"Host": balancer["DNSName"]})
    lines = connection.getresponse().read().decode().splitlines()
    connection.close()
    return dict(line.split(": ", 1) for line in lines)


def log(life, stream):
    """Every line of the streams of one container."""
    found = life.service(SERVICE)["taskDefinition"]
    definition = life.clients("ecs").describe_task_definition(taskDefinition=found)
    options = definition["taskDefinition"]["containerDefinitions"][0]["logConfiguration"]["options"]
    events = life.clients.pages(
        "logs", "filter_log_events", "events", logGroupName=options["awslogs-group"]
    )
    return [one["message"] for one in events if one["logStreamName"].startswith(f"{stream}/")]


def waited(question, seconds=30):
    """The first answer that is not empty."""
    deadline = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return answer


def test_an_image_is_built_and_pushed_and_two_tasks_run(life):
    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^page +2 of 2 +steady ", done.stdout, re.MULTILINE)
    assert "curl --header 'Host: " in done.stdout
    assert "No container runs" not in done.stdout


def test_the_page_answers_through_the_rule_of_the_load_balancer(life):
    found = page(life)

    assert found["version"] == "1"
    assert found["greeting"] == "hello"


def test_the_secret_is_in_the_container_and_nowhere_in_the_template(life):
    assert page(life)["token"] == hashlib.sha256(TOKEN.encode()).hexdigest()
    assert all(TOKEN not in str(one.template) for one in life.stacks)


def test_the_container_is_confined_as_its_definition_says(life):
    found = page(life)

    assert (found["root"], found["scratch"], found["user"]) == ("read-only", "writable", "1000")
    # The task has 512 MiB, of which the container beside it takes 32.
    assert str(480 * 2**20) in found["memory"].split()


def test_both_tasks_share_one_volume(life):
    assert page(life)["tasks"] == "2"


def test_a_line_of_the_container_is_in_its_log_group(life):
    assert "serving version 1" in waited(lambda: log(life, "main"))


def test_the_sidecar_reaches_the_page_as_localhost(life):
    assert "the page is healthy" in waited(lambda: log(life, "beside"))


def test_a_new_version_takes_the_place_of_the_old_one(life):
    life.change("{build: examples/page}", "{build: examples/page, dockerfile: next.Dockerfile}")

    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert page(life)["version"] == "2"


def test_a_task_ran_before_the_page_was_deployed(life):
    ecs = life.clients("ecs")
    [cluster] = ecs.list_clusters()["clusterArns"]
    listed = ecs.list_tasks(cluster=cluster, desiredStatus="STOPPED")["taskArns"]
    tasks = ecs.describe_tasks(cluster=cluster, tasks=listed)["tasks"]

    [task] = [one for one in tasks if one.get("startedBy") == "cloudformation"]
    assert task["containers"][0]["exitCode"] == 0


def test_a_task_that_fails_fails_the_deployment_with_its_exit_code(life):
    life.change("echo prepared", "echo cannot; exit 7")

    done = life.run("deploy")

    assert done.returncode == FAILED
    assert "The task ended with exit code 7" in done.stderr
    assert "Traceback" not in done.stderr
    assert page(life)["version"] == "2"
    life.change("echo cannot; exit 7", "echo prepared")


def test_an_image_that_crashes_is_rolled_back_and_the_old_page_answers(life):
    before = life.service(SERVICE)["taskDefinition"]
    life.change("next.Dockerfile", "broken.Dockerfile")

    done = life.run("deploy")

    assert done.returncode == NOT_STEADY, done.stdout + done.stderr
    assert "page: ECS deployment circuit breaker was triggered" in done.stderr
    service = life.service(SERVICE)
    assert service["taskDefinition"] == before
    states = {one["status"]: one["rolloutState"] for one in service["deployments"]}
    assert states["PRIMARY"] == "COMPLETED"
    assert page(life)["version"] == "2"
    assert "cannot start" in waited(lambda: log(life, "main"))


def test_destroying_ends_every_container(life):
    done = life.run("destroy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing is left." in done.stdout
    assert inventory.take(life.clients)["stack"] == ["CDKToolkit"]
