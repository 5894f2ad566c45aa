"""What the loopback registry knows about an image."""

import urllib.error
import urllib.request
from typing import Final

from tools.emulator.containers.files import REGISTRY

_KINDS: Final = ", ".join(
    [
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.oci.image.index.v1+json",
    ]
)


def digest(repository: str, reference: str) -> str | None:
    """Return the digest of an image, if it was pushed.

    Args:
        repository: Its repository, without the registry.
        reference: A tag or a digest.
    """
    request = urllib.request.Request(
        f"http://{REGISTRY}/v2/{repository}/manifests/{reference}",
        method="HEAD",
        headers={"Accept": _KINDS},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=5) as answer:
            found: str | None = answer.headers["Docker-Content-Digest"]
    except urllib.error.HTTPError:
        return None
    return found


def split(image: str) -> tuple[str, str, str]:
    """Return host, repository, and tag or digest of an image.

    Args:
        image: As a task definition names it.

    Example:
        >>> split("111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/api:1.2")
        ('111122223333.dkr.ecr.eu-west-1.amazonaws.com', 'shop/api', '1.2')
        >>> split("nginx@sha256:ab")
        ('', 'nginx', 'sha256:ab')
    """
    name, at, reference = image.partition("@")
    host, slash, repository = name.partition("/")
    if not slash or not ("." in host or ":" in host):
        host, repository = "", name
    if not at:
        repository, _, reference = repository.partition(":")
    return host, repository, reference or "latest"
