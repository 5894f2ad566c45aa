"""Messages say where, what, got and fix; one base class catches them all."""

import pytest

from moorage.errors import ConfigError, FeatureError, InvalidInputError, MoorageError


def test_a_message_has_four_parts():
    error = InvalidInputError("Route.path", "must start with '/'", got="api", fix="write '/api'")

    assert str(error) == "Route.path: must start with '/' (got 'api'); write '/api'"


def test_a_value_that_must_not_be_shown_is_left_out():
    error = InvalidInputError("secret", "must be an ARN", fix="write the ARN")

    assert str(error) == "secret: must be an ARN; write the ARN"


def test_none_is_a_value_that_can_be_shown():
    error = InvalidInputError("Route.path", "must be text", got=None, fix="leave it out")

    assert "(got None)" in str(error)


def test_a_configuration_error_lists_every_problem():
    error = ConfigError(["a.yaml:1: one", "a.yaml:2: two"])

    assert str(error).splitlines() == error.problems


@pytest.mark.parametrize("kind", [InvalidInputError, ConfigError, FeatureError])
def test_one_class_catches_every_error(kind):
    assert issubclass(kind, MoorageError)


def test_an_invalid_input_is_a_value_error():
    assert issubclass(InvalidInputError, ValueError)
