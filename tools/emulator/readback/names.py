"""Read zones, records and certificates back."""

from typing import Any

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs

Props = dict[str, Any]


def hosted_zone(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the name; the emulator does not hold which VPCs resolve a private zone."""
    found = clients("route53").get_hosted_zone(Id=physical_id)["HostedZone"]
    return {"Name": (found["Name"], props["Name"])}


def record(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Find the record by its name, type and set identifier, and compare where it leads."""
    keys = ("Name", "Type", "SetIdentifier")
    wanted = [_plain(props.get(key)) for key in keys]
    found: Props = next(
        (
            one
            for one in clients.pages(
                *("route53", "list_resource_record_sets", "ResourceRecordSets"),
                HostedZoneId=props["HostedZoneId"],
            )
            if [_plain(one.get(key)) for key in keys] == wanted
        ),
        {},
    )
    alias, target = found.get("AliasTarget", {}), props.get("AliasTarget", {})
    values = [one["Value"] for one in found.get("ResourceRecords", [])]
    return {
        "Weight": (found.get("Weight"), props.get("Weight")),
        "ResourceRecords": (values, props.get("ResourceRecords", [])),
        **{
            f"AliasTarget.{key}": (_plain(alias.get(key)), _plain(target.get(key)))
            for key in ("DNSName", "HostedZoneId")
        },
    }


def certificate(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the names, and find it issued."""
    found = clients("acm").describe_certificate(CertificateArn=physical_id)["Certificate"]
    names = {props["DomainName"], *props.get("SubjectAlternativeNames", [])}
    return {
        "Status": (found["Status"], "ISSUED"),
        "DomainName": (found["DomainName"], props["DomainName"]),
        "SubjectAlternativeNames": (sorted(found["SubjectAlternativeNames"]), sorted(names)),
    }


def _plain(text: str | None) -> str | None:
    """Return a name without the dot at its end, and an asterisk for its code."""
    return text.replace("\\052", "*").removesuffix(".") if text else text
