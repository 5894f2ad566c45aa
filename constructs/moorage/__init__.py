"""Composable AWS CDK constructs that put containers on Amazon ECS."""
