"""The pages about the checks say what the checks and their truth tables say."""

from tools.checks.pages import FOLDER, pages, write


def test_the_pages_are_fresh():
    there = {path.name: path.read_text() for path in FOLDER.glob("*.md")}

    assert there == pages(), "run: make docs"


def test_a_page_whose_check_is_gone_is_removed(tmp_path):
    (tmp_path / "MRG-999.md").write_text("old")

    write(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == set(pages())
