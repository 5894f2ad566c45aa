"""Synthesize environments with every judge on; run in a process of its own.

The CDK's own validation is off in the test process, because it costs seconds per process.

Usage: synthesize.py OUT ENVIRONMENTS [--rule-books] [--bare]

With ``--rule-books``, NIST 800-53, HIPAA and PCI DSS judge too. With ``--bare``, the library
acknowledges nothing, so that everything the judges can see is reported.
"""

import json
import sys
from pathlib import Path

import cdk_nag as nag
from aws_cdk import Validations
from cdk_preflight import Preflight

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app import build_app  # noqa: E402 - the app is found through the path set above
from moorage.foundation import acknowledge  # noqa: E402
from moorage.validation import MoorageChecks  # noqa: E402

RULE_BOOKS = (nag.NIST80053R5Checks, nag.HIPAASecurityChecks, nag.PCIDSS321Checks)


class Unheard:
    """Stands in for the CDK's validations and forgets what it is told."""

    @classmethod
    def of(cls, _scope: object) -> "Unheard":
        return cls()

    def acknowledge(self, *_: object) -> None:
        """Do nothing."""


if __name__ == "__main__":
    out, environments, *options = sys.argv[1:]
    if "--bare" in options:
        acknowledge.Validations = Unheard
    flags = json.loads((ROOT / "cdk.json").read_text())["context"]
    app = build_app(flags | {"environments": environments}, outdir=out)
    from_us = MoorageChecks()
    packs = (nag.AwsSolutionsChecks, *(RULE_BOOKS if "--rule-books" in options else ()))
    Validations.of(app).add_plugins(from_us, *(pack(app) for pack in packs))
    Preflight.apply(app)
    acknowledged = [
        (construct.node.path, rule, reason)
        for construct in app.node.find_all()
        for entry in construct.node.metadata
        if entry.type == Validations.ACKNOWLEDGED_RULES_METADATA_KEY
        for rule, reason in entry.data.items()
    ]
    Path(out, "acknowledged.json").write_text(json.dumps(acknowledged))
    app.synth()
