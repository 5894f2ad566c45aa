"""The command line: a plan on standard output, 1 if it never ends, 2 for what is not there."""

import json
from pathlib import Path

import pytest

from moorage.cli import main
from moorage.config import deploy_plan_command
from moorage.delivery.forecast import Forecast
from moorage.delivery.service_deployment import ServiceDeployment

ROOT = Path(__file__).resolve().parents[3]
DEMO = str(ROOT / "environments" / "demo.yaml")


def test_the_plan_of_a_service(capsys):
    code = main(["deploy-plan", DEMO, "web"])

    out = capsys.readouterr().out
    assert code == 0
    assert out.startswith("web: rolling, 2 tasks")
    assert "2 new tasks start" in out


def test_an_environment_can_be_named(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)

    assert main(["deploy-plan", "demo", "web"]) == 0


def test_a_time_and_a_number_of_tasks_can_be_given(capsys):
    main(["deploy-plan", DEMO, "web", "--start-seconds", "10", "--tasks", "5"])

    out = capsys.readouterr().out
    assert "5 new tasks start" in out
    assert "a task starts within 10 s" in out


@pytest.mark.parametrize(
    ("option", "title"),
    [("--crash", "An image that crashes"), ("--unhealthy", "An image that runs and never answers")],
)
def test_the_steps_of_a_broken_image(capsys, option, title):
    main(["deploy-plan", DEMO, "web", option])

    assert title in capsys.readouterr().out


def test_json_and_svg(capsys):
    main(["deploy-plan", DEMO, "web", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    main(["deploy-plan", DEMO, "web", "--format", "svg"])

    assert data["service"] == "web"
    assert capsys.readouterr().out.startswith("<svg")


def test_help_names_the_exit_codes(capsys):
    with pytest.raises(SystemExit):
        main(["deploy-plan", "--help"])

    assert "1  it would never end" in capsys.readouterr().out


def test_a_deployment_that_never_ends_is_code_1(capsys, monkeypatch):
    stuck = Forecast("web", ServiceDeployment(tasks=2, room=2))
    monkeypatch.setattr(deploy_plan_command, "forecast", lambda *_, **__: stuck)

    assert main(["deploy-plan", DEMO, "web"]) == 1
    assert "never ends" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.yaml", "web"], "none.yaml: cannot be read"),
        ([DEMO, "wep"], "moorage deploy-plan: the environment has no such service (got 'wep'); "),
        ([DEMO, "web", "--tasks", "-1"], "ServiceDeployment.tasks: must be 0 to 5000 tasks"),
        ([DEMO, "web", "--start-seconds", "-1"], "TaskTimes.start_seconds: must be 0 to"),
    ],
)
def test_bad_input_ends_with_code_2_and_one_line(arguments, message, capsys):
    code = main(["deploy-plan", *arguments])

    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert captured.err.startswith(message)
    assert captured.err.count("\n") == 1


def test_nobody_asks_a_service_without_health_checks(base, write, capsys):
    path = write(base.replace("    routes: [{path: /api/*}]\n", ""))

    assert main(["deploy-plan", str(path), "api", "--unhealthy"]) == 2
    assert "nothing asks the tasks of api whether they are well" in capsys.readouterr().err
