"""What a NAT instance needs beyond what the CDK gives it."""

from collections.abc import Sequence
from typing import Final, cast

from aws_cdk import aws_ec2 as ec2

from moorage.foundation.acknowledge import acknowledge, acknowledge_in_rule_books

_ACCEPTED: Final = {
    "termination": (
        "A NAT instance holds nothing, and protection would keep its environment from being "
        "destroyed."
    ),
    "public": (
        "Lending its public address is what a NAT instance is for; its security group lets "
        "nothing in but HTTPS from the VPC."
    ),
    "vpc": (
        "It is in a subnet of this VPC: its network interface names it, which the rule does not "
        "read."
    ),
}


def harden_instances(vpc: ec2.Vpc, sources: Sequence[str]) -> None:
    """Close the instances of a VPC to all but HTTPS from its ranges, and encrypt their disks.

    Args:
        vpc: The VPC, whose public subnets hold NAT instances and no others.
        sources: Ranges that the instances forward for.
    """
    found = [child for child in vpc.node.find_all() if isinstance(child, ec2.Instance)]
    # They share one security group.
    for source in sources if found else ():
        found[0].connections.allow_from(
            ec2.Peer.ipv4(source), ec2.Port.HTTPS, "What tasks send out"
        )
    for instance in found:
        resource = cast("ec2.CfnInstance", instance.node.default_child)
        # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
        resource.metadata_options = ec2.CfnInstance.MetadataOptionsProperty(
            http_tokens="required", http_put_response_hop_limit=1
        )
        resource.block_device_mappings = [
            ec2.CfnInstance.BlockDeviceMappingProperty(
                device_name="/dev/xvda",
                ebs=ec2.CfnInstance.EbsProperty(encrypted=True, volume_type="gp3"),
            )
        ]
        resource.monitoring = True
        resource.ebs_optimized = True
        acknowledge(instance, "AwsSolutions-EC29", _ACCEPTED["termination"])
        acknowledge_in_rule_books(instance, "EC2InstanceNoPublicIp", _ACCEPTED["public"])
        acknowledge_in_rule_books(instance, "EC2InstancesInVPC", _ACCEPTED["vpc"])
