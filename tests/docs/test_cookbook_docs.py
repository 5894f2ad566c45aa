"""Every feature and every kind of workload has its recipe, as its docstring tells it."""

from moorage import features, services
from tools.cookbook.docstring import Docstring, docstring_of
from tools.cookbook.pages import FOLDER, RECIPES, pages, write
from tools.setup import ROOT


def test_the_pages_are_fresh():
    there = {path.name: path.read_text() for path in FOLDER.glob("*.md")}

    assert there == pages(), "run: make docs"


def test_nothing_is_without_a_recipe():
    package = ROOT / "constructs" / "moorage"
    workloads = [file for _, file, _ in RECIPES if not file.startswith("foundation/")]
    told = {docstring_of(package / file).name for file in workloads}

    assert told == {*features.__all__, *services.__all__} - {"ServiceFeature", "TaskRoles"}


def test_every_recipe_has_an_example_and_explains_its_arguments():
    for name, text in pages().items():
        if name != "README.md":
            assert text.count(">>> ") > 1, name
            assert "| `" in text, name


def test_a_page_whose_recipe_is_gone_is_removed(tmp_path):
    (tmp_path / "gone.md").write_text("old")

    write(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {*pages()}


def test_the_parts_of_a_docstring():
    text = "Do it.\n\nMore.\n\nArgs:\n    a: One\n        line.\n\nExample:\n    >>> 1\n    1\n"

    found = Docstring("It", text)

    assert (found.first, found.body) == ("Do it.", "More.")
    assert found.arguments == {"a": "One line."}
    assert found.example == ">>> 1\n1"
