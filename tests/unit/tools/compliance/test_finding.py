"""A finding knows the type of its resource."""

import json

import pytest

from tools.compliance.finding import finding


@pytest.mark.parametrize(("resource", "kind"), [("Bucket", "AWS::S3::Bucket"), ("", "")])
def test_the_type_is_looked_up_in_the_template(tmp_path, resource, kind):
    template = tmp_path / "one.template.json"
    template.write_text(json.dumps({"Resources": {"Bucket": {"Type": "AWS::S3::Bucket"}}}))

    found = finding(
        tool="checkov", rule="CKV", template=template, resource=resource, message="two\n  lines"
    )

    assert (found.template, found.kind, found.message) == (template.name, kind, "two lines")
