"""The model of deployments, over random numbers, against the rules that AWS documents."""

import math
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from moorage.delivery.obstacles import obstacles
from moorage.delivery.planning import plan
from moorage.delivery.service_deployment import NETWORK_SHIFT_SECONDS, ServiceDeployment
from moorage.delivery.task_times import TaskTimes
from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.linear import Linear
from moorage.values.rolling import Rolling

seconds = st.integers(min_value=1, max_value=400)
times = st.builds(
    TaskTimes,
    start_seconds=seconds,
    healthy_seconds=seconds,
    leave_seconds=st.integers(min_value=0, max_value=400),
    stop_seconds=st.integers(min_value=0, max_value=120),
    crash_seconds=seconds,
    unhealthy_seconds=seconds,
    node_seconds=st.sampled_from([0, 0, 120]),
)
# What Rolling itself refuses, no room for any number of tasks, is not among them.
percents = st.tuples(st.integers(0, 100), st.integers(100, 200)).filter(lambda p: p != (100, 100))
updates = percents.map(
    lambda p: Rolling(
        minimum_healthy_percent=p[0], maximum_percent=p[1], zone_rebalancing=p[1] > 100
    )
)
minutes = st.integers(min_value=3, max_value=120)
shares = st.integers(min_value=30, max_value=1000).map(lambda tenths: tenths / 10)
shifts = (
    st.builds(BlueGreen, bake_minutes=minutes)
    | st.builds(Canary, step_percent=shares, step_minutes=minutes, bake_minutes=minutes)
    | st.builds(Linear, step_percent=shares, step_minutes=st.integers(0, 40), bake_minutes=minutes)
)
counts = st.integers(min_value=1, max_value=60)


# The machine that runs them may be busy.
at_leisure = settings(deadline=None)


places = st.integers(min_value=1, max_value=150)


def deployments(strategies, *, room=st.none() | places, room_now=st.none() | places):
    return st.builds(
        ServiceDeployment,
        tasks=counts,
        strategy=strategies,
        times=times,
        room=room,
        room_now=room_now,
        shift_seconds=st.sampled_from([0, NETWORK_SHIFT_SECONDS]),
    )


rolling = deployments(updates)
shifting = deployments(shifts)
every = rolling | shifting
tight = deployments(updates | shifts, room=places, room_now=st.none())
wide = deployments(updates, room=st.none(), room_now=st.none())
images = st.sampled_from(["works", "crashes", "unhealthy"])


@at_leisure
@given(rolling, images)
def test_the_minimum_healthy_percent_rounded_up_is_kept(deployment, image):
    """https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html."""
    least = math.ceil(deployment.strategy.minimum_healthy_percent * deployment.tasks / 100)

    assert plan(deployment, image).fewest_healthy >= least


@at_leisure
@given(rolling, images)
def test_the_maximum_percent_rounded_down_is_not_passed(deployment, image):
    """Of running and pending tasks, the same page."""
    most = math.floor(deployment.strategy.maximum_percent * deployment.tasks / 100)

    assert plan(deployment, image).most_tasks <= most


@at_leisure
@given(every, images)
def test_there_are_never_more_tasks_than_there_is_room_for(deployment, image):
    """Each task has a network interface, also while it leaves.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html
    """
    assert plan(deployment, image).most_places <= max(deployment.places, deployment.tasks)


@at_leisure
@given(every)
def test_what_ends_has_replaced_every_task(deployment):
    """The target revision reaches 100 percent of the desired count, and the old one is cleaned up.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/early-success-criteria.html
    """
    made = plan(deployment)
    assume(made.ends)
    last = made.steps[-1]

    assert (last.new, last.old, last.starting, last.leaving) == (deployment.tasks, 0, 0, 0)
    assert made.seconds == last.seconds


@at_leisure
@given(every, st.sampled_from(["crashes", "unhealthy"]))
def test_a_broken_image_leaves_every_old_task(deployment, image):
    """The circuit breaker rolls back to the last completed deployment.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
    """
    assume(plan(deployment).ends)
    made = plan(deployment, image)
    last = made.steps[-1]

    assert made.ends
    assert made.failed_at is not None
    assert made.failed_at <= made.seconds
    assert (last.new, last.old, last.starting, last.leaving) == (0, deployment.tasks, 0, 0)


