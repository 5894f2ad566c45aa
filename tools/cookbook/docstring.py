"""The parts of a docstring, without importing what it documents."""

import ast
import inspect
import re
from dataclasses import dataclass
from pathlib import Path

from moorage.config.docstrings import entries

_SECTION = re.compile(r"^(Args|Raises|Example):\n((?:    .*\n?|\n)*)", re.MULTILINE)


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
        return entries(self.text, "Args")

    @property
    def errors(self) -> dict[str, str]:
        """When each error is raised, by its name."""
        return entries(self.text, "Raises")

    @property
    def example(self) -> str:
        """The example, as an interactive session."""
        sections = dict(_SECTION.findall(self.text))
        return inspect.cleandoc(sections.get("Example", ""))


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
