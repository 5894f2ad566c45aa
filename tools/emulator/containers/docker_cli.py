#!/usr/bin/env python
"""The ``docker`` that the CDK CLI calls to publish images: podman, and the loopback registry.

The CDK CLI runs it by its path (``CDK_DOCKER``), so that it imports nothing of this project.
"""

import os
import re
import subprocess
import sys

_ECR = re.compile(r"[0-9]{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?/")
_REGISTRY = "127.0.0.1:5000/"


def commands(arguments: list[str]) -> list[list[str]]:
    """Return what podman has to do in place of one command of docker.

    Args:
        arguments: The command, without the name of the program.

    Example:
        >>> commands(["push", "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1"])
        [['push', '--tls-verify=false', '127.0.0.1:5000/shop:1']]
        >>> commands(["login", "--username", "AWS"])
        []
    """
    if arguments[:1] == ["login"]:
        return []
    there = [_ECR.sub(_REGISTRY, one) for one in arguments]
    if arguments[:1] == ["push"]:
        return [["push", "--tls-verify=false", *there[1:]]]
    return [there]


def main() -> int:
    """Run the command and return its exit code."""
    if sys.argv[1:2] == ["login"]:
        sys.stdin.read()
    for command in commands(sys.argv[1:]):
        podman = ["podman", "--url", os.environ["MOORAGE_PODMAN"], *command]
        code = subprocess.run(podman, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
