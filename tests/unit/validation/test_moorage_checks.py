"""MoorageChecks: an app that will not work does not synthesize, and says why."""

import json
from pathlib import Path

import pytest
from aws_cdk import Acknowledgment, Validations
from aws_cdk import aws_applicationautoscaling as scaling

from moorage.validation import MoorageChecks


def target(stack, smallest):
    return scaling.CfnScalableTarget(
        stack,
        "Target",
        min_capacity=smallest,
        max_capacity=2,
        resource_id="service/a/b",
        scalable_dimension="ecs:service:DesiredCount",
        service_namespace="ecs",
    )


def findings(app):
    report = json.loads((Path(app.outdir) / "validation-report.json").read_text())
    return [
        (violation["ruleName"], construct["constructPath"])
        for plugin in report["pluginReports"]
        for violation in plugin["violations"]
        for construct in violation["violatingConstructs"]
    ]


def test_an_error_fails_the_synthesis_and_names_the_construct(app, stack):
    target(stack, 5)
    Validations.of(app).add_plugins(MoorageChecks())

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()

    assert ("MRG-601", "Stack/Target") in findings(app)


def test_an_acknowledgement_of_the_cdk_is_heard(app, stack):
    made = target(stack, 5)
    for rule in ("MRG-601", "MRG-602"):
        id = f"Moorage::{rule}"
        reason = "Somebody else corrects it afterwards."
        Validations.of(made).acknowledge(Acknowledgment(id=id, reason=reason))
    Validations.of(app).add_plugins(MoorageChecks())

    app.synth()

    assert findings(app) == []


def test_warnings_do_not_fail(app, stack):
    target(stack, 1)
    Validations.of(app).add_plugins(MoorageChecks())

    app.synth()

    assert findings(app) == [("MRG-602", "Stack/Target")]
