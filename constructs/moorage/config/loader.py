"""Read an environment file into a checked configuration."""

from collections.abc import Callable, Mapping
from pathlib import Path

from moorage.config.balancer_record import read_record, record_path
from moorage.config.environment_config import LONGEST_NAME, EnvironmentConfig, environment_name
from moorage.config.image_overrides import with_images
from moorage.config.key_path import KeyPath, written
from moorage.config.layers import Layer, layers_below, merged, source_in
from moorage.config.problem import Problem, line_of
from moorage.config.provenance import leaves
from moorage.config.resolved_environment import ResolvedEnvironment
from moorage.config.rules.folder_rules import folder_problems
from moorage.config.validation import validated
from moorage.config.yaml_document import YamlDocument
from moorage.config.yaml_reader import LARGEST_BYTES, read_yaml
from moorage.errors import ConfigError, InvalidInputError

_COMMAND_LINE = "command line"
_FILE_SUFFIX = ".yaml"


def load_environment(path: Path, *, images: Mapping[str, str] | None = None) -> EnvironmentConfig:
    """Return the environment that a file describes.

    Use it once per file, in the app.

    Args:
        path: The file; its name without ``.yaml`` is the environment's name.
        images: Tag, or digest that begins with ``sha256:``, by name of a service; replaces what
            the file says. Omitted: nothing is replaced.

    Raises:
        ConfigError: If the file cannot be used; holds all of its problems, in file order.
    """
    return load_with_sources(path, images=images).config


def load_with_sources(
    path: Path, *, images: Mapping[str, str] | None = None
) -> ResolvedEnvironment:
    """Return the environment, and where each of its values came from.

    Use it to explain an environment; the app needs only :func:`load_environment`.

    Args:
        path: The file; its name without ``.yaml`` is the environment's name.
        images: Tag or digest by name of a service. Omitted: nothing is replaced.

    Raises:
        ConfigError: If the file cannot be used; holds all of its problems, in file order.
    """
    document = read_yaml(_display(path), _content(path))
    layers = layers_below(document.data)
    data: dict[str, object] = {}
    for layer in [*layers, Layer(source=document.file, data=document.data)]:
        data = merged(data, layer.data)
    data, overridden, unusable = with_images(data, images or {})
    problems = [*document.problems, *_name_problems(path, document)]
    record = read_record(record_path(path), _display(record_path(path)))
    of_file = {"name": path.stem, "balancer_record": record.numbers}
    config, found = validated({**data, **of_file}, document.source_text)
    if not document.data and document.problems:
        found = []  # the file could not be read: what it lacks is not known
    problems += [problem for problem in found if problem.path[:1] != ("name",)]
    if config is not None:
        problems += folder_problems(config, path.resolve().parent.parent)
    if config is None or problems or unusable or record.problems:
        messages = _messages(document, problems, overridden, unusable)
        raise ConfigError([*record.problems, *messages]) from None

    def source(place: KeyPath) -> str:
        if place[0] == "balancer_record":
            return record.source(place[1:]) or "default"
        return _source(place, document, layers, overridden)

    return ResolvedEnvironment(config=config, sources=_sources(config, source))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        fix = "name a file such as environments/demo.yaml"
        raise ConfigError([f"{_display(path)}: cannot be read: {reason}; {fix}"]) from None


def _display(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def _name_problems(path: Path, document: YamlDocument) -> list[Problem]:
    problems = []
    if "balancer_record" in document.data:
        what = "is not a key: the command `moorage balancers NAME --write` writes it"
        problems.append(Problem(path=("balancer_record",), what=what, fix="remove it"))
    if "name" in document.data:
        what = "is not a key: the name of an environment is the name of its file"
        problems.append(Problem(path=("name",), what=what, fix="remove it"))
    try:
        environment_name(path.stem)
        fits = path.suffix == _FILE_SUFFIX
    except InvalidInputError:
        fits = False
    if not fits:
        what = (
            f"a file is named NAME{_FILE_SUFFIX}, with at most {LONGEST_NAME} of a-z, 0-9 and '-'"
        )
        fix = "rename it, for example to 'demo.yaml'"
        problems.append(Problem(path=(), what=what, got=ascii(path.name), fix=fix, line=1))
    return problems


def _messages(
    document: YamlDocument,
    problems: list[Problem],
    overridden: set[KeyPath],
    unusable: list[Problem],
) -> list[str]:
    of_file = [p for p in problems if p.path not in overridden]
    of_command_line = [p for p in problems if p.path in overridden] + unusable
    ordered = sorted(of_file, key=lambda p: p.line or line_of(p.path, document.lines))
    lines = [problem.render(document.file, document.lines) for problem in ordered]
    lines += [problem.render_without_line(_COMMAND_LINE) for problem in of_command_line]
    return list(dict.fromkeys(lines))


def _source(
    place: KeyPath, document: YamlDocument, layers: list[Layer], overridden: set[KeyPath]
) -> str:
    if place in overridden:
        return _COMMAND_LINE
    if any(place[:-1] == changed[:-1] for changed in overridden) and place[-1] != "repository":
        return _COMMAND_LINE
    if place in document.lines:
        return f"{document.file}:{document.lines[place]}"
    if place == ("name",):
        return document.file
    return source_in(layers, place) or "default"


def _sources(config: EnvironmentConfig, source: Callable[[KeyPath], str]) -> dict[str, str]:
    return {written(place): source(place) for place, _ in leaves(config)}
