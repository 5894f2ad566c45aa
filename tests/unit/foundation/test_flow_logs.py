"""Flow logs: where they go and what is in them."""

import pytest
from aws_cdk import RemovalPolicy
from aws_cdk.assertions import Template

from moorage.foundation.flow_logs import add_flow_logs
from moorage.values.flow_log_settings import FlowLogSettings
from moorage.values.log_settings import LogSettings


@pytest.mark.parametrize(("to", "kind"), [("cloudwatch", "cloud-watch-logs"), ("s3", "s3")])
@pytest.mark.parametrize("traffic", ["all", "reject"])
def test_the_choice_is_that_of_the_resource(stack, vpc, to, kind, traffic):
    add_flow_logs(
        stack,
        vpc,
        FlowLogSettings(to=to, traffic=traffic),
        logs=LogSettings(),
        removal_policy=RemovalPolicy.RETAIN,
        key=None,
    )

    Template.from_stack(stack).has_resource_properties(
        "AWS::EC2::FlowLog", {"LogDestinationType": kind, "TrafficType": traffic.upper()}
    )
