"""host_placement under random files and edits: what is recorded never moves."""

from hypothesis import given, settings
from hypothesis import strategies as st

from moorage.values.host_placement import ANY_HOST, Demand, HostPlacement

hosts = st.sampled_from([ANY_HOST, *(f"h{n}.io" for n in range(9)), "a.x.io", "b.x.io", "*.x.io"])
demands = st.builds(
    Demand,
    host=hosts,
    owner=st.sampled_from("stuvw"),
    rules=st.integers(1, 6),
    target_groups=st.integers(0, 2),
)
files = st.lists(demands, max_size=25)


def recorded(placement):
    return HostPlacement(
        demands=placement.demands, recorded=placement.numbers, most_rules=placement.most_rules
    )


@settings(max_examples=200, deadline=None)
@given(files, files, st.randoms(use_true_random=False))
def test_no_edit_moves_a_recorded_host(before, added, random):
    placement = HostPlacement(demands=before, most_rules=20)
    kept = [one for one in before if random.random() > 0.3]
    after = random.sample([*kept, *added], len(kept) + len(added))

    edited = HostPlacement(demands=after, recorded=placement.numbers, most_rules=20)

    numbers = edited.numbers
    torn = any("different load balancers" in one.what for one in edited.problems("x"))
    for host in numbers.keys() & placement.numbers.keys():
        assert torn or numbers[host] == placement.numbers[host]


@settings(max_examples=200, deadline=None)
@given(files)
def test_recording_changes_nothing(file):
    placement = HostPlacement(demands=file, most_rules=20)

    assert recorded(placement).numbers == placement.numbers


@settings(max_examples=200, deadline=None)
@given(files, demands)
def test_without_a_record_a_new_host_at_the_end_moves_nothing(before, last):
    if last.host in {one.host for one in before} or "x.io" in last.host or last.host == ANY_HOST:
        return
    placement = HostPlacement(demands=before, most_rules=20)

    longer = HostPlacement(demands=[*before, last], most_rules=20)

    assert longer.numbers | placement.numbers == longer.numbers


@settings(max_examples=200, deadline=None)
@given(files)
def test_each_load_balancer_holds_what_is_on_it_or_that_is_said(file):
    placement = HostPlacement(demands=file, most_rules=20)

    full = [load for load in placement.loads.values() if not load.fits(20)]
    assert len(full) == len(list(placement.problems("x")))


@settings(max_examples=200, deadline=None)
@given(files)
def test_a_name_leads_to_one_load_balancer(file):
    numbers = HostPlacement(demands=file, most_rules=20).numbers

    together = {numbers[host] for host in ("a.x.io", "b.x.io", "*.x.io") if host in numbers}
    assert len(together) <= 1 or "*.x.io" not in numbers
