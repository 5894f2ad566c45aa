"""Publish what later stacks may read, whether or not one reads it yet."""

import json
from typing import cast

from aws_cdk import CfnOutput, Stack, Token
from constructs import Construct


def publish(stack: Stack, *references: str) -> None:
    """Make the outputs of weak references ahead of their first reader.

    The CDK adds such an output to a stack when another stack first reads the value, so that a new
    service could change the stacks below it. Made here, under the id the CDK itself looks for, the
    outputs are there from the start. If a later CDK looks elsewhere, templates get a second output
    and the test of untouched stacks says so.

    Args:
        stack: The stack that owns the values.
        references: Tokens of its resources, such as ``vpc.vpc_id``; what is known is left out.
    """
    references = tuple(one for one in references if Token.is_unresolved(one))
    existing = stack.node.try_find_child("Publish")
    scope = cast("Construct", existing) if existing else Construct(stack, "Publish")
    for reference in references:
        value = stack.resolve(reference)
        id = f"Output{json.dumps(value, separators=(',', ':'))}"
        if scope.node.try_find_child(id) is None:
            CfnOutput(scope, id, value=reference)
