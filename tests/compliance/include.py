"""Judge templates inside an app, by every judge that needs one; run in a process of its own.

Usage: include.py OUT TEMPLATES

Each template becomes a stack of its own, named like its file.
"""

import json
import sys
from pathlib import Path

import cdk_nag as nag
from aws_cdk import App, DefaultStackSynthesizer, Stack, Validations
from aws_cdk.cloudformation_include import CfnInclude
from cdk_preflight import Preflight

ROOT = Path(__file__).resolve().parents[2]
PACKS = (
    nag.AwsSolutionsChecks,
    nag.NIST80053R5Checks,
    nag.HIPAASecurityChecks,
    nag.PCIDSS321Checks,
)

if __name__ == "__main__":
    out, templates = sys.argv[1:]
    flags = json.loads((ROOT / "cdk.json").read_text())["context"]
    refused = {}
    app = App(context=flags, outdir=out)
    for file in sorted(Path(templates).glob("*.json")):
        name = file.name.partition(".")[0]
        synthesizer = DefaultStackSynthesizer(generate_bootstrap_version_rule=False)
        try:
            stack = Stack(app, name, synthesizer=synthesizer)
            CfnInclude(stack, "T", template_file=str(file))
        except RuntimeError as error:
            # What the CDK cannot even read, such as a circle, is caught too.
            refused[name] = str(error).partition("\n")[0]
            app.node.try_remove_child(name)
    Path(out).mkdir(parents=True, exist_ok=True)
    Path(out, "refused.json").write_text(json.dumps(refused))
    Validations.of(app).add_plugins(*(pack(app) for pack in PACKS))
    Preflight.apply(app)
    app.synth()
