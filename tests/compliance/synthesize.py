"""Synthesize every environment with every judge on; run in a process of its own.

The CDK's own validation is off in the test process, because it costs seconds per process. With
``--bare`` the library acknowledges nothing, so that everything the judges can see is reported.
"""

import json
import sys
from pathlib import Path

from aws_cdk import Validations
from cdk_nag import AwsSolutionsChecks

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app import build_app  # noqa: E402 - the app is found through the path set above
from moorage.foundation import acknowledge  # noqa: E402


class Unheard:
    """Stands in for the CDK's validations and forgets what it is told."""

    @classmethod
    def of(cls, _scope: object) -> "Unheard":
        return cls()

    def acknowledge(self, *_: object) -> None:
        """Do nothing."""


if __name__ == "__main__":
    if "--bare" in sys.argv:
        acknowledge.Validations = Unheard
    flags = json.loads((ROOT / "cdk.json").read_text())["context"]
    app = build_app(flags, outdir=sys.argv[1])
    Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    acknowledged = {
        construct.node.path: rules
        for construct in app.node.find_all()
        for entry in construct.node.metadata
        if entry.type == Validations.ACKNOWLEDGED_RULES_METADATA_KEY
        for rules in [sorted(entry.data)]
    }
    Path(sys.argv[1], "acknowledged.json").write_text(json.dumps(acknowledged))
    app.synth()
