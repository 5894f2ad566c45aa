"""Weaknesses, each seeded alone into a template of ours: a gate that catches none is no gate.

A weakness changes one template of one environment; the others are judged beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Template = dict[str, Any]
Change = Callable[[Template], Any]
ELB = "AWS::ElasticLoadBalancingV2"
TASK, SERVICE = "AWS::ECS::TaskDefinition", "AWS::ECS::Service"
GROUP, RULE, LISTENER = f"{ELB}::TargetGroup", f"{ELB}::ListenerRule", f"{ELB}::Listener"
ROLE, BUCKET, NODES = "AWS::IAM::Role", "AWS::S3::Bucket", "AWS::EC2::LaunchTemplate"
SECURITY, SCALING = "AWS::EC2::SecurityGroup", "AWS::ApplicationAutoScaling::ScalableTarget"
ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess"
ANYBODY = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0"}


@dataclass(frozen=True)
class Weakness:
    """One weakness.

    Args:
        what: What is weak, in words.
        part: The stack that is changed, such as ``soft-service-web``.
        change: Changes its template.
    """

    what: str
    part: str
    change: Change


def first(template: Template, kind: str) -> Template:
    """Return the first resource of a type."""
    return next(one for one in template["Resources"].values() if one["Type"] == kind)


def holder(template: Template, kind: str, path: str) -> tuple[Any, Any]:
    """Return what holds the value at a dotted path in a resource's properties, and its key."""
    *steps, last = path.split(".")
    value = first(template, kind).setdefault("Properties", {})
    for step in steps:
        value = value[int(step)] if step.isdigit() else value.setdefault(step, {})
    return value, int(last) if last.isdigit() else last


def put(kind: str, path: str, new: Any) -> Change:
    """Set a property."""

    def change(template: Template) -> None:
        place, key = holder(template, kind, path)
        place[key] = new

    return change


def drop(kind: str, path: str) -> Change:
    """Take a property out; an error if it is not there."""

    def change(template: Template) -> None:
        place, key = holder(template, kind, path)
        del place[key]

    return change


def add(kind: str, path: str, *new: Any) -> Change:
    """Add items to a list."""

    def change(template: Template) -> None:
        place, key = holder(template, kind, path)
        place[key] = [*place.get(key, []), *new]

    return change


def gone(kind: str) -> Change:
    """Take every resource of a type out, and what depends on it lets go."""

    def change(template: Template) -> None:
        resources = template["Resources"]
        names = {name for name, one in resources.items() if one["Type"] == kind}
        assert names
        template["Resources"] = {n: one for n, one in resources.items() if n not in names}
        for one in template["Resources"].values():
            depends = one.get("DependsOn", [])
            depends = [depends] if isinstance(depends, str) else depends
            one["DependsOn"] = [name for name in depends if name not in names]

    return change


def attribute(kind: str, list_of: str, name: str, value: str | None) -> Change:
    """Set an attribute of a load balancer or target group; ``None`` takes it out."""

    def change(template: Template) -> None:
        properties = first(template, kind)["Properties"]
        kept = [one for one in properties[list_of] if one["Key"] != name]
        assert len(kept) < len(properties[list_of])
        added = [] if value is None else [{"Key": name, "Value": value}]
        properties[list_of] = [*kept, *added]

    return change


def another(kind: str, **properties: Any) -> Change:
    """Add a second resource like the first, with other properties."""

    def change(template: Template) -> None:
        like = first(template, kind)
        new = {**like, "Properties": {**like["Properties"], **properties}}
        template["Resources"]["Another"] = new

    return change


def resource(kind: str, **properties: Any) -> Change:
    """Add a resource."""
    return lambda t: t["Resources"].update(Another={"Type": kind, "Properties": properties})


def together(*changes: Change) -> Change:
    """Make several changes that are one weakness."""

    def change(template: Template) -> None:
        for one in changes:
            one(template)

    return change


def statements(template: Template) -> list[Any]:
    """Return the statements of the first policy."""
    return first(template, "AWS::IAM::ManagedPolicy")["Properties"]["PolicyDocument"]["Statement"]


def container(path: str, new: Any) -> Change:
    """Set a property of the first container."""
    return put(TASK, f"ContainerDefinitions.0.{path}", new)


def depends_on_nothing(template: Template) -> None:
    """Let the service wait for nothing."""
    first(template, SERVICE).pop("DependsOn")


def references(template: Template, kind: str) -> Any:
    """Return a reference to the first resource of a type."""
    name = next(n for n, one in template["Resources"].items() if one["Type"] == kind)
    return {"Ref": name}


def alarm_circle(template: Template) -> None:
    """Let the service watch an alarm that is made after it."""
    service = references(template, SERVICE)["Ref"]
    dimension = {"Name": "ServiceName", "Value": {"Fn::GetAtt": [service, "Name"]}}
    alarm = {"Namespace": "AWS/ECS", "MetricName": "CPUUtilization", "Dimensions": [dimension]}
    alarm |= {"ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 1, "Period": 60}
    alarm |= {"Threshold": 1, "Statistic": "Average"}
    template["Resources"]["Alarm"] = {"Type": "AWS::CloudWatch::Alarm", "Properties": alarm}
    watched = {"Enable": True, "Rollback": True, "AlarmNames": [{"Ref": "Alarm"}]}
    put(SERVICE, "DeploymentConfiguration.Alarms", watched)(template)


def one_role(template: Template) -> None:
    """Give the code the role that starts it."""
    properties = first(template, TASK)["Properties"]
    properties["TaskRoleArn"] = properties["ExecutionRoleArn"]


def without_tls(template: Template) -> None:
    """Take the statement that demands TLS out of the bucket's policy."""
    document = first(template, "AWS::S3::BucketPolicy")["Properties"]["PolicyDocument"]
    kept = [one for one in document["Statement"] if one["Effect"] != "Deny"]
    assert len(kept) < len(document["Statement"])
    document["Statement"] = kept


def open_endpoints(template: Template) -> None:
    """Take the policies of the endpoints out."""
    endpoints = [o for o in template["Resources"].values() if o["Type"] == "AWS::EC2::VPCEndpoint"]
    policies = [one["Properties"].pop("PolicyDocument", None) for one in endpoints]
    assert any(policies)


def unprotected(*, group: bool) -> Change:
    """Protect the instances of a provider that protects none; of its group only if so said."""

    def change(template: Template) -> None:
        resources = template["Resources"]
        for one in resources.values():
            settings = one.get("Properties", {}).get("AutoScalingGroupProvider", {})
            if settings.get("ManagedTerminationProtection") == "DISABLED":
                settings["ManagedTerminationProtection"] = "ENABLED"
                name = settings["AutoScalingGroupArn"]["Ref"]
                resources[name]["Properties"]["NewInstancesProtectedFromScaleIn"] = group
                return

    return change
