"""ListenerAnswer: rules without a service."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.foundation import ListenerAnswer
from moorage.values.fixed_response import FixedResponse
from moorage.values.redirect import Redirect

RULE = "AWS::ElasticLoadBalancingV2::ListenerRule"


def action(stack):
    [rule] = Template.from_stack(stack).find_resources(RULE).values()
    [found] = rule["Properties"]["Actions"]
    return rule["Properties"], found


def test_an_old_name_leads_to_the_new_one(stack, listener):
    old = Redirect(host="old.io", to="https://new.io", permanent=True, priority=5)

    ListenerAnswer(stack, "Old", listener=listener, answer=old)

    rule, found = action(stack)
    assert rule["Priority"] == 5
    assert found["RedirectConfig"] == {
        "Host": "new.io", "Port": "443", "Protocol": "HTTPS", "StatusCode": "HTTP_301",
    }  # fmt: skip


def test_an_answer_may_be_fixed(stack, listener):
    robots = FixedResponse(path="/robots.txt", status=200, body="Disallow: /")

    ListenerAnswer(stack, "Robots", listener=listener, answer=robots, priority=7)

    rule, found = action(stack)
    assert rule["Priority"] == 7
    assert found["FixedResponseConfig"] == {
        "ContentType": "text/plain", "MessageBody": "Disallow: /", "StatusCode": "200",
    }  # fmt: skip


def test_an_answer_without_a_priority_is_refused(stack, listener):
    with pytest.raises(InvalidInputError, match="is needed to place the rule"):
        ListenerAnswer(stack, "Old", listener=listener, answer=FixedResponse(status=503))
