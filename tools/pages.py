"""Generated pages in a folder of their own."""

from collections.abc import Mapping
from pathlib import Path


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Write pages, and remove those that are no longer made.

    Args:
        folder: Holds these pages and no others.
        pages: Each page as Markdown, by the name of its file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text)
