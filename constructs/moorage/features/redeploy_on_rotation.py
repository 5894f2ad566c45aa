"""Tasks that get a secret anew when it has changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from aws_cdk import ArnFormat, Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_ssm as ssm
from constructs import Construct

from moorage.errors import FeatureError, InvalidInputError
from moorage.features.secrets import Secrets
from moorage.foundation.service_trust import service_trust
from moorage.services.container_service import ContainerService
from moorage.values.secret_source import SecretSource

_CURRENT = "AWSCURRENT"
# "for all labels except AWSPENDING and AWSPREVIOUS":
# https://docs.aws.amazon.com/secretsmanager/latest/userguide/event-detail-secret-label-updated-secretsmanager.html
_SILENT = ("AWSPENDING", "AWSPREVIOUS")


@dataclass(frozen=True, kw_only=True)
class RedeployOnRotation:
    """Replace the tasks of a service, a few at a time, when one of its secrets has changed.

    ECS reads secrets when a task starts, so that tasks keep the old value after a rotation until
    they are replaced. An event of Secrets Manager or Parameter Store starts a runbook of Systems
    Manager, which tells ECS to deploy the service anew; no code of ours runs, and no trail of
    CloudTrail is needed
    (https://docs.aws.amazon.com/secretsmanager/latest/userguide/secret-event-notifications.html).
    Until the last task is replaced some use the old value: rotate with two users in turn, or keep
    the old value valid for as long. The events come on a best-effort basis
    (https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html).

    Args:
        secrets: Which secrets count; they must be of the account and region of the service.
            Omitted: those of the feature ``Secrets``.

    Raises:
        InvalidInputError: A version is named whose changes are not announced.

    Example:
        >>> arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-a1B2c3"
        >>> secrets = Secrets(variables={"DB_PASSWORD": SecretSource(secret_arn=arn)})
        >>> features = [secrets, RedeployOnRotation()]
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=features)
    """

    secrets: Sequence[SecretSource] = ()

    def __post_init__(self) -> None:
        _check(self.secrets)

    def attach(self, service: ContainerService) -> None:
        """Make one rule for each kind of event, and the runbook that they start."""
        secrets = self.secrets or [*service.require(Secrets, needed_by=self).variables.values()]
        if not secrets:
            raise FeatureError(
                f"{service.node.path}: RedeployOnRotation has no secret to wait for; name one"
            )
        _check(secrets)
        scope = Construct(service, type(self).__name__)
        deployer = self._role(scope, service)
        runbook = _runbook(scope, service, deployer)
        target = self._target(scope, runbook, deployer)
        for id, pattern in _patterns(secrets):
            events.CfnRule(
                scope,
                id,
                description=f"Deploys {service.node.path} anew when a secret has changed",
                event_pattern=pattern,
                targets=[target],
            )

    def _role(self, scope: Construct, service: ContainerService) -> iam.Role:
        role = iam.Role(
            scope,
            "RunbookRole",
            description="Lets the runbook deploy one service anew",
            assumed_by=service_trust(
                scope, "ssm.amazonaws.com", source="ssm:automation-execution/*"
            ),
        )
        role.add_to_policy(
            iam.PolicyStatement(
                actions=["ecs:UpdateService"], resources=[service.ecs_service.service_arn]
            )
        )
        return role

    def _target(
        self, scope: Construct, runbook: ssm.CfnDocument, deployer: iam.Role
    ) -> events.CfnRule.TargetProperty:
        definition = Stack.of(scope).format_arn(
            service="ssm",
            resource="automation-definition",
            resource_name=f"{runbook.ref}:$DEFAULT",
            arn_format=ArnFormat.SLASH_RESOURCE_NAME,
        )
        starter = iam.Role(
            scope,
            "EventRole",
            description="Lets events start the runbook",
            assumed_by=service_trust(scope, "events.amazonaws.com", source="events:rule/*"),
        )
        starter.add_to_policy(
            iam.PolicyStatement(actions=["ssm:StartAutomationExecution"], resources=[definition])
        )
        starter.add_to_policy(
            iam.PolicyStatement(
                actions=["iam:PassRole"],
                resources=[deployer.role_arn],
                conditions={"StringEquals": {"iam:PassedToService": "ssm.amazonaws.com"}},
            )
        )
        # The runbook takes no parameters, and EventBridge would hand it the event as some.
        return events.CfnRule.TargetProperty(
            id="Runbook", arn=definition, role_arn=starter.role_arn, input="{}"
        )


def _check(secrets: Sequence[SecretSource]) -> None:
    for secret in secrets:
        if secret.version_stage in _SILENT:
            raise InvalidInputError(
                "RedeployOnRotation.secrets",
                "Secrets Manager does not announce changes of this version",
                got=secret.version_stage,
                fix="leave the secret out, or take AWSCURRENT or a label of your own",
            )


def _runbook(scope: Construct, service: ContainerService, role: iam.Role) -> ssm.CfnDocument:
    # https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html
    return ssm.CfnDocument(
        scope,
        "Runbook",
        document_type="Automation",
        document_format="JSON",
        content={
            "schemaVersion": "0.3",
            "description": f"Deploys {service.node.path} anew, so that its tasks read its secrets",
            "assumeRole": role.role_arn,
            "mainSteps": [
                {
                    "name": "DeployAnew",
                    "action": "aws:executeAwsApi",
                    "isEnd": True,
                    "inputs": {
                        "Service": "ecs",
                        "Api": "UpdateService",
                        "cluster": service.cluster.cluster_name,
                        "service": service.ecs_service.service_name,
                        "forceNewDeployment": True,
                    },
                }
            ],
        },
    )


def _patterns(secrets: Sequence[SecretSource]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the pattern of each kind of event: one per label, and one for parameters."""
    labels: dict[str, set[str]] = {}
    for one in secrets:
        if one.secret_arn is not None:
            labels.setdefault(one.version_stage or _CURRENT, set()).add(one.secret_arn)
    for label, arns in labels.items():
        pattern = {
            "source": ["aws.secretsmanager"],
            "detail-type": ["Secret Label Updated"],
            "resources": sorted(arns),
            "detail": {"labelUpdated": [label]},
        }
        yield f"Secrets-{label}", pattern
    if parameters := sorted({one.parameter for one in secrets if one.parameter is not None}):
        yield (
            "Parameters",
            {
                "source": ["aws.ssm"],
                "detail-type": ["Parameter Store Change"],
                "detail": {"name": parameters, "operation": ["Update"]},
            },
        )
