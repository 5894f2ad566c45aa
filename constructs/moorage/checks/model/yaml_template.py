"""YAML as CloudFormation writes it: with functions in their short form."""

from typing import Any, Final

import yaml

from moorage.errors import TemplateError

# More than any template has, less than a bomb of aliases unfolds to.
_MOST_NODES: Final = 1_000_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = ("Ref", "Condition")


class _Loader(_LOADER):  # type: ignore[misc]
    """Knows ``!Ref``, ``!GetAtt`` and the others, and dates as text."""


def _function(loader: Any, suffix: str, node: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in _PLAIN else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _function)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
_Loader.add_constructor("tag:yaml.org,2002:binary", lambda _, node: node.value)
_Loader.add_constructor("tag:yaml.org,2002:set", lambda *_: None)


def parse_yaml(text: str, file: str) -> Any:
    """Return what a YAML template says.

    Args:
        text: The template.
        file: Its name, for messages.

    Raises:
        TemplateError: It is no YAML, is nested too deeply, or unfolds without end.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise TemplateError([f"{file}: is empty"])
        _refuse_bombs(node, file)
        return loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        said = getattr(error, "problem", None) or "cannot be read"
        raise TemplateError([f"{file}{line}: is not YAML: {said}"]) from None
    except RecursionError:
        raise TemplateError([f"{file}: is nested too deeply"]) from None
    except (ValueError, TypeError, OverflowError) as error:
        raise TemplateError([f"{file}: holds a value that cannot be read: {error}"]) from None
    finally:
        loader.dispose()


def _refuse_bombs(root: Any, file: str) -> None:
    """Count the nodes that aliases unfold to, and refuse circles."""
    sizes: dict[int, int] = {}

    def size(node: Any) -> int:
        key = id(node)
        if key not in sizes:
            sizes[key] = -1
            sizes[key] = 1 + sum(size(child) for child in _children(node))
            if sizes[key] > _MOST_NODES:
                raise TemplateError([f"{file}: its aliases unfold to too much"])
        if sizes[key] < 0:
            line = node.start_mark.line + 1
            raise TemplateError([f"{file}:{line}: contains itself"])
        return sizes[key]

    size(root)


def _children(node: Any) -> list[Any]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
