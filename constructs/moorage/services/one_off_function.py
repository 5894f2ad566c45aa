"""The function that runs one-off tasks while a stack is deployed."""

from pathlib import Path

from aws_cdk import Duration, Stack
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge_in_rule_books
from moorage.foundation.cluster_tasks import allow_on_tasks
from moorage.foundation.log_group import make_log_group
from moorage.services.run_task import let_run
from moorage.services.workload import Workload
from moorage.values.log_settings import LogSettings

_CODE = Path(__file__).with_name("one_off_run")


def run_function(
    scope: Construct, workload: Workload, *, logs: LogSettings, encryption_key: kms.IKey | None
) -> lambda_.Function:
    """Make a function that may start, watch and stop the task of one workload.

    Args:
        scope: What it is made below.
        workload: The task.
        logs: How long its log events are kept.
        encryption_key: Customer key for them. Omitted: a key that AWS owns.
    """
    log_group = make_log_group(scope, "Logs", logs, encryption_key)
    role = iam.Role(
        scope,
        "Role",
        description=f"Runs {workload.node.path} while its stack is deployed",
        assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
    )
    log_group.grant_write(role)
    let_run(role, workload)
    here = {"ArnEquals": {"ecs:cluster": workload.cluster.cluster_arn}}
    # Whether the stack rolls back: then what ran before does not run again.
    stack = Stack.of(scope).stack_id
    role.add_to_policy(
        iam.PolicyStatement(actions=["cloudformation:DescribeStacks"], resources=[stack])
    )
    allow_on_tasks(role, "ecs:DescribeTasks", "ecs:StopTask", conditions=here)
    function = lambda_.Function(
        scope,
        "Function",
        description=f"Runs {workload.node.path} and waits for its end",
        code=lambda_.Code.from_asset(str(_CODE), exclude=["__pycache__"]),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_14,
        timeout=Duration.minutes(15),
        memory_size=256,
        role=role,
        log_group=log_group,
    )
    _accept(function)
    return function


def run_command(scope: Construct, workload: Workload, cluster: ecs.ICluster) -> str:
    """Return the command that runs the task by hand.

    Args:
        scope: Any construct of the stack.
        workload: The task.
        cluster: Where it runs.
    """
    stack = Stack.of(scope)
    provider = workload.capacity.strategy[0].capacity_provider
    network = stack.to_json_string(network_of(workload))
    return (
        f"aws ecs run-task --region {stack.region} --cluster {cluster.cluster_name} "
        f"--task-definition {workload.task_definition.task_definition_arn} "
        f"--capacity-provider-strategy capacityProvider={provider},weight=1 "
        f"--network-configuration '{network}'"
    )


def network_of(workload: Workload) -> dict[str, object]:
    """Return where the task gets its network interface, in the words of the API.

    Args:
        workload: The task.
    """
    place = workload.task_subnets
    groups = [workload.security_group, *place.security_groups]
    configuration: dict[str, object] = {
        "subnets": workload.vpc.select_subnets(
            subnets=place.subnets.subnets,
            subnet_type=place.subnets.subnet_type,
            subnet_group_name=place.subnets.subnet_group_name,
        ).subnet_ids,
        "securityGroups": [one.security_group_id for one in groups],
    }
    if workload.capacity.kind == "fargate":
        public = "ENABLED" if place.assign_public_ip else "DISABLED"
        configuration["assignPublicIp"] = public
    return {"awsvpcConfiguration": configuration}


def _accept(function: Construct) -> None:
    alone = (
        "It runs while its stack is deployed, called by CloudFormation alone, which waits for it"
    )
    both = ("HIPAA.Security", "NIST.800.53.R5")
    reason = f"{alone} and reports its failure: no message of its own can be lost."
    acknowledge_in_rule_books(function, "LambdaDLQ", reason, books=both)
    reason = f"{alone}: it takes no other function's share, and a reserved one is lost to others."
    acknowledge_in_rule_books(function, "LambdaConcurrency", reason, books=both)
    reason = f"{alone}; it calls ECS and CloudFormation only, and nothing that is in the VPC."
    acknowledge_in_rule_books(function, "LambdaInsideVPC", reason)
