"""The page about rule books says what the tests of this repository compare."""

from pathlib import Path

from tools.compliance.page import page

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_fresh():
    assert page() == (ROOT / "docs" / "compliance.md").read_text(), "run: make docs"
