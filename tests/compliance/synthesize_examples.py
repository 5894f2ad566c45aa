"""Synthesize the examples with every judge on that works in an app; run in a process of its own.

Usage: synthesize_examples.py OUT

What each example's judges say is written to OUT/NAME.json, its templates to
OUT/NAME-STACK.template.json.
"""

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import cdk_nag as nag
from aws_cdk import Validations
from cdk_preflight import Preflight

from moorage.validation import MoorageChecks

ROOT = Path(__file__).resolve().parents[2]

if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    flags = json.loads((ROOT / "cdk.json").read_text())["context"]
    for path in sorted((ROOT / "examples").glob("*/app.py")):
        sys.path.insert(0, str(path.parent))
        spec = importlib.util.spec_from_file_location(path.parent.name, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        app = module.build_app(flags)
        Validations.of(app).add_plugins(MoorageChecks(), nag.AwsSolutionsChecks(app))
        Preflight.apply(app)
        try:
            app.synth()
        except RuntimeError as error:
            print(error, file=sys.stderr)
        name, written = path.parent.name, Path(app.outdir)
        shutil.copy(written / "validation-report.json", out / f"{name}.json")
        for template in written.glob("*.template.json"):
            shutil.copy(template, out / f"{name}-{template.name}")