@at_leisure
@given(every)
def test_the_breaker_opens_at_half_of_the_tasks_between_3_and_200(deployment):
    """The same page: 0.5 x desired, rounded up, at least 3, at most 200."""
    half = math.ceil(0.5 * deployment.tasks)

    assert deployment.failures_allowed == min(max(half, 3), 200)


@at_leisure
@given(every)
def test_times_never_go_back_and_no_number_is_negative(deployment):
    made = plan(deployment)
    moments = [step.seconds for step in made.steps]

    assert moments == sorted(set(moments))
    assert all(
        min(step.old, step.new, step.starting, step.returning, step.leaving) >= 0
        for step in made.steps
    )


@at_leisure
@given(every)
def test_a_plan_that_does_not_end_has_an_obstacle_and_the_other_way_round(deployment):
    assert bool([*obstacles(deployment)]) == (not plan(deployment).ends)


@at_leisure
@given(tight, st.integers(min_value=1, max_value=40))
def test_more_room_never_makes_it_slower(deployment, more):
    before, after = plan(deployment), plan(replace(deployment, room=deployment.room + more))

    assert not before.ends or after.seconds <= before.seconds


@at_leisure
@given(wide, st.integers(min_value=1, max_value=100))
def test_a_higher_maximum_never_makes_it_slower(deployment, more):
    update = deployment.strategy
    higher = replace(update, maximum_percent=update.maximum_percent + more, zone_rebalancing=False)
    before, after = plan(deployment), plan(replace(deployment, strategy=higher))

    assert not before.ends or after.seconds <= before.seconds


@at_leisure
@given(rolling)
def test_a_faster_start_never_makes_it_slower(deployment):
    quick = replace(deployment.times, start_seconds=max(1, deployment.times.start_seconds // 2))
    before, after = plan(deployment), plan(replace(deployment, times=quick))

    assert not before.ends or after.seconds <= before.seconds


@at_leisure
@given(shifting, images)
def test_the_old_version_is_whole_until_requests_have_moved(deployment, image):
    """Both run side by side, and green scales up to 100 % before it gets requests.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
    """
    for step in plan(deployment, image).steps:
        assert step.old == deployment.tasks or step.share == 100
        assert step.share == 0 or step.new == deployment.tasks


@at_leisure
@given(shifting)
def test_steps_and_bake_time_take_what_is_configured(deployment):
    """No wait follows the last step, so that CloudFormation counts one less than there are steps.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-linearconfiguration.html
    With a Network Load Balancer, each shift takes ten minutes more:
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/nlb-resources-for-blue-green.html
    """
    made, strategy = plan(deployment), deployment.strategy
    assume(made.ends)
    waits, step = 0, getattr(strategy, "step_minutes", 0)
    if strategy.strategy == "canary":
        waits = 1
    if strategy.strategy == "linear":
        tenths = round(strategy.step_percent * 10)
        waits = 1000 // tenths - (1000 % tenths == 0)
    waited = 60 * (waits * step + strategy.bake_minutes)
    # Of test traffic, of each step before the last, and of all requests.
    waited += deployment.shift_seconds * (1 + waits + 1)
    rest = deployment.times.ready_seconds + deployment.times.leave_seconds
    longer = deployment.times.node_seconds if deployment.room_now is not None else 0

    assert rest + waited <= made.seconds <= rest + waited + longer


@at_leisure
@given(shifting)
def test_shares_grow_by_steps_to_all(deployment):
    made = plan(deployment)
    assume(made.ends)
    found = [step.share for step in made.steps]

    assert found == sorted(found)
    assert found[-1] == 100


@at_leisure
@given(every, st.data())
def test_it_is_the_same_every_time(deployment, data):
    image = data.draw(images)

    assert plan(deployment, image) == plan(deployment, image)
