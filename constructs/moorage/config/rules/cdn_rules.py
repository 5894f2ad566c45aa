"""CloudFront comes to a load balancer inside, with a certificate and a firewall of us-east-1."""

from collections.abc import Iterator
from typing import Final

from moorage.config.cdn_settings import CdnSettings
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.problem import Problem, shown
from moorage.values.balancer_name import MAIN

_PATH: Final = ("cdn",)
_CERTIFICATE: Final = (*_PATH, "certificate_arn")
_SCHEME: Final = ("load_balancer", "scheme")
_OTHER_PARTITIONS: Final = ("cn-", "us-gov-", "eusc-")
_OF_MADE: Final = ("aliases", "certificate_arn", "web_acl", "redirect_http", "allow_countries")


def cdn_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield what keeps CloudFront from coming, and what others could come through.

    Args:
        config: The environment.
    """
    cdn = config.cdn
    if cdn is None:
        return
    yield from _place(config)
    yield from _blind(config)
    if cdn.distribution == "given":
        for key in _OF_MADE:
            if key in cdn.model_fields_set:
                what, fix = "belongs to the distribution, which is given", "remove it"
                yield Problem(path=(*_PATH, key), what=what, fix=fix)
        return
    yield from _made(config, cdn)


def _place(config: EnvironmentConfig) -> Iterator[Problem]:
    if config.region.startswith(_OTHER_PARTITIONS):
        what = f"CloudFront does not reach {config.region} through VPC origins"
        yield Problem(path=_PATH, what=what, fix="remove cdn", depends_on=(("region",),))
    if config.load_balancer.scheme != "internal":
        what = "with cdn, CloudFront alone comes to the load balancer, from inside the VPC"
        got, fix = shown(config.load_balancer.scheme), "write load_balancer.scheme: internal"
        yield Problem(path=_SCHEME, what=what, got=got, fix=fix, depends_on=(_PATH,))
    if more := [
        name for name in config.balancer_plan.load_balancers if name.startswith(f"{MAIN}-")
    ]:
        what, got = "leads to the first load balancer, and the routes need more", shown(more)
        yield Problem(path=_PATH, what=what, got=got, fix="move services to another environment")
    if config.network.preset == "public-only":
        what = "CloudFront comes to private subnets only, and preset public-only has none"
        path, fix = ("network", "preset"), "use another preset"
        yield Problem(path=path, what=what, got=shown("public-only"), fix=fix, depends_on=(_PATH,))


def _blind(config: EnvironmentConfig) -> Iterator[Problem]:
    firewall = config.load_balancer.web_acl
    if isinstance(firewall, str):
        return
    for key in ("rate_limit", "allow", "block"):
        if getattr(firewall, key):
            what = "behind CloudFront the load balancer sees no client's address"
            fix = f"write it as cdn.web_acl.{key}"
            path = ("load_balancer", "web_acl", key)
            yield Problem(path=path, what=what, fix=fix, depends_on=(_PATH,))


def _made(config: EnvironmentConfig, cdn: CdnSettings) -> Iterator[Problem]:
    if not cdn.aliases:
        what = "clients need a name; with CloudFront's own it would also accept TLS 1.0"
        fix = "add aliases, such as [shop.example.com]"
        yield Problem(path=_PATH, what=what, fix=fix, depends_on=((*_PATH, "aliases"),))
    if len(set(cdn.aliases)) != len(cdn.aliases):
        what, got = "names a host twice", shown(list(cdn.aliases))
        yield Problem(path=(*_PATH, "aliases"), what=what, got=got, fix="remove one of them")
    if cdn.certificate_arn is None:
        what, fix = "clients need a certificate", "add certificate_arn, of us-east-1"
        yield Problem(path=_PATH, what=what, fix=fix, depends_on=(_CERTIFICATE,))
    else:
        region, account = cdn.certificate_arn.split(":")[3:5]
        if region != "us-east-1" or config.account not in (None, account):
            place = " ".join(filter(None, ("us-east-1", config.account)))
            what = f"CloudFront takes a certificate of {place}"
            got, fix = shown(f"{region} {account}"), "request or import the certificate there"
            yield Problem(path=_CERTIFICATE, what=what, got=got, fix=fix)
