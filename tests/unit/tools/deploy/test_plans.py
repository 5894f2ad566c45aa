"""Where people compare, they see how long a deployment takes."""

from moorage.config.loader import load_environment
from tools.deploy.plans import plans
from tools.setup import ROOT


def test_each_service_has_a_line():
    lines = plans(load_environment(ROOT / "environments" / "demo.yaml"))

    assert lines[0] == "If its tasks are replaced (steps: moorage deploy-plan demo web):"
    assert [line.split(":")[0] for line in lines[1:]] == ["  web", "  api"]
    assert "about 2 min" in lines[1]


def test_of_many_services_the_first_are_shown():
    config = load_environment(ROOT / "environments" / "demo.yaml")
    one = config.services["web"]
    many = config.model_copy(update={"services": {f"s{number}": one for number in range(25)}})

    lines = plans(many)

    assert len(lines) == 22
    assert lines[-1] == "  and 5 more: moorage explain demo services"


def test_without_services_there_is_nothing_to_say():
    config = load_environment(ROOT / "environments" / "demo.yaml")

    assert plans(config.model_copy(update={"services": {}})) == []
