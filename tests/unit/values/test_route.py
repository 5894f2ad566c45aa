"""Route: refuses early what a load balancer would refuse during the deployment."""

import pytest
from pydantic import BaseModel, ValidationError

from moorage.errors import InvalidInputError
from moorage.values.route import Route
from moorage.values.route_conditions import RouteConditions


def test_a_route_without_arguments_takes_every_request():
    route = Route()

    assert (route.path, route.host, route.priority) == ("/*", None, None)


def test_a_path_without_a_leading_slash_is_refused():
    with pytest.raises(InvalidInputError, match=r"Route\.path.*got 'api'.*write '/api'"):
        Route(path="api")


@pytest.mark.parametrize("path", ["/", "/a-b_c.d$e~f\"g'h@i:j+k&l", "/*/x?", "/" + 127 * "a"])
def test_every_character_that_load_balancers_document_is_accepted_in_a_path(path):
    assert Route(path=path).path == path


@pytest.mark.parametrize("character", [" ", "%", "ä", "#", "(", ";", "\\", "\n"])
def test_any_other_character_in_a_path_is_refused_and_named(character):
    with pytest.raises(InvalidInputError) as caught:
        Route(path=f"/a{character}b")

    assert repr(character) in caught.value.what


def test_a_path_of_129_characters_is_refused():
    with pytest.raises(InvalidInputError, match="at most 128 characters, is 129"):
        Route(path="/" + 128 * "a")


@pytest.mark.parametrize("host", ["example.com", "*.Example.COM", "a-1.b?.example.com"])
def test_host_names_and_patterns_are_accepted(host):
    assert Route(host=host).host == host


@pytest.mark.parametrize("host", ["localhost", "example.", ".com", "a.b1", "a.*", "a.com\n", ""])
def test_a_host_needs_a_name_and_a_dot_and_then_only_letters(host):
    with pytest.raises(InvalidInputError, match=r"Route\.host"):
        Route(host=host)


@pytest.mark.parametrize("host", ["a_b.example.com", "example.com:80", "http://example.com"])
def test_a_host_with_a_character_that_load_balancers_do_not_accept_is_refused(host):
    with pytest.raises(InvalidInputError, match="do not accept"):
        Route(host=host)


def test_a_host_of_129_characters_is_refused():
    with pytest.raises(InvalidInputError, match="at most 128 characters, is 129"):
        Route(host=125 * "a" + ".com")


def test_five_wildcards_in_path_and_host_are_accepted():
    assert Route(path="/*/?/*", host="*-?.example.com").path == "/*/?/*"


def test_six_wildcards_in_path_and_host_are_refused():
    with pytest.raises(InvalidInputError, match=r"at most 5 wildcards.*got 6"):
        Route(path="/*/?/*/?", host="*-?.example.com")


@pytest.mark.parametrize("priority", [1, 50_000])
def test_the_ends_of_the_priority_range_are_accepted(priority):
    assert Route(priority=priority).priority == priority


@pytest.mark.parametrize("priority", [-1, 0, 50_001])
def test_a_priority_outside_the_range_is_refused(priority):
    with pytest.raises(InvalidInputError, match=rf"1 to 50000 \(got {priority}\)"):
        Route(priority=priority)


class Holder(BaseModel):
    route: Route


def test_a_configuration_model_can_nest_a_route():
    holder = Holder.model_validate_json('{"route": {"path": "/api/*", "priority": 7}}')

    assert holder.route == Route(path="/api/*", priority=7)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ('{"priority": "7"}', "valid integer"),
        ('{"priority": true}', "valid integer"),
        ('{"pth": "/x"}', "Unexpected keyword"),
        ('{"path": "api"}', "write '/api'"),
    ],
)
def test_a_configuration_model_refuses_wrong_types_and_keys_and_values(values, problem):
    with pytest.raises(ValidationError, match=problem):
        Holder.model_validate_json(f'{{"route": {values}}}')


def test_wildcards_of_conditions_count_with_those_of_the_patterns():
    with pytest.raises(InvalidInputError, match=r"at most 5 wildcards.*got 6"):
        Route(path="/*/*/*", conditions=RouteConditions(headers={"X-A": ("*a*", "b?")}))


def test_values_of_conditions_count_with_path_and_host():
    three = RouteConditions(headers={"X-A": ("a", "b", "c")}, methods=("GET",))

    assert Route(path="/a", conditions=three).value_count == 5
    with pytest.raises(InvalidInputError, match=r"at most 5 values.*got 6.*leave 3 values"):
        Route(path="/a", host="a.example.com", conditions=three)


def test_every_path_is_no_condition_beside_others():
    assert Route().has_path_condition
    assert not Route(conditions=RouteConditions(methods=("GET",))).has_path_condition


def test_an_unknown_load_balancer_is_refused():
    with pytest.raises(InvalidInputError, match=r"Route\.balancer.*got 'public'"):
        Route(balancer="public")


def test_conditions_are_read_from_a_file():
    holder = Holder.model_validate_json('{"route": {"conditions": {"query": {"v": ["2"]}}}}')

    assert holder.route.conditions.query == {"v": ("2",)}
