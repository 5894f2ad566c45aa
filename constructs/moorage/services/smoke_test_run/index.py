"""Ask new tasks for a page: a function that ECS calls while a service is deployed.

It is packaged alone, and imports nothing but Python's library and the SDK that Lambda brings. ECS
goes on or rolls back by its answer:
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/lambda-lifecycle-hooks.html
"""

import http.client
import json
import os
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

_PAUSE_SECONDS = 10


def handler(_event: dict[str, Any], _context: Any) -> dict[str, str]:
    """Answer one call of ECS.

    Args:
        _event: What is deployed; it does not matter here.
        _context: What Lambda says about this call.
    """
    target = json.loads(os.environ["TARGET"])
    return {"hookStatus": "SUCCEEDED" if is_well(target, _addresses, time.sleep) else "FAILED"}


def is_well(
    target: Mapping[str, Any],
    addresses: Callable[[Mapping[str, Any]], list[str]],
    pause: Callable[[float], object],
) -> bool:
    """Return whether one of the attempts gets the expected status.

    Args:
        target: What to ask, and for what.
        addresses: Finds the addresses to ask.
        pause: Waits for so many seconds.
    """
    for attempt in range(target["attempts"]):
        if attempt:
            pause(_PAUSE_SECONDS)
        try:
            found = addresses(target)
            status = ask(target, found[attempt % len(found)])
        except (OSError, http.client.HTTPException) as error:
            print(f"attempt {attempt + 1}: no answer: {error}")
            continue
        expected = target["status"]
        print(f"attempt {attempt + 1}: status {status}, expected {expected}: {target['path']}")
        if status == expected:
            return True
    return False


def ask(target: Mapping[str, Any], address: str) -> int:
    """Return the status of one answer; redirects are answers too.

    Args:
        target: What to ask for.
        address: Whom to ask.
    """
    port, timeout, host = target["port"], target["timeout"], target.get("host")
    connection = http.client.HTTPConnection(address, port, timeout=timeout)
    connection.sock = socket.create_connection((address, port), timeout=timeout)
    try:
        if target["https"]:
            connection.sock = _tls(host).wrap_socket(
                connection.sock, server_hostname=host or target["address"]
            )
        headers = {"Host": host or target["address"], "User-Agent": "smoke-test"}
        connection.request("GET", target["path"], headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def _tls(host: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if host is None:
        # The certificate is for a name that nobody told us. Whom we ask is certain all the same:
        # security groups let this connection reach the load balancer alone.
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _addresses(target: Mapping[str, Any]) -> list[str]:
    group = target.get("group")
    if group is None:
        return [str(target["address"])]
    # The interfaces that carry the load balancer's own security group are its nodes.
    ec2 = import_module("boto3").client("ec2")
    found = ec2.describe_network_interfaces(Filters=[{"Name": "group-id", "Values": [group]}])
    inside = [str(one["PrivateIpAddress"]) for one in found["NetworkInterfaces"]]
    if not inside:
        message = f"no network interface has the security group {group}"
        raise OSError(message)
    return sorted(inside)
