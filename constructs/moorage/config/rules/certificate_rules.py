"""Certificates are of the right place, can be validated, and cover the hosts of routes."""

from collections.abc import Iterator
from typing import Final

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem, shown
from moorage.config.rules.dns_rules import hosts
from moorage.values.balancer_name import MAIN

_PATH: KeyPath = ("load_balancer",)
_CERTIFICATE: KeyPath = (*_PATH, "certificate_arn")
_CERTIFICATES: KeyPath = (*_PATH, "certificates")
_ZONES: KeyPath = ("dns", "zones")
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
MOST_CERTIFICATES: Final = 25


def certificate_rules(config: EnvironmentConfig, section: str = MAIN) -> Iterator[Problem]:
    """Yield misplaced certificates, and those that are made but cannot be validated or used.

    Args:
        config: The environment.
        section: Which load balancer's routes are covered.
    """
    balancer = config.load_balancer
    if balancer.certificate_arn is not None:
        yield from _misplaced(config, _CERTIFICATE, balancer.certificate_arn)
    for number, one in enumerate(balancer.certificates):
        if one.arn is not None:
            yield from _misplaced(config, (*_CERTIFICATES, number, "arn"), one.arn)
        for index, name in enumerate(one.all_names):
            inner = ("names", index - 1) if index else ("domain",)
            yield from _unvalidated(config, (*_CERTIFICATES, number, *inner), name)
    count = len(balancer.certificates)
    if count > MOST_CERTIFICATES:
        what = f"a load balancer has at most {MOST_CERTIFICATES} certificates besides the default"
        fix = "use '*', or names of one certificate"
        yield Problem(path=_CERTIFICATES, what=what, got=str(count), fix=fix)
    yield from _uncovered(config, section)


def _misplaced(config: EnvironmentConfig, path: KeyPath, arn: str) -> Iterator[Problem]:
    region, account = arn.split(":")[3:5]
    if region != config.region:
        what = f"must be a certificate of the environment's region, {config.region}"
        fix = f"request or import the certificate in {config.region}"
        depends = (("region",),)
        yield Problem(path=path, what=what, got=shown(region), fix=fix, depends_on=depends)
    if config.account is not None and account != config.account:
        what = f"must be a certificate of the environment's account, {config.account}"
        fix = "use a certificate of that account, or correct account"
        depends = (("account",),)
        yield Problem(path=path, what=what, got=shown(account), fix=fix, depends_on=depends)


def _unvalidated(config: EnvironmentConfig, path: KeyPath, name: str) -> Iterator[Problem]:
    if not any(zone.holds(name) for zone in config.dns.zones if not zone.private):
        what = "no public zone of dns.zones holds this name, so that it cannot be validated"
        fix = "add the zone, or use the arn of a certificate"
        yield Problem(path=path, what=what, got=shown(name), fix=fix, depends_on=(_ZONES,))


def _uncovered(config: EnvironmentConfig, section: str) -> Iterator[Problem]:
    """Certificates that exist have names that are not known here; then nothing is said."""
    certificates = config.load_balancer.all_certificates
    if not certificates:
        return
    for path, host in hosts(config, section):
        if not any(one.covers(host) for one in certificates):
            what = "no certificate covers this host"
            fix = "add it to domain or names of load_balancer.certificates"
            depends = (_CERTIFICATE, _CERTIFICATES)
            yield Problem(path=path, what=what, got=shown(host), fix=fix, depends_on=depends)
