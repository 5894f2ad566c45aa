"""The parts of a docstring, without importing what it documents."""

import ast
import inspect
import re
from dataclasses import dataclass
from pathlib import Path

_SECTION = re.compile(r"^(Args|Raises|Example):\n((?:    .*\n?|\n)*)", re.MULTILINE)
_FIELD = re.compile(r"(\w+): (.*)")


@dataclass(frozen=True)
class Docstring:
    """Hold what a class says of itself.

    Args:
        name: The name of the class.
        text: Its docstring, without indentation.
    """

    name: str
    text: str

    @property
    def first(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]

    @property
    def body(self) -> str:
        """What comes between the first line and the sections."""
        return _SECTION.sub("", self.text).partition("\n")[2].strip()

    @property
    def arguments(self) -> dict[str, str]:
        """The text of each argument, by its name."""
        return self._entries("Args")

    @property
    def errors(self) -> dict[str, str]:
        """When each error is raised, by its name."""
        return self._entries("Raises")

    @property
    def example(self) -> str:
        """The example, as an interactive session."""
        return inspect.cleandoc(self._section("Example"))

    def _entries(self, section: str) -> dict[str, str]:
        found: dict[str, str] = {}
        last = ""
        for line in inspect.cleandoc(self._section(section)).splitlines():
            match = None if line.startswith(" ") else _FIELD.fullmatch(line)
            if match:
                last = match[1]
                found[last] = match[2]
            elif line.strip():
                found[last] += f" {line.strip()}"
        return found

    def _section(self, name: str) -> str:
        return next((body for title, body in _SECTION.findall(self.text) if title == name), "")


def docstring_of(file: Path) -> Docstring:
    """Return the docstring of the first public class of a file.

    Args:
        file: A Python file.
    """
    tree = ast.parse(file.read_text())
    found = next(
        one for one in tree.body if isinstance(one, ast.ClassDef) and not one.name.startswith("_")
    )
    return Docstring(found.name, ast.get_docstring(found) or "")
