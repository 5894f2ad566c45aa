"""Requests are encrypted, or redirected to where they are."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.listener import BALANCER, LISTENER


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for listener in model.of(LISTENER):
        balancer = model.resource(listener["LoadBalancerArn"], BALANCER)
        if balancer is None or balancer["Scheme"].text != "internet-facing":
            continue
        kinds = [action["Type"] for action in listener["DefaultActions"].each()]
        serves = kinds and not any(kind.unknown or kind.text == "redirect" for kind in kinds)
        if listener["Protocol"].text == "HTTP" and serves:
            yield listener["Protocol"], "serves requests over HTTP"


CHECK = Check(
    id="MRG-107",
    severity="warning",
    area="Certificates",
    title="A public load balancer serves HTTP only to redirect",
    why="Whoever is on the way reads and changes the requests.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1",
    fix="listen on HTTPS with a certificate, and redirect from HTTP",
    find=_find,
)
