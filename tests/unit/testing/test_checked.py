"""What teams use in their tests: it fails with everything that is found."""

import pytest
from aws_cdk import Acknowledgment, Validations
from aws_cdk import aws_efs as efs

from moorage.testing import assert_works_together, findings_of


@pytest.fixture
def files(stack):
    return efs.CfnFileSystem(stack, "Files")


def test_findings_are_values_with_construct_paths(app, files):
    [finding] = findings_of(app)

    assert (finding.id, finding.path) == ("MRG-703", "Stack/Files")


def test_a_finding_fails_the_test_with_its_fix(app, files):
    with pytest.raises(AssertionError, match=r"MRG-703 Stack/Files\n.*\n  fix: write a Deletion"):
        assert_works_together(app)


def test_what_the_test_is_not_about_is_ignored(app, files):
    assert_works_together(app, ignoring=["MRG-703"])


def test_what_the_app_acknowledges_is_no_finding(app, files):
    reason = "Only a cache, which fills itself again."
    Validations.of(files).acknowledge(Acknowledgment(id="Moorage::MRG-703", reason=reason))

    assert findings_of(app) == []
