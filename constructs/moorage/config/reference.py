"""The page ``docs/configuration.md``, made from the schema."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from moorage.config.postures import POSTURES
from moorage.config.provenance import leaves
from moorage.config.reference_text import AFTER, BEFORE, POSTURE_TEXT
from moorage.config.schema import environment_schema, target

_LONGEST_DEFAULT = 40


def configuration_page() -> str:
    """Return the reference of environment files as Markdown."""
    schema = environment_schema()
    lines = [BEFORE, *_section(schema, schema, "Top level")]
    for name in _order(schema):
        lines += _section(schema, schema["$defs"][name], name)
    return "\n".join([*lines, *_postures(schema), AFTER])


def _order(schema: Mapping[str, Any]) -> list[str]:
    """Return the definitions in the order in which a reader meets them."""
    found: list[str] = []

    def visit(definition: Mapping[str, Any]) -> None:
        for name in _references(definition.get("properties", {})):
            if name not in found:
                found.append(name)
                visit(schema["$defs"][name])

    visit(schema)
    return found


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if "$ref" in value:
            yield str(value["$ref"]).rpartition("/")[2]
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def _section(schema: Mapping[str, Any], definition: Mapping[str, Any], title: str) -> list[str]:
    required = definition.get("required", ())
    rows = [
        f"| `{key}` | {_type(place)} | {_default(schema, place, key in required)} "
        f"| {place['description'].replace('|', chr(92) + '|')} |"
        for key, place in definition["properties"].items()
    ]
    anchor = title if title == "Top level" else f"`{title}`"
    head = ["| key | type | default | meaning |", "|---|---|---|---|"]
    return [f"### {anchor}", "", definition["description"], "", *head, *rows, ""]


def _type(place: Mapping[str, Any]) -> str:
    if "$ref" in place:
        name = str(place["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in place:
        return " or ".join(f"`{value}`" for value in place["enum"])
    for choice in ("oneOf", "anyOf"):
        if choice in place:
            return " or ".join(_type(kind) for kind in place[choice])
    if place.get("type") == "array":
        return f"list of {_type(place['items'])}"
    if place.get("type") == "object":
        return f"mapping of names to {_type(place['additionalProperties'])}"
    words = {"string": "text", "integer": "number", "boolean": "true or false"}
    return {**words, "number": "number, also with decimals"}[place["type"]]


def _default(schema: Mapping[str, Any], place: Mapping[str, Any], required: bool) -> str:
    if required:
        return "**required**"
    if "default" not in place:
        return ""
    default = place["default"]
    if target(schema, place) and len(json.dumps(default)) > _LONGEST_DEFAULT:
        return "its own defaults"
    return f"`{json.dumps(default)}`".replace('`""`', "")


def _postures(schema: Mapping[str, Any]) -> list[str]:
    names = list(POSTURES)
    rows = {path for posture in names for path, _ in leaves(POSTURES[posture]) if path}
    table = [f"| key | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    for path in sorted(rows, key=str):
        values = [_posture_value(schema, posture, path) for posture in names]
        table.append(f"| `{'.'.join(map(str, path))}` | {' | '.join(values)} |")
    return ["## Postures", "", POSTURE_TEXT, "", *table, ""]


def _posture_value(schema: Mapping[str, Any], posture: str, path: tuple[str | int, ...]) -> str:
    said = dict(leaves(POSTURES[posture]))
    if path in said:
        return f"`{json.dumps(said[path])}`"
    definition: Any = schema
    for part in path[:-1]:
        definition = target(schema, definition["properties"][part])
    return f"`{json.dumps(definition['properties'][path[-1]]['default'])}`"
