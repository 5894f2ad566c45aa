"""The emulator's process: ministack with the extension, on a socket that the parent opened."""

import argparse
import asyncio
import json
import os
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from hypercorn.asyncio import serve
from hypercorn.config import Config

from tools.emulator.containers import install as containers
from tools.emulator.containers.engine import Engine
from tools.emulator.extension import registry, scaling_api
from tools.emulator.settings import HOST, IDENTITY

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def application(token: str, engine: Engine | None = None) -> Application:
    """Return ministack's web application with our two additions in front of it.

    Args:
        token: What the identity page answers, so that a client knows whose emulator this is.
        engine: What runs the tasks. Omitted: they are records.
    """
    added = registry.install()
    if engine:
        containers.install(engine)
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
    parser.add_argument("--containers", type=Path, help="folder of the engine that runs tasks")
    arguments = parser.parse_args()
    engine = Engine(arguments.containers) if arguments.containers else None
    config = Config()
    config.bind = [f"fd://{arguments.socket}"]
    if engine:
        engine.start()
        # The inherited socket is of the network outside; functions and containers are inside.
        config.bind.append(f"{HOST}:{os.environ['GATEWAY_PORT']}")
    config.keep_alive_timeout = 75
    config.graceful_timeout = 1
    application_: Any = application(arguments.token, engine)
    try:
        asyncio.run(serve(application_, config))
    finally:
        if engine:
            engine.stop()


if __name__ == "__main__":
    main()
