"""Everything that is wrong is said at once, with file, line, key, value and fix."""

from pathlib import Path

import pytest
import yaml

from moorage.config.loader import load_environment
from moorage.errors import ConfigError

CASES = yaml.safe_load(Path(__file__).with_name("bad_inputs.yaml").read_text())


def problems(path, **arguments):
    with pytest.raises(ConfigError) as refused:
        load_environment(path, **arguments)
    return refused.value.problems


def test_the_base_of_all_cases_is_fine(base, write):
    assert load_environment(write(base)).name == "test"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_said_about(case, base, write):
    text = case.get("file", base)
    for old, new in case.get("replace", {}).items():
        assert old in text
        text = text.replace(old, new, 1)

    assert problems(write(text)) == [f"environments/test.yaml:{line}" for line in case["says"]]


def test_the_table_is_long():
    assert len({case["name"] for case in CASES}) > 90


def test_problems_come_in_the_order_of_the_file(base, write):
    text = base.replace("eu-west-1", "mars").replace("8080", "0").replace("harbour", "1")

    found = problems(write(text))

    assert [line.split(":")[1] for line in found] == ["1", "3", "12"]


def test_text_that_is_not_utf_8_is_refused(base, write):
    path = write(base.encode() + b"# \xff")

    assert problems(path) == [
        "environments/test.yaml:14: is not UTF-8 text; save the file as UTF-8"
    ]


def test_a_huge_file_is_refused(base, write):
    path = write(base + "#" * 1024 * 1024)

    assert problems(path) == [
        "environments/test.yaml:1: is larger than 1024 KiB (got 1048577 bytes); "
        "use one file per environment"
    ]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    path = tmp_path / "none.yaml"

    assert problems(path) == [
        f"{path}: cannot be read: no such file or directory; "
        "name a file such as environments/demo.yaml"
    ]


@pytest.mark.parametrize("name", ["Prod.yaml", "a_b.yaml", "x.yml", f"{'a' * 21}.yaml", "-a.yaml"])
def test_a_file_name_that_names_no_environment_is_refused(name, base, write):
    assert problems(write(base, name)) == [
        f"environments/{name}:1: a file is named NAME.yaml, with at most 20 of a-z, 0-9 and '-' "
        f"(got {name!r}); rename it, for example to 'demo.yaml'"
    ]


def test_a_build_without_its_dockerfile_is_refused(base, write, tmp_path):
    (tmp_path / "services").mkdir()
    text = base.replace('{repository: api, tag: "1.0.0"}', "{build: services}")

    assert problems(write(text)) == [
        "environments/test.yaml:11: services.api.image.build: holds no file 'Dockerfile' "
        "(got 'services'); add it, or name another with 'dockerfile'"
    ]


def test_too_many_routes_for_one_listener_are_refused(base, write):
    routes = ", ".join(f"{{path: /p{n}, priority: {n}}}" for n in range(1, 102))
    text = base.replace("{path: /api/*}", routes)

    assert problems(write(text)) == [
        "environments/test.yaml:4: load_balancer: a load balancer has at most 100 rules and 100 "
        "target groups, and what must stay together on load balancer 1 has more: routes without a "
        "host 101 rules (got 101 rules, 1 target groups); join routes with '*', give some of them "
        "another host, or have the quota of rules raised and write rule_quota"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "    environment: {DB_PASSWORD: hunter2}",
        "    environment: {DB_PASSWORD: [hunter2]}",
        "    environment: DB_PASSWORD=hunter2",
        "    environment: [DB_PASSWORD=hunter2]",
        "    environment: {URL: 'postgres://me:hunter2@db/x'}",
        "    DB_PASSWORD: hunter2",
        "    command: run --password hunter2",
        "    size: {password: hunter2}",
    ],
)
def test_a_secret_is_never_repeated(line, base, write):
    found = problems(write(f"{base}{line}\n"))

    assert "hunter2" not in "\n".join(found)


def test_a_secret_is_not_in_the_traceback_either(base, write):
    path = write(base + "    environment: {DB_PASSWORD: [hunter2]}\n")

    with pytest.raises(ConfigError) as refused:
        load_environment(path)

    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


@pytest.mark.parametrize(
    ("images", "message"),
    [
        ({"apy": "2"}, "an image is given for an unknown service (got 'apy'); did you mean 'api'?"),
        ({"api": "a b"}, "services.api.image.tag: must be letters, digits, '_', '.' and '-', "
         "at most 128 (got 'a b'); write a tag such as '1.0.0'"),
        ({"api": "sha256:12"}, "services.api.image.digest: must be 'sha256:' and 64 hexadecimal "
         "digits (got 'sha256:12'); copy it from the registry"),
    ],
)  # fmt: skip
def test_images_of_the_command_line_are_checked(images, message, base, write):
    assert problems(write(base), images=images) == [f"command line: {message}"]


def test_only_images_of_repositories_change_on_the_command_line(base, write):
    text = base.replace('{repository: api, tag: "1.0.0"}', "{registry: 'a.io/b:1'}")

    assert problems(write(text), images={"api": "2"}) == [
        "command line: the image of service 'api' is not from a repository of the environment; "
        "change it in the file"
    ]
