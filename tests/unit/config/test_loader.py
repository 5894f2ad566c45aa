"""Load environments: the file, its posture, the command line, and where each value came from."""

from pathlib import Path

import pytest

from moorage.config.loader import load_environment, load_with_sources
from moorage.config.postures import POSTURES
from moorage.values.repository_image import RepositoryImage

ENVIRONMENTS = Path(__file__).resolve().parents[3] / "environments"
DIGEST = f"sha256:{'a' * 64}"


@pytest.mark.parametrize("name", ["demo", "dev", "prod"])
def test_the_environments_of_this_repository_load(name):
    config = load_environment(ENVIRONMENTS / f"{name}.yaml")

    assert config.name == name


def test_zones_are_named_in_full(base, write):
    config = load_environment(write(base + "network: {zones: [a, c]}\n"))

    assert config.availability_zones == ["eu-west-1a", "eu-west-1c"]


def test_every_route_has_a_priority(base, write):
    config = load_environment(write(base.replace("/api/*}", "/api/*, priority: 7}")))

    assert config.balancer_plan.listener_priorities == {"api": (7,)}


def test_durable_is_the_default_of_every_field(base, write):
    config = load_environment(write(base.replace("disposable", "durable")))

    assert (config.removal, config.termination_protection) == ("retain", True)
    assert (config.network.nat, config.cluster.insights) == ("one-per-zone", "enhanced")
    assert config.load_balancer.deletion_protection is True
    assert config.logs.retention_days == 365


def test_a_disposable_environment_leaves_nothing_behind(base, write):
    config = load_environment(write(base))

    assert (config.removal, config.termination_protection) == ("destroy", False)
    assert (config.network.nat, config.cluster.insights) == ("one", "enabled")
    assert config.load_balancer.deletion_protection is False
    assert config.logs.retention_days == 30


def test_the_file_wins_over_its_posture(base, write):
    config = load_environment(write(base + "removal: retain\nlogs: {}\n"))

    assert (config.removal, config.logs.retention_days) == ("retain", 30)


def test_a_posture_neither_opens_a_port_nor_leaves_data_unencrypted():
    touched = {key for posture in POSTURES.values() for key in posture}
    of_the_load_balancer = set(POSTURES["disposable"]["load_balancer"])

    assert touched == {
        "network", "cluster", "load_balancer", "logs", "encryption", "removal",
        "termination_protection",
    }  # fmt: skip
    # Connections besides requests are evidence; nothing is less encrypted without their log.
    assert of_the_load_balancer == {"deletion_protection", "logs", "web_acl"}


@pytest.mark.parametrize("preset", ["public-only", "isolated-with-endpoints"])
def test_a_preset_without_nat_needs_no_word_about_it(preset, base, write):
    found = load_with_sources(write(f"{base}network: {{preset: {preset}}}\n"))

    assert found.config.network.nat == "none"
    assert found.sources["network.nat"] == f"preset {preset}"


@pytest.mark.parametrize(("version", "key"), [("2.0.0", "tag"), (DIGEST, "digest")])
def test_the_command_line_wins_over_the_file_for_images(version, key, base, write):
    found = load_with_sources(write(base), images={"api": version})

    assert found.config.services["api"].image == RepositoryImage(repository="api", **{key: version})
    assert found.sources[f"services.api.image.{key}"] == "command line"
    assert found.sources["services.api.image.repository"] == "environments/test.yaml:11"


@pytest.mark.parametrize("section", ["express", "external", "tasks"])
def test_so_it_does_for_whatever_runs_an_image(section, base, write):
    entry = "{image: {repository: api, tag: '1.0.0'}, port: 80}"
    text = base + f"{section}: {{other: {entry}}}\n"
    if section == "tasks":
        text = text.replace(", port: 80", "")
    if section == "external":
        text += "cluster: {external_instances: true}\n"

    found = load_with_sources(write(text), images={"other": "2.0.0"})

    other = getattr(found.config, section)["other"]
    assert other.image == RepositoryImage(repository="api", tag="2.0.0")
    assert found.sources[f"{section}.other.image.tag"] == "command line"


@pytest.mark.parametrize(
    ("key", "source"),
    [
        ("name", "environments/test.yaml"),
        ("region", "environments/test.yaml:1"),
        ("tags.owner", "environments/test.yaml:3"),
        ("services.api.routes[0].path", "environments/test.yaml:13"),
        ("services.api.routes[0].host", "default"),
        ("services.api.shutdown.stop_timeout_seconds", "default"),
        ("removal", "posture disposable"),
        ("load_balancer.deletion_protection", "posture disposable"),
    ],
)
def test_each_value_knows_where_it_came_from(key, source, base, write):
    assert load_with_sources(write(base)).sources[key] == source


def test_words_keep_the_meaning_that_editors_give_them(base, write):
    config = load_environment(write(base + "    environment: {A: no, B: on, C: 0123, D: 1_0}\n"))

    assert config.services["api"].environment == {"A": "no", "B": "on", "C": "0123", "D": "1_0"}


def test_an_account_with_a_leading_zero_survives(base, write):
    config = load_environment(write(base + "account: 012345678901\n"))

    assert config.account == "012345678901"


def test_a_configuration_cannot_be_changed(base, write):
    config = load_environment(write(base))

    with pytest.raises(ValueError, match="frozen"):
        config.region = "eu-west-2"


def test_a_thousand_services_load_in_time(base, write):
    head, _, _ = base.partition("services:")
    services = "".join(
        f"  s{n}:\n    image: {{repository: api, tag: '1'}}\n    port: 80\n" for n in range(1000)
    )

    config = load_environment(write(f"{head}services:\n{services}"))

    assert len(config.services) == 1000
