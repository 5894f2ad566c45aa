"""Findings of the function with which the CDK asks AWS something during a deployment."""

from aws_cdk import Stack

from moorage.foundation.acknowledge import acknowledge_in_rule_books


def acknowledge_lookup_function(stack: Stack) -> None:
    """Record why the rules for functions do not apply to it.

    Args:
        stack: The stack whose resource asks.
    """
    # The CDK makes one function per stack for calls like this, under this id.
    function = stack.node.find_child("AWS679f53fac002430cb0da5b7982bd2287")
    alone = "It runs during a deployment, called by CloudFormation alone, which waits for it"
    both = ("HIPAA.Security", "NIST.800.53.R5")
    reason = f"{alone} and reports its failure: no message of its own can be lost."
    acknowledge_in_rule_books(function, "LambdaDLQ", reason, books=both)
    reason = f"{alone}: it takes no other function's share, and a reserved one is lost to others."
    acknowledge_in_rule_books(function, "LambdaConcurrency", reason, books=both)
    reason = f"{alone}; it asks the API of EC2 one question and reaches nothing inside the VPC."
    acknowledge_in_rule_books(function, "LambdaInsideVPC", reason)
