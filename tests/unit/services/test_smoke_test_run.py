"""The function that asks new tasks: it says yes to the expected status alone."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import boto3
import pytest
from botocore.stub import Stubber

from moorage.services.smoke_test_run import index


class Answer(BaseHTTPRequestHandler):
    """Answer with the next status of the server's list."""

    def do_GET(self):
        self.server.seen.append((self.path, self.headers["Host"]))
        self.send_response(self.server.statuses.pop(0))
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server():
    made = HTTPServer(("127.0.0.1", 0), Answer)
    made.seen, made.statuses = [], []
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def target(server):
    return {
        "address": "127.0.0.1",
        "port": server.server_address[1],
        "https": False,
        "path": "/healthz",
        "status": 200,
        "attempts": 3,
        "timeout": 2,
    }


def here(_):
    return ["127.0.0.1"]


def test_the_expected_status_is_well(server, target):
    server.statuses = [200]

    assert index.is_well(target, here, pytest.fail)
    assert server.seen == [("/healthz", "127.0.0.1")]


def test_the_host_of_the_route_is_asked_for(server, target):
    server.statuses = [200]

    assert index.is_well(target | {"host": "shop.example.com"}, here, pytest.fail)
    assert server.seen == [("/healthz", "shop.example.com")]


def test_a_redirect_is_an_answer(server, target):
    server.statuses = [302]

    assert index.is_well(target | {"status": 302}, here, pytest.fail)


def test_it_asks_again_and_says_no_at_last(server, target):
    server.statuses, pauses = [503, 404, 500], []

    assert not index.is_well(target, here, pauses.append)
    assert pauses == [10, 10]


def test_a_later_attempt_may_succeed(server, target):
    server.statuses, pauses = [503, 200], []

    assert index.is_well(target, here, pauses.append)


def test_nobody_answers(target):
    pauses = []

    assert not index.is_well(target | {"port": 1}, here, pauses.append)
    assert len(pauses) == 2


def test_ecs_is_told_in_its_own_words(server, target, monkeypatch):
    monkeypatch.setenv("TARGET", json.dumps(target | {"attempts": 1}))
    server.statuses = [200, 500]

    assert index.handler({}, None) == {"hookStatus": "SUCCEEDED"}
    assert index.handler({}, None) == {"hookStatus": "FAILED"}


def test_the_load_balancer_is_found_by_its_security_group(monkeypatch):
    keys = {"aws_access_key_id": "x", "aws_secret_access_key": "x"}
    client = boto3.client("ec2", region_name="eu-west-1", **keys)
    monkeypatch.setattr(boto3, "client", lambda _: client)
    expected = {"Filters": [{"Name": "group-id", "Values": ["sg-1"]}]}
    found = [{"PrivateIpAddress": "10.0.1.7"}, {"PrivateIpAddress": "10.0.0.9"}]
    with Stubber(client) as stub:
        stub.add_response("describe_network_interfaces", {"NetworkInterfaces": found}, expected)
        stub.add_response("describe_network_interfaces", {"NetworkInterfaces": []}, expected)

        assert index._addresses({"group": "sg-1"}) == ["10.0.0.9", "10.0.1.7"]
        with pytest.raises(OSError, match="no network interface has the security group sg-1"):
            index._addresses({"group": "sg-1"})


def test_a_name_that_is_known_is_verified():
    assert index._tls("shop.example.com").check_hostname
    assert not index._tls(None).check_hostname
