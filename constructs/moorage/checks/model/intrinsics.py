"""Resolve CloudFormation's functions as far as a template tells."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from moorage.checks.model.context import Context
from moorage.checks.model.unknown import PartialText, Reference, Unknown

# Text in text in text grows without end; CloudFormation takes no value of this length.
_LONGEST: Final = 1_000_000
_MOST_PARTS: Final = 1000
_PLACE = re.compile(r"\$\{([^!][^}]*)\}")
Resolved = Any
"""Text, numbers, truth values, lists, mappings, ``None`` for nothing, and the three stand-ins."""


def resolve(value: Any, context: Context) -> Resolved:
    """Return a value with every function in it replaced by what it gives, or by a stand-in.

    Args:
        value: Part of a template.
        context: What functions refer to.
    """
    if isinstance(value, list):
        return [one for one in (resolve(item, context) for item in value) if one is not None]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        [(name, argument)] = value.items()
        if name in _FUNCTIONS:
            return _FUNCTIONS[name](argument, context)
        if isinstance(name, str) and name.startswith("Fn::"):
            return Unknown(name)
    return {key: resolve(item, context) for key, item in value.items()}


def _ref(argument: Any, context: Context) -> Resolved:
    if not isinstance(argument, str):
        return Unknown("Ref")
    if argument == "AWS::NoValue":
        return None
    if argument in context.pseudo:
        return context.pseudo[argument]
    if argument in context.logical_ids:
        return Reference(context.stack, argument, "Ref")
    return Unknown(f"parameter {argument}", parameter=str(argument))


def _get_att(argument: Any, context: Context) -> Resolved:
    parts = argument.split(".", 1) if isinstance(argument, str) else argument
    if not isinstance(parts, list) or len(parts) != 2:  # noqa: PLR2004 - a resource and an attribute
        return Unknown("Fn::GetAtt")
    logical_id, attribute = parts
    if not isinstance(logical_id, str) or not isinstance(attribute, str):
        return Unknown("Fn::GetAtt")
    return Reference(context.stack, logical_id, attribute)


def _sub(argument: Any, context: Context) -> Resolved:
    text, own = (argument, {}) if isinstance(argument, str) else _pair(argument)
    if not isinstance(text, str):
        return Unknown("Fn::Sub")
    values = {key: resolve(item, context) for key, item in own.items()}
    parts: list[Any] = []
    last = 0
    for match in _PLACE.finditer(text):
        parts.append(text[last : match.start()])
        name = match[1].strip()
        if name in values:
            parts.append(values[name])
        else:
            parts.append(_get_att(name, context) if "." in name else _ref(name, context))
        last = match.end()
    parts.append(text[last:])
    return _joined(part.replace("${!", "${") if isinstance(part, str) else part for part in parts)


def _pair(argument: Any) -> tuple[Any, Mapping[str, Any]]:
    if isinstance(argument, list) and len(argument) == 2 and isinstance(argument[1], dict):  # noqa: PLR2004
        return argument[0], argument[1]
    return None, {}


def _join(argument: Any, context: Context) -> Resolved:
    if not isinstance(argument, list) or len(argument) != 2:  # noqa: PLR2004 - separator and list
        return Unknown("Fn::Join")
    separator, items = argument[0], resolve(argument[1], context)
    if not isinstance(separator, str) or not isinstance(items, list):
        return Unknown("Fn::Join")
    parts = [piece for item in items for piece in (separator, item)][1:]
    return _joined(parts)


def _joined(parts: Iterable[Any]) -> Resolved:
    found: list[str | Unknown | Reference] = []
    for part in parts:
        for one in part.parts if isinstance(part, PartialText) else (part,):
            piece = one if isinstance(one, str | Unknown | Reference) else _word(one)
            if isinstance(piece, str) and found and isinstance(found[-1], str):
                found[-1] += piece
            elif piece != "":
                found.append(piece)
    if not found:
        return ""
    if len(found) > _MOST_PARTS or sum(len(p) for p in found if isinstance(p, str)) > _LONGEST:
        return Unknown("text of no use to anybody")
    if len(found) == 1 and isinstance(found[0], str):
        return found[0]
    return PartialText(tuple(found))


def _word(value: Any) -> str | Unknown:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else Unknown("text")


def _if(argument: Any, context: Context) -> Resolved:
    if not isinstance(argument, list) or len(argument) != 3:  # noqa: PLR2004 - condition and two values
        return Unknown("Fn::If")
    one, other = resolve(argument[1], context), resolve(argument[2], context)
    return one if one == other else Unknown(f"condition {argument[0]}")


def _select(argument: Any, context: Context) -> Resolved:
    if not isinstance(argument, list) or len(argument) != 2:  # noqa: PLR2004 - index and list
        return Unknown("Fn::Select")
    items = resolve(argument[1], context)
    try:
        index = int(argument[0])
        return items[index] if isinstance(items, list) and index >= 0 else Unknown("Fn::Select")
    except (ValueError, TypeError, IndexError):
        return Unknown("Fn::Select")


def _split(argument: Any, context: Context) -> Resolved:
    if isinstance(argument, list) and len(argument) == 2:  # noqa: PLR2004 - separator and text
        text = resolve(argument[1], context)
        if isinstance(argument[0], str) and argument[0] and isinstance(text, str):
            return text.split(argument[0])
    return Unknown("Fn::Split")


def _find_in_map(argument: Any, context: Context) -> Resolved:
    if isinstance(argument, list) and len(argument) == 3:  # noqa: PLR2004 - map and two keys
        keys = [resolve(one, context) for one in argument]
        if all(isinstance(key, str) for key in keys):
            found: Any = context.mappings
            for key in keys:
                found = found.get(key) if isinstance(found, dict) else None
            if found is not None:
                return found
    return Unknown("Fn::FindInMap")


def _import_value(argument: Any, context: Context) -> Resolved:
    name = resolve(argument, context)
    return context.imported(name) if isinstance(name, str) else Unknown("Fn::ImportValue")


def _stack_output(argument: Any, context: Context) -> Resolved:
    if isinstance(argument, dict):
        stack, output = resolve(argument.get("StackName"), context), argument.get("OutputName")
        if isinstance(stack, str) and isinstance(output, str):
            return context.output(stack, output)
    return Unknown("Fn::GetStackOutput")


def _azs(argument: Any, context: Context) -> Resolved:  # noqa: ARG001 - every function is called alike
    return Unknown("Fn::GetAZs")


_FUNCTIONS: Final[Mapping[str, Callable[[Any, Context], Resolved]]] = {
    "Ref": _ref,
    "Fn::GetAtt": _get_att,
    "Fn::Sub": _sub,
    "Fn::Join": _join,
    "Fn::If": _if,
    "Fn::Select": _select,
    "Fn::Split": _split,
    "Fn::FindInMap": _find_in_map,
    "Fn::ImportValue": _import_value,
    "Fn::GetStackOutput": _stack_output,
    "Fn::GetAZs": _azs,
}
