"""Explain an environment: one line per value."""

import pytest

from moorage.config.explanation import deployments, explanation
from moorage.config.loader import load_with_sources
from moorage.errors import InvalidInputError


def test_each_line_has_key_value_and_source(base, write):
    text = explanation(load_with_sources(write(base)), "services.api.image")

    assert text.splitlines() == [
        "key                            value  source",
        "services.api.image.repository  api    environments/test.yaml:11",
        "services.api.image.tag         1.0.0  environments/test.yaml:11",
        "services.api.image.digest      -      default",
    ]


def test_without_a_key_everything_is_shown(base, write):
    environment = load_with_sources(write(base))

    assert len(explanation(environment).splitlines()) == len(environment.sources) + 1


def test_a_key_is_no_prefix_of_a_longer_word(base, write):
    text = explanation(load_with_sources(write(base)), "removal")

    assert len(text.splitlines()) == 2


def test_an_unknown_key_is_refused_with_the_nearest(base, write):
    environment = load_with_sources(write(base))

    with pytest.raises(InvalidInputError, match=r"did you mean 'services\.api\.port'\?"):
        explanation(environment, "services.api.prot")


@pytest.mark.parametrize("key", ["", "services", "services.api", "services.api.deployment"])
def test_a_service_is_shown_with_its_next_deployment(base, write, key):
    assert deployments(load_with_sources(write(base)), key) == [
        "services.api deploys: rolling, about 2 min; "
        "an image that crashes is rolled back in about 2 min"
    ]


def test_other_keys_are_shown_without_deployments(base, write):
    assert deployments(load_with_sources(write(base)), "services.api.image") == []
