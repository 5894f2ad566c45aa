"""Say what pydantic found in the words of the environment file."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from moorage.config.docstrings import field_descriptions
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.image_choice import IMAGE_KINDS
from moorage.config.key_path import KeyPath, parsed
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown
from moorage.config.secret_place import is_secret_place
from moorage.config.structure import NOT_IN_FILE, classes_at, known_keys
from moorage.errors import InvalidInputError
from moorage.values.deployment import STRATEGIES

_Details = Mapping[str, Any]
# What must stand there, and how that is written.
_TYPES: Final[Mapping[str, tuple[str, str]]] = {
    "string": ("must be text", "write it in quotes"),
    "int": ("must be a whole number", "write digits without quotes"),
    "float": ("must be a number", "write digits without quotes"),
    "bool": ("must be true or false", "write 'true' or 'false' without quotes"),
    "dict": ("must be a mapping of keys to values", "write 'key: value' lines below it"),
    "tuple": ("must be a list", "write '[one, two]', or '- one' lines below it"),
}
_FAMILIES: Final[Mapping[str, str]] = {
    "string_type": "string",
    "int_type": "int",
    "int_from_float": "int",
    "float_type": "float",
    "bool_type": "bool",
    "dict_type": "dict",
    "mapping_type": "dict",
    "model_type": "dict",
    "model_attributes_type": "dict",
    "dataclass_type": "dict",
    "dataclass_exact_type": "dict",
    "tuple_type": "tuple",
}


def field_problems(error: ValidationError, source_text: Mapping[KeyPath, str]) -> list[Problem]:
    """Return one problem for each thing that pydantic refused.

    Args:
        error: What validation raised.
        source_text: Unquoted words as written, so that messages show ``012`` and not ``12``.
    """
    return [
        _problem(dict(details), source_text)
        for details in error.errors(include_url=False, include_context=True)
    ]


def _problem(details: dict[str, Any], source_text: Mapping[KeyPath, str]) -> Problem:
    # Items in brackets are pydantic's own: the tag of a union, the mark of a mapping's key.
    path = tuple(p for p in details["loc"] if not (isinstance(p, str) and _is_mark(p)))
    kind = details["type"]
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return _unknown_key(path)
    if kind in ("missing", "missing_argument", "missing_keyword_only_argument"):
        return _missing_key(path)
    refused = (details.get("ctx") or {}).get("error")
    if isinstance(refused, InvalidInputError):
        return _refused(path, refused)
    if is_secret_place(path):
        got = None
    elif path in source_text:
        got = shown_source(source_text[path])
    else:
        got = shown(details["input"])
    what, fix = _rule(kind, details, path)
    return Problem(path=path, what=what, got=got, fix=fix)


def shown_source(text: str) -> str:
    """Return an unquoted word as a message shows it."""
    return shown(None) if not text else shown(text).strip("'\"")


def _rule(kind: str, details: _Details, path: KeyPath) -> tuple[str, str]:
    if kind in _FAMILIES:
        what, fix = _TYPES[_FAMILIES[kind]]
        if path == ("account",):
            return "must be an AWS account in quotes", 'write it like "111122223333"'
        return what, fix
    rule = _RULES.get(kind)
    if rule is not None:
        return rule(details)
    return str(details["msg"]), "see docs/configuration.md"


def _one_of(details: _Details) -> tuple[str, str]:
    expected = str(details["ctx"]["expected"])
    words = expected.replace(" or ", ", ").replace("'", "").split(", ")
    near = nearest(str(details["input"]), words)
    return f"must be {expected}", f"did you mean '{near}'?" if near else f"use '{words[0]}'"


def _one_kind(details: _Details) -> tuple[str, str]:
    if "deployment" in str(details["ctx"]["discriminator"]):
        names = ", ".join(STRATEGIES)
        return f"must name its strategy: {names}", "add 'strategy: NAME', or write the name alone"
    keys = ", ".join(IMAGE_KINDS)
    return f"must have exactly one of {keys}", "write 'repository: NAME' and 'tag: VERSION'"


_RULES: Final[Mapping[str, Callable[[_Details], tuple[str, str]]]] = {
    "literal_error": _one_of,
    "union_tag_not_found": _one_kind,
    "greater_than_equal": lambda d: (f"must be {d['ctx']['ge']} or more", "raise it"),
    "less_than_equal": lambda d: (f"must be {d['ctx']['le']} or less", "lower it"),
}


def _unknown_key(path: KeyPath) -> Problem:
    known = known_keys(EnvironmentConfig, path[:-1])
    if len(path) == 1:
        known = [key for key in known if key not in NOT_IN_FILE]
    near = nearest(str(path[-1]), known)
    fix = f"did you mean '{near}'?" if near else f"known are {', '.join(known)}"
    # Nothing is said about the absence of the key that was probably meant.
    meant = ((*path[:-1], near),) if near else ()
    return Problem(path=path, what="is not a known key", fix=fix, depends_on=meant)


def _missing_key(path: KeyPath) -> Problem:
    descriptions = {
        key: text
        for kind in classes_at(EnvironmentConfig, path[:-1])
        for key, text in field_descriptions(kind).items()
    }
    sentence = descriptions.get(str(path[-1]), "").split(". ")[0].rstrip(".")
    if not sentence[1:2].isupper():  # not an abbreviation such as AWS
        sentence = f"{sentence[:1].lower()}{sentence[1:]}"
    about = f": {sentence.replace('``', '')}" if sentence else ""
    return Problem(path=path, what="is required", fix=f"add it{about}")


def _refused(path: KeyPath, error: InvalidInputError) -> Problem:
    inner = parsed(error.where.partition(".")[2])
    if path[-len(inner) :] != inner:
        path = (*path, *inner)
    has_got = error.problem != error.what and not is_secret_place(path)
    got = shown(error.got) if has_got else None
    return Problem(path=path, what=error.what, got=got, fix=error.fix)


def _is_mark(part: str) -> bool:
    return part == "[key]" or (part.startswith("<") and part.endswith(">"))
