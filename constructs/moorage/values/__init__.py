"""Plain frozen values that check themselves. Nothing here imports the AWS CDK."""
