"""`constructs/` holds our package; the library `constructs` must stay the one from PyPI.

Nothing is imported at module level, so that a broken layout fails here, with these words, and not
with "No module named 'constructs._jsii'".
"""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_source_root_is_not_a_package():
    stray = sorted(path.name for path in (ROOT / "constructs").glob("*.py"))

    assert not stray, f"constructs/{stray[:1]} shadows the library; modules belong in moorage/"


def test_no_folder_of_tests_has_the_librarys_name():
    assert not (ROOT / "tests" / "constructs").exists()
    assert not (ROOT / "tests" / "unit" / "constructs").exists()


def test_the_library_wins():
    spec = importlib.util.find_spec("constructs")

    assert spec is not None
    assert spec.origin is not None
    assert ROOT / "constructs" not in Path(spec.origin).parents


def test_ours_is_importable_under_its_own_name():
    spec = importlib.util.find_spec("moorage")

    assert spec is not None
    assert Path(spec.origin).is_relative_to(ROOT / "constructs")
