"""The page that lists what is accepted and why, from the files that the tests compare."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from tools.compliance.markdown import row
from tools.compliance.weaknesses import weaknesses
from tools.setup import ROOT

DATA: Final = ROOT / "tests" / "compliance"

_HEAD: Final = """\
# What rule books say

Every kind of environment (Fargate, Fargate Spot, EC2 and managed instances; each network preset;
both postures), and every environment and example of this repository, is synthesized and judged by
cdk-nag (AwsSolutions, NIST 800-53 R5, HIPAA, PCI DSS; the examples by AwsSolutions), the CDK's own
validation with `validateAgainstDefaultRules`, cdk-preflight, [our own checks](checks/README.md),
cfn-lint, checkov and the Control Tower rules of cfn-guard: `make compliance`. They find nothing
beyond what stands here, with the reason.

cdk-preflight 1.9.1 knows what only the APIs of AWS refuse. It is pinned, and no dependency of the
library. Three of its rules were seen to be wrong: `pf-ecs-container-memory-reservation` where
`Memory` is absent, `pf-iam-policy-version` where `Version` is absent, and
`pf-ecs-svc-binpack-field` (below). The first two find nothing in our templates.

This page is made by `make docs` from `tests/compliance`; tests compare those files with what is
found, in both directions.

## What to ask for

A posture is no certificate: rule books want these of an environment file.

| key | value | otherwise found by |
|---|---|---|
"""
_ACKNOWLEDGED: Final = """
## Acknowledged in the library

Next to the code that causes them, on the smallest construct, so that your own constructs are judged
as before.

| rule | where | reason |
|---|---|---|
"""
_ACCEPTED: Final = """
## Accepted of judges of templates

cfn-lint, checkov and cfn-guard read the template alone. `Fn::GetStackOutput` is newer than they
are; they are given the template with another spelling of it.

| tool | rule | where | reason |
|---|---|---|---|
"""
_IN_EXAMPLES: Final = """
## Accepted in the examples

| tool | rule | where | reason |
|---|---|---|---|
"""


def page(data: Path = DATA) -> str:
    """Return the page as Markdown.

    Args:
        data: Folder of the files. Omitted: the one of the tests.
    """
    demanded, acknowledged, accepted, in_examples = (
        yaml.safe_load((data / f"{name}.yaml").read_text())
        for name in ("demanded", "acknowledged", "accepted", "accepted_in_examples")
    )
    return "".join(
        [
            _HEAD,
            *(row(f"`{one['key']}`", _word(one["value"]), one["rule"]) for one in demanded),
            _ACKNOWLEDGED,
            *(row(_codes(one["rules"]), one["place"], one["reason"]) for one in acknowledged),
            _ACCEPTED,
            *_accepted(accepted),
            _IN_EXAMPLES,
            *_accepted(in_examples),
            weaknesses(data),
        ]
    )


def _accepted(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for one in entries:
        yield row(one["tool"], _codes(one["rules"]), _where(one), one["reason"])


def _word(value: Any) -> str:
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _codes(rules: Sequence[str]) -> str:
    return ", ".join(f"`{rule}`" for rule in rules)


def _where(entry: Mapping[str, str]) -> str:
    pattern = f" `{entry['resource']}`" if "resource" in entry else ""
    place = f" in `{entry['template']}`" if "template" in entry else ""
    return f"{entry.get('kind', 'any')}{pattern}{place}"
