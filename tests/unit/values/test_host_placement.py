"""HostPlacement: what has a record stays, the rest goes to the first load balancer with room."""

import pytest

from moorage.values.host_placement import Demand, HostPlacement


def demand(host, rules=1, **more):
    return Demand(host=host, **{"owner": host, **more}, rules=rules)


def placed(*demands, **more):
    return HostPlacement(demands=demands, **more)


def only_problem(placement):
    (problem,) = placement.problems("load_balancer")
    return problem


def test_everything_is_on_the_first_while_it_fits():
    assert placed(demand("a.io", 60), demand("b.io", 40)).numbers == {"a.io": 1, "b.io": 1}


def test_another_one_is_added_when_rules_do_not_fit():
    placement = placed(demand("a.io", 60), demand("b.io", 50), demand("c.io", 40))

    assert placement.numbers == {"a.io": 1, "b.io": 2, "c.io": 1}
    assert [load.rules for load in placement.loads.values()] == [100, 50]


def test_another_one_is_added_when_target_groups_do_not_fit():
    services = [demand("a.io", owner=f"s{n}") for n in range(60)]
    others = [demand("b.io", owner=f"t{n}", rules=0) for n in range(41)]

    assert placed(*services, *others).numbers == {"a.io": 1, "b.io": 2}


def test_routes_of_one_service_share_its_target_groups():
    placement = placed(*(demand("a.io", owner="web", target_groups=2) for _ in range(99)))

    assert placement.loads[1].target_groups == 2


def test_a_raised_quota_needs_no_other_one():
    assert placed(demand("a.io", 60), demand("b.io", 50), most_rules=110).numbers["b.io"] == 1


def test_routes_without_a_host_are_on_the_first():
    assert placed(demand("a.io", 90), demand("*", 20)).numbers == {"a.io": 2, "*": 1}


def test_what_is_recorded_stays_wherever_it_stands_in_the_file():
    placement = placed(
        demand("new.io", 60),
        demand("a.io", 60),
        demand("b.io", 50),
        recorded={"a.io": 2, "b.io": 1},
    )

    assert placement.numbers == {"new.io": 3, "a.io": 2, "b.io": 1}


def test_hosts_that_one_name_can_match_stay_together():
    placement = placed(demand("a.x.io", 60), demand("b.io", 40), demand("*.x.io", 30))

    assert placement.numbers == {"a.x.io": 1, "b.io": 2, "*.x.io": 1}


def test_a_host_that_one_load_balancer_cannot_hold_is_refused_with_the_sum():
    problem = only_problem(placed(demand("a.io", 60), demand("a.io", 50, owner="b")))

    assert "more: a.io 110 rules" in problem.what
    assert problem.got == "110 rules, 2 target groups"


def test_recorded_hosts_that_outgrow_their_load_balancer_are_refused_with_the_sum():
    problem = only_problem(
        placed(demand("a.io", 60), demand("b.io", 50), recorded={"a.io": 1, "b.io": 1})
    )

    assert "what the record keeps on load balancer 1 has more: a.io 60 + b.io 50" in problem.what


def test_a_pattern_over_hosts_that_are_recorded_apart_is_refused():
    problem = only_problem(
        placed(
            demand("a.x.io"),
            demand("b.x.io"),
            demand("*.x.io"),
            recorded={"a.x.io": 1, "b.x.io": 2},
        )
    )

    assert "keeps on different load balancers" in problem.what
    assert problem.got == "1, 2"


@pytest.mark.parametrize("host", ["a.io", "*"])
def test_there_is_always_a_first_one(host):
    assert list(placed().loads) == [1]
    assert list(placed(demand(host)).loads) == [1]
