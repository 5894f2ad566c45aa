"""Who listens on HTTPS has a certificate."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.listener import LISTENER


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for listener in model.of(LISTENER):
        protocol, certificates = listener["Protocol"], listener["Certificates"]
        none = certificates.missing or certificates.value == []
        if protocol.text in ("HTTPS", "TLS") and none:
            yield protocol, f"{protocol.text} without a certificate"


CHECK = Check(
    id="MRG-109",
    severity="error",
    area="Certificates",
    title="An HTTPS or TLS listener has a certificate",
    why="Elastic Load Balancing refuses the listener.",
    source=(
        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-"
        "listener.html"
    ),
    fix="add a certificate",
    find=_find,
)
