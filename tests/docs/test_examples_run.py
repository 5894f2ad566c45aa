"""Every example in the docs does what it says: Python runs, YAML loads, commands exist."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from moorage.config.loader import load_environment
from moorage.errors import ConfigError

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PATHS = "PYTHONPATH"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language):
    return [
        pytest.param(body, id=f"{page.relative_to(ROOT)}-{n}")
        for page in PAGES
        for n, (kind, body) in enumerate(BLOCK.findall(page.read_text()), start=1)
        if kind == language
    ]


@pytest.mark.parametrize("example", blocks("python"))
def test_python_runs(example, tmp_path):
    # The package of the team that writes a feature of its own.
    paths = [str(ROOT / "examples" / "outside_feature"), *filter(None, [os.environ.get(PATHS)])]
    run = subprocess.run(
        [sys.executable, "-c", example],
        cwd=tmp_path,
        env=os.environ | {PATHS: os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("example", [b for b in blocks("yaml") if "posture:" in b.values[0]])
def test_environment_files_load(example, tmp_path):
    path = tmp_path / "example.yaml"
    path.write_text(example)

    assert load_environment(path).services


def test_the_service_of_the_tutorial_fits_into_the_demo(tmp_path):
    demo = (ROOT / "environments" / "demo.yaml").read_text()
    [service] = [b.values[0] for b in blocks("yaml") if b.values[0].startswith("  docs:")]
    path = tmp_path / "demo.yaml"
    path.write_text(demo.rstrip() + "\n\n" + service)

    assert "docs" in load_environment(path).services


def test_every_make_target_that_is_named_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        target
        for page in PAGES
        for body in (page.read_text(),)
        for target in re.findall(r"(?:^|`|\s)make ([a-z-]+)(?=[\s`.,;]|$)", body, re.MULTILINE)
        if f"`make {target}" in body or f"\nmake {target}" in body
    }

    assert named
    assert named <= targets


def test_every_relative_link_leads_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in PAGES
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text())
        if "://" not in link and not (page.parent / link).exists()
    ]

    assert broken == []


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 150


def test_the_message_in_the_readme_is_the_real_one(tmp_path):
    [example] = [b.values[0] for b in blocks("yaml") if b.id.startswith("README")]
    path = tmp_path / "prod.yaml"
    path.write_text(
        example.replace("    port: 8080\n", "    port: 8080\n    size: {memory_mib: 4096}\n")
    )

    with pytest.raises(ConfigError) as caught:
        load_environment(path)

    [problem] = caught.value.problems
    assert (
        f"    environments/prod.yaml:{problem.split(':', 1)[1]}" in (ROOT / "README.md").read_text()
    )
