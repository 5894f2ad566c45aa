"""The subnets that a selection comes to."""

from aws_cdk import aws_ec2 as ec2


def selected_subnets(vpc: ec2.IVpc, selection: ec2.SubnetSelection) -> list[ec2.ISubnet]:
    """Return the subnets of a VPC that a selection names.

    Args:
        vpc: The VPC.
        selection: Which of its subnets.
    """
    return vpc.select_subnets(
        availability_zones=selection.availability_zones,
        one_per_az=selection.one_per_az,
        subnet_filters=selection.subnet_filters,
        subnet_group_name=selection.subnet_group_name,
        subnets=selection.subnets,
        subnet_type=selection.subnet_type,
    ).subnets
