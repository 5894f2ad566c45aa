"""A deployed stack: its template, its physical ids, and values resolved with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tools.aws import Clients
from tools.emulator.readback.comparison import UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Deployed:
    """One stack as it was synthesized and as it stands.

    Args:
        name: The stack's name.
        template: What was synthesized.
        clients: Where it was deployed.
        physical: Logical id to physical id.
        outputs: The outputs of other stacks, filled when they are first asked for.
    """

    name: str
    template: Mapping[str, Any]
    clients: Clients
    physical: Mapping[str, str]
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, clients: Clients, name: str, template: Mapping[str, Any]) -> "Deployed":
        """Return the stack with the physical ids that CloudFormation gave it.

        Args:
            clients: Where it was deployed.
            name: The stack's name.
            template: What was synthesized.
        """
        resources = clients.pages(
            "cloudformation", "list_stack_resources", "StackResourceSummaries", StackName=name
        )
        ids = {one["LogicalResourceId"]: one.get("PhysicalResourceId", "") for one in resources}
        return cls(name=name, template=template, clients=clients, physical=ids)

    def resolve(self, value: Any) -> Any:
        """Return a template value with its functions replaced, or ``UNKNOWN`` in their place.

        Args:
            value: Any value of the template.
        """
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            ((function, argument),) = value.items()
            if function == "Ref" or function.startswith("Fn::"):
                return self._call(function, argument)
        return {key: self.resolve(item) for key, item in value.items()}

    def _call(self, function: str, argument: Any) -> Any:
        if function == "Ref":
            return self._reference(argument)
        if function == "Fn::GetAtt":
            return self._attribute(*argument)
        if function == "Fn::Join":
            parts = self.resolve(argument[1])
            known = isinstance(parts, list) and UNKNOWN not in parts
            return str(argument[0]).join(str(part) for part in parts) if known else UNKNOWN
        if function == "Fn::GetStackOutput":
            return self._output(argument["StackName"], argument["OutputName"])
        return UNKNOWN

    def _reference(self, name: str) -> Any:
        pseudo = {
            "AWS::Partition": "aws",
            "AWS::URLSuffix": "amazonaws.com",
            "AWS::Region": self.clients.region,
            "AWS::StackName": self.name,
        }
        if name == "AWS::AccountId":
            return self.clients.account()
        return pseudo.get(name) or self.physical.get(name) or UNKNOWN

    def _attribute(self, name: str, attribute: str) -> Any:
        """Resolve the attributes that the physical id, or a naming rule, already tells."""
        physical = self.physical.get(name, "")
        kind = self.template["Resources"].get(name, {}).get("Type", "")
        if (kind, attribute) == ("AWS::EC2::SecurityGroup", "GroupId"):
            return physical
        if (kind, attribute) == ("AWS::IAM::Role", "Arn"):
            path = self.template["Resources"][name]["Properties"].get("Path", "/")
            return f"arn:aws:iam::{self.clients.account()}:role{path}{physical}"
        if (kind, attribute) == ("AWS::S3::Bucket", "Arn"):
            return f"arn:aws:s3:::{physical}"
        if (kind, attribute) == ("AWS::EC2::VPC", "DefaultSecurityGroup"):
            return self._default_group(physical)
        return UNKNOWN

    def _default_group(self, vpc: str) -> str:
        filters = [
            {"Name": "vpc-id", "Values": [vpc]},
            {"Name": "group-name", "Values": ["default"]},
        ]
        answer = self.clients("ec2").describe_security_groups(Filters=filters)
        return str(answer["SecurityGroups"][0]["GroupId"])

    def _output(self, stack: str, name: str) -> Any:
        if stack not in self.outputs:
            found = self.clients("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
            self.outputs[stack] = {
                one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", [])
            }
        return self.outputs[stack].get(name, UNKNOWN)
