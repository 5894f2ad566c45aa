"""One line stops what nobody needs at night; a service may have times of its own."""

import json
from pathlib import Path

import app as application

ROOT = Path(__file__).resolve().parents[3]
FLAGS = json.loads((ROOT / "cdk.json").read_text())["context"]
FILE = """
region: eu-west-1
posture: disposable
tags: {owner: harbour}
load_balancer: {allow_http: The test has no domain name.}
off_hours: {stop: 0 20 ? * MON-FRI *, start: 0 6 ? * MON-FRI *, time_zone: Europe/Berlin}
services:
  fixed: {image: {registry: "nginx:1.29"}, count: 3}
  scaled: {image: {registry: "nginx:1.29"}, cpu_scaling: {min_tasks: 2, max_tasks: 6}}
  rush:
    image: {registry: "nginx:1.29"}
    cpu_scaling: {min_tasks: 2, max_tasks: 6}
    scheduled_scaling:
      min_tasks: 2
      max_tasks: 6
      times: [{cron: 0 11 * * ? *, time_zone: Asia/Tokyo, min_tasks: 8, max_tasks: 20}]
  worker:
    image: {registry: "nginx:1.29"}
    queue: {acceptable_latency_seconds: 60, seconds_per_message: 2, max_tasks: 5}
"""


def targets(folder):
    (folder / "environments").mkdir()
    (folder / "environments" / "test.yaml").write_text(FILE)
    assembly = application.build_app(FLAGS | {"environments": str(folder / "environments")}).synth()
    return {
        stack.stack_name.removeprefix("test-service-"): resource["Properties"]
        for stack in assembly.stacks
        for resource in stack.template["Resources"].values()
        if resource["Type"] == "AWS::ApplicationAutoScaling::ScalableTarget"
    }


def test_services_stop_and_start_as_they_were(tmp_path):
    found = targets(tmp_path)

    limits = {
        name: [
            (one["ScalableTargetAction"]["MinCapacity"], one["ScalableTargetAction"]["MaxCapacity"])
            for one in target.get("ScheduledActions", [])
        ]
        for name, target in found.items()
    }
    nights = {"fixed": [(0, 0), (3, 3)], "scaled": [(0, 0), (2, 6)]}
    assert limits == {**nights, "rush": [(8, 20)], "worker": []}
    assert (found["fixed"]["MinCapacity"], found["fixed"]["MaxCapacity"]) == (3, 3)


def test_times_of_one_service_have_their_own_time_zone(tmp_path):
    rush = targets(tmp_path)["rush"]

    [time] = rush["ScheduledActions"]
    assert (time["Timezone"], time["Schedule"]) == ("Asia/Tokyo", "cron(0 11 * * ? *)")
    assert (rush["MinCapacity"], rush["MaxCapacity"]) == (2, 6)
