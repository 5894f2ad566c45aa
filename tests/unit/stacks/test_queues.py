"""Queues of services are data, and ``removal`` decides about them."""

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template
from conftest import FLAGS

from moorage.config.loader import load_environment
from stacks.environment import Environment

FILE = """
region: eu-west-1
posture: disposable
tags: {owner: harbour}
load_balancer: {allow_http: The test has no domain name.}
services:
  mails:
    image: {registry: "nginx:1.29"}
    queue: {acceptable_latency_seconds: 60, seconds_per_message: 2, max_tasks: 5}
"""


@pytest.mark.parametrize(("removal", "kept"), [("retain", "Retain"), ("destroy", "Delete")])
def test_queues_stay_when_data_stays(tmp_path, removal, kept):
    file = tmp_path / "test.yaml"
    file.write_text(f"{FILE}removal: {removal}\n")

    made = Environment(cdk.App(context=FLAGS), config=load_environment(file))

    queues = Template.from_stack(made.services["mails"]).find_resources("AWS::SQS::Queue")
    assert [one["DeletionPolicy"] for one in queues.values()] == [kept, kept]
