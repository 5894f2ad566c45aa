"""The emulator's process: ministack with the extension, on a socket that the parent opened."""

import argparse
import asyncio
import json
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

from hypercorn.asyncio import serve
from hypercorn.config import Config

from tools.emulator.extension import registry, scaling_api
from tools.emulator.settings import IDENTITY

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def application(token: str) -> Application:
    """Return ministack's web application with our two additions in front of it.

    Args:
        token: What the identity page answers, so that a client knows whose emulator this is.
    """
    added = registry.install()
    ministack: Application = import_module("ministack.app").app

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await ministack(scope, receive, send)
            return
        headers = {key.decode().lower(): value.decode() for key, value in scope["headers"]}
        operation = headers.get("x-amz-target", "")
        if scope["path"] == IDENTITY:
            await _send_json(send, 200, {"token": token, "added": added})
        elif operation.startswith(scaling_api.TARGET_PREFIX):
            name = operation.removeprefix(scaling_api.TARGET_PREFIX)
            account, region = scaling_api.credential_scope(headers.get("authorization", ""))
            await _send_json(send, *scaling_api.answer(name, account, region))
        else:
            await ministack(scope, receive, send)

    return answer


async def _send_json(send: Send, status: int, body: dict[str, Any]) -> None:
    headers = [(b"content-type", b"application/x-amz-json-1.1")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})


def main() -> None:
    """Serve until the process is told to end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--token", required=True)
    parser.add_argument("--socket", type=int, required=True, help="inherited file descriptor")
    arguments = parser.parse_args()
    config = Config()
    config.bind = [f"fd://{arguments.socket}"]
    config.keep_alive_timeout = 75
    config.graceful_timeout = 1
    application_: Any = application(arguments.token)
    asyncio.run(serve(application_, config))


if __name__ == "__main__":
    main()
