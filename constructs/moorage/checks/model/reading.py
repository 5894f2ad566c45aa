"""Read templates from files and from folders that ``cdk synth`` wrote."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

from moorage.checks.model.metadata import read_metadata
from moorage.checks.model.model import Model
from moorage.checks.model.template import Template
from moorage.checks.model.text_file import as_text, read_bytes
from moorage.checks.model.yaml_template import parse_yaml
from moorage.errors import TemplateError

DEEPEST: Final = 100
# Name of the stack, its template, and what the CDK wrote beside it.
_Place: TypeAlias = tuple[str | None, Path, Path | None]
_SUFFIXES: Final = (".json", ".yaml", ".yml", ".template")


def read_model(paths: Iterable[Path]) -> Model:
    """Return everything that some paths hold.

    Args:
        paths: Templates, folders of templates, or folders that ``cdk synth`` wrote.

    Raises:
        TemplateError: Something cannot be read, or is no template; all of it at once.
    """
    problems: list[str] = []
    templates: dict[str, Template] = {}
    for path in paths:
        found = False
        for name, file, metadata in _files(path, problems):
            found = True
            try:
                template = read_template(file, name)
                template.know(read_metadata(metadata))
            except TemplateError as error:
                problems += error.problems
                continue
            while template.name in templates:
                template.name += "'"
            templates[template.name] = template
        if not found and not problems:
            problems.append(f"{path}: holds no template; name a template, or a cdk.out")
    if problems:
        raise TemplateError(problems)
    return Model([*templates.values()])


def read_template(file: Path, name: str | None = None) -> Template:
    """Return one template.

    Args:
        file: JSON, or YAML with functions in their short or long form.
        name: Name of the stack that the CDK wrote, which may be empty. Omitted: the name of the
            file.

    Raises:
        TemplateError: It cannot be read, or is no template.
    """
    content = read_bytes(file)
    body = parse(content, str(file))
    if name is not None:
        body.setdefault("Resources", {})
    if not isinstance(body.get("Resources"), dict):
        raise TemplateError([f"{file}: is no template: it has no mapping 'Resources'"])
    return Template(name or file.name.split(".")[0], str(file), body, len(content))


def parse(content: bytes, file: str) -> dict[str, Any]:
    """Return what a template says.

    Args:
        content: Its bytes.
        file: Its name, for messages.

    Raises:
        TemplateError: It is neither JSON nor YAML, or nested too deeply.
    """
    text = as_text(content, file)
    try:
        body = json.loads(text) if text.lstrip()[:1] in ("{", "[") else parse_yaml(text, file)
    except json.JSONDecodeError as error:
        body = _flow_yaml(text, file, error)
    except (RecursionError, ValueError):
        raise TemplateError([f"{file}: is nested too deeply, or holds a number too long"]) from None
    if not isinstance(body, dict):
        raise TemplateError([f"{file}: is no template: it is no mapping"])
    if _deeper(body, DEEPEST):
        raise TemplateError([f"{file}: is nested more than {DEEPEST} deep"])
    return body


def _flow_yaml(text: str, file: str, error: json.JSONDecodeError) -> Any:
    try:
        return parse_yaml(text, file)
    except TemplateError:
        raise TemplateError([f"{file}:{error.lineno}: is not JSON: {error.msg}"]) from None


def _deeper(value: Any, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_deeper(one, levels - 1) for one in inner)


def _files(path: Path, problems: list[str]) -> Iterator[_Place]:
    if path.is_file():
        yield None, path, _beside(path)
    elif not path.is_dir():
        problems.append(f"{path}: no such file or folder")
    elif (path / "manifest.json").is_file():
        yield from _of_assembly(path, problems, set())
    else:
        for file in sorted(path.rglob("*")):
            if file.suffix in _SUFFIXES and file.is_file() and _may_be_template(file):
                yield None, file, _beside(file)


def _beside(file: Path) -> Path | None:
    """Return what the CDK wrote beside a template, if it did."""
    metadata = file.with_name(f"{file.name.split('.')[0]}.metadata.json")
    return metadata if metadata.is_file() else None


def _may_be_template(file: Path) -> bool:
    try:
        return b"Resources" in read_bytes(file)
    except TemplateError:
        return True  # so that reading it says why it cannot be read


def _of_assembly(folder: Path, problems: list[str], seen: set[Path]) -> Iterator[_Place]:
    file = folder / "manifest.json"
    if file.resolve() in seen:
        problems.append(f"{file}: is a part of itself")
        return
    seen.add(file.resolve())
    try:
        manifest = parse(read_bytes(file), str(file))
    except TemplateError as error:
        problems += error.problems
        return
    artifacts = manifest.get("artifacts")
    for name, artifact in artifacts.items() if isinstance(artifacts, dict) else ():
        properties = artifact.get("properties") if isinstance(artifact, dict) else None
        if not isinstance(properties, dict):
            continue
        if artifact.get("type") == "aws:cloudformation:stack":
            stack = properties.get("stackName", name)
            extra = artifact.get("additionalMetadataFile")
            yield (
                str(stack),
                folder / str(properties.get("templateFile")),
                (folder / extra if isinstance(extra, str) else None),
            )
        elif artifact.get("type") == "cdk:cloud-assembly":
            yield from _of_assembly(folder / str(properties.get("directoryName")), problems, seen)
