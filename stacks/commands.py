"""The lines that people type to look after a service."""

from aws_cdk import Stack

from moorage.services.container_service import ContainerService
from moorage.services.container_task import ContainerTask
from moorage.values.rolling import Rolling


def logs_command(task: ContainerTask) -> str:
    """Return the command that shows what the containers of a task write.

    Args:
        task: The task, or the service.
    """
    region = f"--region {Stack.of(task).region}"
    return f"aws logs tail {task.log_group.log_group_name} --follow {region}"


def commands(service: ContainerService, *, shell: bool) -> dict[str, str]:
    """Return commands of the AWS CLI, by the name of the stack's output that holds each.

    Args:
        service: The service.
        shell: Whether shells can be opened in it.
    """
    region = f"--region {Stack.of(service).region}"
    cluster = f"--cluster {service.cluster.cluster_name}"
    name = service.ecs_service.service_name
    found = {
        "LogsCommand": logs_command(service),
        "ScaleCommand": (
            f"aws ecs update-service {cluster} --service {name} --desired-count COUNT {region}"
        ),
        # Of a deployment that goes on: CloudFormation removes the revision that it replaced, so
        # that afterwards only another deployment leads back.
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html
        "RollBackCommand": (
            "aws ecs stop-service-deployment --stop-type ROLLBACK --service-deployment-arn "
            f"$(aws ecs list-service-deployments {cluster} --service {name} --status IN_PROGRESS "
            f"--query serviceDeployments[0].serviceDeploymentArn --output text {region}) {region}"
        ),
    }
    if not isinstance(service.deployment, Rolling):
        found |= _shift_commands(service, region, f"{cluster} --service {name}")
    if shell:
        found["ShellCommand"] = (
            f"aws ecs execute-command {cluster} --container main --interactive --command /bin/sh "
            f"--task $(aws ecs list-tasks {cluster} --service-name {name} "
            f"--query taskArns[0] --output text {region}) {region}"
        )
    return found


def _shift_commands(service: ContainerService, region: str, which: str) -> dict[str, str]:
    """Return how to see what a deployment does, and how to let it go on."""
    latest = (
        f"$(aws ecs list-service-deployments {which} "
        f"--query serviceDeployments[0].serviceDeploymentArn --output text {region})"
    )
    seen = f"aws ecs describe-service-deployments --service-deployment-arns {latest}"
    found = {"DeploymentCommand": f"{seen} {region}"}
    deployment = service.deployment
    if not isinstance(deployment, Rolling) and deployment.approval:
        # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/pause-lifecycle-hooks.html
        waiting = "serviceDeployments[0].lifecycleHookDetails[?status=='AWAITING_ACTION'].hookId"
        found["ContinueCommand"] = (
            f"aws ecs continue-service-deployment --action CONTINUE "
            f"--service-deployment-arn {latest} "
            f'--hook-id $({seen} --query "{waiting} | [0]" --output text {region}) {region}'
        )
    return found
