"""Every example app is a whole app: it synthesizes, gives the accepted template, and is shown."""

import json
import re
from importlib import util
from pathlib import Path

import pytest
from conftest import FLAGS
from syrupy.extensions.json import JSONSnapshotExtension

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/app.py"))
ASSET = re.compile(r"\b[0-9a-f]{64}\b")


def build(path):
    spec = util.spec_from_file_location(f"example_{path.parent.name}", path)
    module = util.module_from_spec(spec)
    # As for `python app.py`: packages beside it are found.
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(path.parent)
        spec.loader.exec_module(module)
    return module.build_app(FLAGS)


@pytest.fixture(scope="module")
def assemblies():
    return {path.parent.name: build(path).synth() for path in EXAMPLES}


@pytest.mark.parametrize("name", [path.parent.name for path in EXAMPLES])
def test_the_template_is_the_accepted_one(name, assemblies, snapshot):
    golden = snapshot.use_extension(JSONSnapshotExtension)

    # Hashes of assets follow the version of the CDK, not our code.
    templates = {
        stack.stack_name: json.loads(ASSET.sub("<asset>", json.dumps(stack.template)))
        for stack in assemblies[name].stacks
    }
    assert templates == golden


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_how_to_shows_the_whole_app(path):
    page = ROOT / "docs" / "how-to" / f"{path.parent.name.replace('_', '-')}.md"

    assert f"```python\n{path.read_text()}```" in page.read_text()


def test_the_how_to_of_wordpress_shows_the_whole_file():
    page = (ROOT / "docs" / "how-to" / "run-wordpress.md").read_text()
    file = (ROOT / "examples" / "wordpress" / "wordpress.yaml").read_text()

    assert f"```yaml\n{file}```" in page
