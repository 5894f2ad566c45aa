"""A certificate is of the region of its listener."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.model.node import Node
from moorage.checks.views.listener import LISTENER


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for listener in model.of(LISTENER):
        regions: dict[str, Node] = {}
        places = [listener["LoadBalancerArn"]]
        places += [one["CertificateArn"] for one in listener["Certificates"].each()]
        for place in places:
            parts = (place.text or "").split(":")
            if len(parts) > 5 and parts[0] == "arn" and parts[3]:  # noqa: PLR2004 - parts of an ARN
                regions.setdefault(parts[3], place)
        if len(regions) > 1:
            first, second, *_ = regions
            yield regions[second], f"is of {second}, the others of {first}"


CHECK = Check(
    id="MRG-108",
    severity="error",
    area="Certificates",
    title="The certificates of a listener are of one region",
    why="Elastic Load Balancing refuses a certificate of another region.",
    source=(
        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-"
        "certificates.html"
    ),
    fix="request the certificate in the region of the load balancer",
    find=_find,
)
