"""Several load balancers: the plan of a file, its record, and the command that writes it."""

import pytest

from moorage.cli import main
from moorage.config.loader import load_environment, load_with_sources
from moorage.errors import ConfigError

SERVICE = '  {name}: {{image: {{repository: api, tag: "1.0.0"}}, port: 8080, routes: [{routes}]}}\n'


def service(name, host, count):
    routes = ", ".join(
        f"{{host: {host}, path: /{name}{n}, priority: {n + 1}}}" for n in range(count)
    )
    return SERVICE.format(name=name, routes=routes)


@pytest.fixture
def text(base):
    return base + service("one", "one.example.com", 60) + service("two", "two.example.com", 50)


def test_one_load_balancer_holds_a_small_environment(base, write):
    plan = load_environment(write(base)).balancer_plan

    assert list(plan.load_balancers) == ["main"]
    assert plan.unrecorded() == []


def test_another_one_is_added_when_the_rules_do_not_fit(text, write):
    plan = load_environment(write(text)).balancer_plan

    assert list(plan.load_balancers) == ["main", "main-2"]
    assert {route.balancer for route in plan.placed("two")} == {"main-2"}
    assert plan.unrecorded() == ["one.example.com", "two.example.com"]


def test_the_command_shows_what_is_where(text, write, capsys):
    assert main(["balancers", str(write(text))]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "main: 61 of 100 rules, 2 of 100 target groups",
        "  routes without a host",
        "  one.example.com",
        "main-2: 50 of 100 rules, 1 of 100 target groups",
        "  two.example.com",
        "a later change may move hosts that are not recorded; add --write",
    ]


def test_several_load_balancers_are_explained(text, write, capsys):
    main(["explain", str(write(text))])

    assert "main-2: 50 of 100 rules, 1 of 100 target groups" in capsys.readouterr().out


def test_what_the_command_writes_keeps_hosts_where_they_are(base, text, write, capsys):
    main(["balancers", str(write(text)), "--write"])

    swapped = base + service("two", "two.example.com", 50) + service("one", "one.example.com", 60)
    plan = load_environment(write(swapped)).balancer_plan
    assert "written to" in capsys.readouterr().out
    assert {route.balancer for route in plan.placed("two")} == {"main-2"}
    assert plan.unrecorded() == []


def test_the_source_of_a_number_is_the_record(text, write):
    path = write(text)
    main(["balancers", str(path), "--write"])

    sources = load_with_sources(path).sources
    found = sources["balancer_record.main.'two.example.com'"]
    assert found == "environments/balancers/test.yaml:6"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("load_balancer: {a.io: 0}\n", "must be the number of a load balancer (got 0)"),
        ("load_balancer: [a.io]\n", "must be a section of load balancers"),
        ("balancer: {a.io: 1}\n", "balancer: must be a section of load balancers"),
        ("a: b: c\n", "test.yaml:1: "),
    ],
)
def test_a_record_of_no_use_is_refused(base, write, content, message):
    path = write(base)
    (path.parent / "balancers").mkdir()
    (path.parent / "balancers" / "test.yaml").write_text(content)

    with pytest.raises(ConfigError) as caught:
        load_environment(path)

    (problem,) = caught.value.problems
    assert problem.startswith("environments/balancers/test.yaml:1: ")
    assert message in problem


def test_the_record_is_no_key_of_the_environment_file(base, write):
    with pytest.raises(ConfigError, match="balancer_record: is not a key: the command"):
        load_environment(write(base + "balancer_record: {}\n"))


def test_an_internal_load_balancer_has_the_defaults_of_the_posture(base, write):
    inside = "internal_load_balancer: {allow_http: Nobody but the VPC reaches it.}\n"
    config = load_environment(
        write(inside + base.replace("{path: /api/*}", "{balancer: internal}"))
    )

    assert list(config.balancer_plan.load_balancers) == ["main", "internal"]
    assert config.balancer_plan.load_balancers["internal"].deletion_protection is False


def test_what_holds_for_the_load_balancer_holds_for_the_internal_one(base, write):
    with pytest.raises(
        ConfigError, match=r"test.yaml:1: internal_load_balancer: requests would not"
    ):
        load_environment(write("internal_load_balancer: {web_acl: none}\n" + base))
