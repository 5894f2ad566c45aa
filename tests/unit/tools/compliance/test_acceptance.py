"""Acceptance: no wider than it says."""

import pytest

from tools.compliance.acceptance import Acceptance, load_acceptances
from tools.compliance.finding import Finding

FOUND = Finding(
    tool="checkov",
    rule="CKV_AWS_18",
    template="platform.template.json",
    resource="LogsBucket12345678",
    kind="AWS::S3::Bucket",
    message="Ensure the S3 bucket has access logging enabled",
)
FITTING = {
    "tool": "checkov",
    "rules": ("CKV_AWS_18", "CKV_AWS_21"),
    "kind": "AWS::S3::Bucket",
    "resource": "LogsBucket.*",
    "message": "access logging",
    "template": "platform.*",
    "reason": "It holds logs.",
}


def test_a_finding_that_fits_in_everything_is_accepted():
    assert Acceptance(**FITTING).accepts(FOUND)


@pytest.mark.parametrize(
    "other",
    [
        {"tool": "cfn-lint"},
        {"rules": ("CKV_AWS_21",)},
        {"kind": "AWS::S3::BucketPolicy"},
        {"resource": "LogsBucket"},
        {"resource": "Bucket.*"},
        {"message": "versioning"},
        {"template": "platform"},
    ],
    ids=str,
)
def test_a_finding_that_differs_in_anything_is_not_accepted(other):
    assert not Acceptance(**FITTING | other).accepts(FOUND)


def test_a_file_of_acceptances_is_read(tmp_path):
    path = tmp_path / "accepted.yaml"
    path.write_text("- {tool: checkov, rules: [CKV_AWS_18], reason: It holds logs.}\n")

    expected = Acceptance(tool="checkov", rules=("CKV_AWS_18",), reason="It holds logs.")
    assert load_acceptances(path) == [expected]
