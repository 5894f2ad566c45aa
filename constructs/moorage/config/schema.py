"""The JSON Schema of environment files, for editors and for the reference page."""

from collections.abc import Mapping
from typing import Any

from moorage.config.docstrings import field_descriptions, first_sentence
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.postures import POSTURES
from moorage.config.structure import NOT_IN_FILE, settings_classes, settings_fields

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def environment_schema() -> dict[str, Any]:
    """Return the schema of one environment file.

    Descriptions come from the ``Args:`` of each class, defaults from the classes themselves, and
    defaults that depend on the posture from the table of postures.
    """
    schema = EnvironmentConfig.model_json_schema()
    classes = _classes(EnvironmentConfig)
    _describe(schema, EnvironmentConfig)
    for name, definition in schema["$defs"].items():
        _describe(definition, classes[name])
    for key in NOT_IN_FILE:
        del schema["properties"][key]
    schema["required"].remove("name")
    for posture, part in POSTURES.items():
        _add_posture(schema, schema, posture, part)
    return {"$schema": _DIALECT, **schema, "title": "Moorage environment"}


def target(schema: Mapping[str, Any], place: Mapping[str, Any]) -> dict[str, Any]:
    """Return the definition that a property refers to, or an empty one.

    Args:
        schema: The whole schema.
        place: The property.
    """
    reference = str(place.get("$ref", ""))
    found: dict[str, Any] = schema["$defs"].get(reference.rpartition("/")[2], {})
    return found


def _classes(root: type) -> dict[str, type]:
    found = {root.__name__: root}
    for annotation in settings_fields(root).values():
        for kind in settings_classes(annotation):
            found |= _classes(kind)
    return found


def _describe(definition: dict[str, Any], kind: type) -> None:
    definition["description"] = first_sentence(kind)
    definition.pop("title", None)
    descriptions = field_descriptions(kind)
    for name, place in definition["properties"].items():
        place.pop("title", None)
        place["description"] = descriptions[name].replace("``", "`")
        if name not in definition.get("required", ()) and "default" not in place:
            place["default"] = [] if place.get("type") == "array" else {}
        _drop_null(place)


def _drop_null(place: dict[str, Any]) -> None:
    """Leave a key out to omit it: an editor shall not offer ``null``."""
    default = place.get("default", ...)
    if default is None:
        del place["default"]
    elif isinstance(default, dict):
        place["default"] = _without_null(default)
    kinds = [kind for kind in place.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) == 1:
        del place["anyOf"]
        place.update(kinds[0])


def _without_null(default: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _without_null(value) if isinstance(value, dict) else value
        for key, value in default.items()
        if value is not None
    }


def _add_posture(
    schema: dict[str, Any], definition: dict[str, Any], posture: str, part: Mapping[str, Any]
) -> None:
    for key, value in part.items():
        place = definition["properties"][key]
        if isinstance(value, Mapping):
            _add_posture(schema, target(schema, place), posture, value)
            continue
        default = _written(place["default"])
        note = f" Default by posture: durable {default}, {posture} {_written(value)}."
        place["description"] += note


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
