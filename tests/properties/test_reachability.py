"""Endpoints and reach, over random sets of needs."""

from aws_cdk import App
from aws_cdk.assertions import Template
from conftest import FLAGS
from hypothesis import given, settings
from hypothesis import strategies as st

from moorage.foundation import IsolatedWithEndpoints, Network
from moorage.foundation.zoned_stack import ZonedStack
from moorage.values.aws_services import ENDPOINTS, with_implied
from moorage.values.need import CALLS, Need

ZONES = ["eu-west-1a", "eu-west-1b"]
services = st.sets(st.sampled_from(sorted(ENDPOINTS)), min_size=1, max_size=8)


def isolated(chosen):
    stack = ZonedStack(App(context=FLAGS), "Stack", zones=ZONES)
    preset = IsolatedWithEndpoints(services=sorted(chosen))
    network = Network(stack, "Network", preset=preset, zones=ZONES)
    return network, Template.from_stack(stack)


@settings(deadline=None, max_examples=25)
@given(services)
def test_the_endpoints_are_the_union_of_the_needs_and_nothing_else(chosen):
    _, template = isolated(chosen)

    made = [
        one["Properties"]["ServiceName"]["Fn::Join"][1][-1].removeprefix(".")
        for one in template.find_resources("AWS::EC2::VPCEndpoint").values()
    ]
    wanted = [
        endpoint
        for name in with_implied(chosen)
        for endpoint in (ENDPOINTS[name].endpoints or (name,))
    ]
    assert sorted(made) == sorted(wanted)


@settings(deadline=None, max_examples=25)
@given(services, st.sampled_from(sorted(ENDPOINTS)))
def test_what_was_asked_for_is_reached_and_nothing_else(chosen, other):
    network, _ = isolated(chosen)

    reach = network.task_subnets.reach
    assert reach.missing([Need(name, CALLS) for name in chosen]) == []
    reached = with_implied([other]) <= with_implied(chosen)
    assert (reach.missing([Need(other, CALLS)]) == []) is reached
