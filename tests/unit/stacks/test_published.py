"""Published values: the same outputs whether or not a later stack reads them."""

import aws_cdk as cdk
from aws_cdk import aws_sns as sns
from aws_cdk.assertions import Template

from stacks.published import publish


def test_a_reader_finds_the_output_that_is_there_already(app):
    producer, consumer = cdk.Stack(app, "Producer"), cdk.Stack(app, "Consumer")
    topic = sns.Topic(producer, "Topic")
    publish(producer, topic.topic_arn, topic.topic_arn)

    cdk.CfnOutput(consumer, "Read", value=topic.topic_arn)

    [output] = Template.from_stack(producer).find_outputs("*")
    read = Template.from_stack(consumer).find_outputs("Read")["Read"]["Value"]
    assert read["Fn::GetStackOutput"]["OutputName"] == output
