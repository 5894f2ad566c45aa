"""Synthesize AWS Solutions Constructs; run in a process of its own, with them on its path.

Usage: solutions.py OUT
"""

import sys

import aws_cdk as cdk
from aws_solutions_constructs.aws_alb_fargate import AlbToFargate
from aws_solutions_constructs.aws_fargate_s3 import FargateToS3
from aws_solutions_constructs.aws_fargate_sqs import FargateToSqs

REPOSITORY = "arn:aws:ecr:eu-west-1:111122223333:repository/orders"
CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333-4444-555555555555"

if __name__ == "__main__":
    app = cdk.App(outdir=sys.argv[1])
    where = cdk.Environment(account="111122223333", region="eu-west-1")
    common = {"ecr_repository_arn": REPOSITORY, "ecr_image_version": "1.0.0"}
    http = cdk.Stack(app, "AlbToFargateHttp", env=where)
    AlbToFargate(http, "Web", listener_props={"protocol": "HTTP"}, public_api=True, **common)
    https = cdk.Stack(app, "AlbToFargateHttps", env=where)
    certificates = [cdk.aws_elasticloadbalancingv2.ListenerCertificate(CERTIFICATE)]
    AlbToFargate(
        https, "Web", listener_props={"certificates": certificates}, public_api=True, **common
    )
    FargateToS3(cdk.Stack(app, "FargateToS3", env=where), "Files", public_api=True, **common)
    FargateToSqs(cdk.Stack(app, "FargateToSqs", env=where), "Work", public_api=False, **common)
    app.synth()
