"""A small environment file to change, and a project folder to put it in."""

import pytest

BASE = """\
region: eu-west-1
posture: disposable
tags: {owner: harbour}
load_balancer:
  allow_http: The test has no domain name.
registry:
  repositories:
    api: {}
services:
  api:
    image: {repository: api, tag: "1.0.0"}
    port: 8080
    routes: [{path: /api/*}]
"""


@pytest.fixture
def base():
    """The text of a small environment file that is fine."""
    return BASE


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write environments/test.yaml in a fresh project and return its path."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "environments").mkdir()

    def write(content, name="test.yaml"):
        path = tmp_path / "environments" / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
