"""A share: weights in the rule of the service that takes it, and nothing new for the other."""

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import HttpRoute
from moorage.services import ContainerService
from moorage.values.blue_green import BlueGreen
from moorage.values.sticky_sessions import StickySessions
from moorage.values.target_options import TargetOptions
from moorage.values.traffic_share import TrafficShare

RULE = "AWS::ElasticLoadBalancingV2::ListenerRule"


@pytest.fixture
def shop(app, cluster, image, listener):
    route = HttpRoute(listener=listener, priority=100)
    own = cdk.Stack(app, "Shop")
    return ContainerService(own, "Shop", cluster=cluster, image=image, port=80, features=[route])


def resources(stack):
    found = (one for one in stack.node.find_all() if cdk.CfnResource.is_cfn_resource(one))
    return {one.node.path for one in found}


def taking(app, cluster, image, listener, shop, *, share, **more):
    own, arguments = cdk.Stack(app, "Next"), {"deployment": more.pop("deployment", None)}
    route = HttpRoute(
        listener=listener,
        priority=10,
        share=share,
        shared_with={"shop": shop.target_groups[0]},
        **more,
    )
    ContainerService(
        own,
        "Next",
        cluster=cluster,
        image=image,
        port=80,
        features=[route],
        **{key: value for key, value in arguments.items() if value},
    )
    return own


def test_a_share_goes_to_the_one_and_the_rest_to_the_other(app, cluster, image, listener, shop):
    share = TrafficShare(of="shop", percent=10, sticky_minutes=60)
    theirs = cdk.Stack.of(shop)
    before = resources(theirs)

    own = taking(app, cluster, image, listener, shop, share=share)

    [rule] = Template.from_stack(own).find_resources(RULE).values()
    [action] = rule["Properties"]["Actions"]
    mine, rest = action["ForwardConfig"]["TargetGroups"]
    assert (mine["Weight"], rest["Weight"]) == (10, 90)
    assert "Ref" in mine["TargetGroupArn"]
    assert "Ref" not in rest["TargetGroupArn"]
    assert action["ForwardConfig"]["TargetGroupStickinessConfig"] == {
        "Enabled": True,
        "DurationSeconds": 3600,
    }
    assert theirs in own.dependencies
    assert own not in theirs.dependencies
    assert resources(theirs) == before


def test_a_share_of_a_service_that_is_not_given_is_refused(listener):
    with pytest.raises(InvalidInputError, match=r"share.of: is none of shared_with .got 'shop'"):
        HttpRoute(listener=listener, priority=1, share=TrafficShare(of="shop", percent=10))


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"deployment": BlueGreen()}, r"a share goes with Rolling\(\) only"),
        ({"targets": TargetOptions(sticky=StickySessions())}, "write sticky_minutes"),
    ],
)
def test_what_does_not_go_with_a_share(app, cluster, image, listener, shop, more, text):
    share = TrafficShare(of="shop", percent=10)

    with pytest.raises(FeatureError, match=text):
        taking(app, cluster, image, listener, shop, share=share, **more)
