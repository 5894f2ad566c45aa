"""CircuitBreaker: the failures that end a deployment, as ECS counts them."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.circuit_breaker import CircuitBreaker


@pytest.mark.parametrize(("count", "failures"), [(1, 3), (6, 3), (25, 13), (400, 200), (800, 200)])
def test_the_default_is_the_one_that_aws_documents(count, failures):
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
    assert CircuitBreaker().threshold(count) == failures


def test_a_percentage_without_bounds_is_at_least_one_failure():
    breaker = CircuitBreaker(percent=10, bounded=False)

    assert (breaker.kind, breaker.value) == ("UNBOUNDED_PERCENT", 10)
    assert [breaker.threshold(count) for count in (1, 100, 4000)] == [1, 10, 400]


def test_a_number_is_taken_as_it_is():
    breaker = CircuitBreaker(failures=1)

    assert (breaker.kind, breaker.value, breaker.threshold(500)) == ("COUNT", 1, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"failures": 0},
        {"percent": 0},
        {"percent": 101},
        {"failures": 3, "percent": 50},
        {"failures": 3, "bounded": False},
    ],
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(InvalidInputError, match=r"CircuitBreaker\."):
        CircuitBreaker(**wrong)
