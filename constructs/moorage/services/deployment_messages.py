"""What people read about a deployment or a task that needs them."""

from typing import TYPE_CHECKING

from aws_cdk import Stack
from aws_cdk import aws_events as events

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService


def failed_message(service: "ContainerService") -> events.RuleTargetInput:
    """Return what people read when a deployment has failed: the reason, and the way to the log.

    Args:
        service: The service.
    """
    field = events.EventField.from_path
    return events.RuleTargetInput.from_multiline_text(
        f"Deployment failed: {service.node.path}\n"
        f"{field('$.detail.reason')}\n"
        f"Service: {field('$.resources[0]')}, at {field('$.time')}\n"
        f"{_way_to_the_log(service)}"
    )


def stopped_message(service: "ContainerService") -> events.RuleTargetInput:
    """Return what people read when a task has failed: the reason, and the way to the log.

    Args:
        service: The service.
    """
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
    field = events.EventField.from_path
    return events.RuleTargetInput.from_multiline_text(
        f"Task failed: {service.node.path}\n"
        f"{field('$.detail.stopCode')}: {field('$.detail.stoppedReason')}\n"
        f"Task: {field('$.detail.taskArn')}, at {field('$.time')}\n"
        f"{_way_to_the_log(service)}"
    )


def asked_message(service: "ContainerService") -> events.RuleTargetInput:
    """Return what people read when a deployment waits for them, with the line that they may type.

    Args:
        service: The service.
    """
    region, field = Stack.of(service).region, events.EventField.from_path
    line = (
        "aws ecs continue-service-deployment "
        f"--service-deployment-arn {field('$.detail.serviceDeploymentArn')} "
        f"--hook-id {field('$.detail.hookId')} --region {region}"
    )
    return events.RuleTargetInput.from_multiline_text(
        f"A deployment of {service.node.path} waits at {field('$.detail.lifecycleStage')} "
        f"until {field('$.detail.expiresAt')}\n"
        f"To let it go on: {line} --action CONTINUE\n"
        f"To take it back: {line} --action ROLLBACK"
    )


def _way_to_the_log(service: "ContainerService") -> str:
    region, log = Stack.of(service).region, service.log_group.log_group_name
    console = f"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}"
    return (
        f"Logs: {console}#logsV2:log-groups/log-group/{log}\n"
        f"or: aws logs tail {log} --since 1h --region {region}"
    )
