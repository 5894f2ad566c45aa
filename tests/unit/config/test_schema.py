"""The JSON Schema describes every key, allows no other, and knows the postures."""

import json

from moorage.config.schema import environment_schema


def definitions():
    schema = environment_schema()
    return [schema, *schema["$defs"].values()]


def test_every_key_has_a_description():
    silent = [
        key
        for definition in definitions()
        for key, place in definition["properties"].items()
        if not place["description"].endswith(".")
    ]

    assert silent == []


def test_no_unknown_key_is_allowed_anywhere():
    assert all(definition["additionalProperties"] is False for definition in definitions())


def test_the_name_is_not_a_key():
    assert "name" not in environment_schema()["properties"]


def test_region_posture_and_tags_are_required():
    assert environment_schema()["required"] == ["region", "posture", "tags"]


def test_a_default_that_depends_on_the_posture_says_so():
    description = environment_schema()["$defs"]["LogSettings"]["properties"]["retention_days"]

    assert description["description"].endswith("Default by posture: durable 365, disposable 30.")


def test_optional_keys_do_not_offer_null():
    assert "null" not in json.dumps(environment_schema())


def test_the_postures_can_be_chosen_from():
    assert environment_schema()["properties"]["posture"]["enum"] == ["durable", "disposable"]
