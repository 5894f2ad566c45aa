"""Send the log of a task wherever it shall go."""

from dataclasses import dataclass
from typing import Final

from aws_cdk import Stack
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.errors import FeatureError
from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.wildcard_finding import wildcard_finding
from moorage.services.container_secrets import secrets_of
from moorage.services.workload import Workload
from moorage.values.bucket_output import BucketOutput
from moorage.values.log_routing import LogRouting
from moorage.values.observer_images import LOG_ROUTER_IMAGE

NAME: Final = "log-router"
# In the memory-backed folder /tmp, of which some is left for what is being sent.
_BUCKET_OPTIONS: Final = {
    "use_put_object": "On",
    "total_file_size": "8M",
    "upload_timeout": "1m",
    "store_dir": "/tmp/fluent-bit",  # noqa: S108 - a path in the container
    "store_dir_limit_size": "48M",
}


@dataclass(frozen=True, kw_only=True)
class LogRouter(LogRouting):
    """Run Fluent Bit beside the containers of a task, which hands their lines on (FireLens).

    The task ends when its router ends, because its log would be lost. What the router says of
    itself is in the log group of the workload, and so are the lines of all other containers unless
    they have a destination: no log group without retention is ever made. It is confined as the
    main container is; tasks on instances need an ECS agent of 1.96.0 or later for that
    (https://github.com/aws/amazon-ecs-agent/pull/4697). See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html

    Args:
        image: An image of your own, which listens as Fluent Bit does. Omitted: that of AWS, from a
            public registry.
        s3: A bucket. Omitted: none.
        firehose_arn: ARN of an Amazon Data Firehose stream in the region of the task. Omitted:
            none.
        output: Another destination, by the plugin of Fluent Bit that knows it. Omitted: none.
        memory_mib: Memory that the router may use, taken from what the task has, in MiB.
        buffer_lines: Lines of each container that wait for the router at most; what comes while so
            many wait is lost, so that no container ever waits. Their size counts against the
            memory of the task: 4096 lines of 2 KiB are 8 MiB.
        config_file: Path of a file in the image with more configuration of Fluent Bit, such as
            filters and parsers. Omitted: only what ECS writes.
        metadata: Add cluster, task and task definition to each record.

    Raises:
        InvalidInputError: There are two destinations, a number is outside its range, or something
            cannot be read.

    Example:
        >>> router = LogRouter(s3=BucketOutput(bucket_arn="arn:aws:s3:::shop-logs"))
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[router])
    """

    image: ecs.ContainerImage | None = None

    def log_driver(self, workload: Workload) -> ecs.LogDriver:
        """Return the driver that hands lines to the router."""
        if workload.capacity.operating_system != "linux":
            raise FeatureError(
                f"{workload.node.path}: FireLens works in Linux containers only; remove LogRouter"
            )
        scope = Construct(workload, type(self).__name__)
        secrets = self.output.secrets if self.output else {}
        return ecs.LogDrivers.firelens(
            options={
                **self._options(workload),
                "retry_limit": "5",
                "log-driver-buffer-limit": str(self.buffer_lines),
            },
            secret_options=secrets_of(scope, workload.roles, secrets) or None,
        )

    def attach(self, workload: Workload) -> None:
        """Add the router, and let the task role write to the destination."""
        file = self.config_file
        workload.add_container(
            NAME,
            image=self.image or ecs.ContainerImage.from_registry(LOG_ROUTER_IMAGE),
            memory_mib=self.memory_mib,
            essential=True,
            router=ecs.FirelensConfig(
                type=ecs.FirelensLogRouterType.FLUENTBIT,
                options=ecs.FirelensOptions(
                    enable_ecs_log_metadata=self.metadata,
                    config_file_type=ecs.FirelensConfigFileType.FILE if file else None,
                    config_file_value=file,
                ),
            ),
        )
        role = workload.roles.task_role
        if self.to_log_group:
            workload.log_group.grant_write(role)
        if self.firehose_arn:
            _allow(role, "firehose:PutRecordBatch", self.firehose_arn)
        if self.s3:
            _allow_bucket(role, self.s3)

    def _options(self, workload: Workload) -> dict[str, str]:
        # https://docs.fluentbit.io/manual/data-pipeline/outputs
        region = Stack.of(workload).region
        if self.output:
            return {"Name": self.output.plugin, **self.output.options}
        if self.s3:
            objects = f"/{self.s3.prefix}/$TAG/%Y/%m/%d/%H/%M/%S-$UUID"
            place = {"bucket": self.s3.name, "region": region, "s3_key_format": objects}
            return {"Name": "s3", **place, **_BUCKET_OPTIONS}
        if self.firehose_arn:
            stream = self.firehose_arn.rpartition("/")[2]
            return {"Name": "kinesis_firehose", "region": region, "delivery_stream": stream}
        return {
            "Name": "cloudwatch_logs",
            "region": region,
            "log_group_name": workload.log_group.log_group_name,
            "log_stream_prefix": "routed/",
            # The line as it was written, so that filters find the same as without a router.
            "log_key": "log",
        }


def _allow(role: iam.IRole, action: str, resource: str) -> None:
    role.add_to_principal_policy(iam.PolicyStatement(actions=[action], resources=[resource]))


def _allow_bucket(role: iam.IRole, bucket: BucketOutput) -> None:
    objects = f"{bucket.bucket_arn}/{bucket.prefix}/*"
    _allow(role, "s3:PutObject", objects)
    acknowledge(
        role,
        wildcard_finding(role, objects),
        "The names of the objects hold the time at which Fluent Bit writes each; all of them are "
        "below the prefix of this workload, which may write and neither read nor delete.",
    )
    if bucket.encryption_key_arn:
        _allow(role, "kms:GenerateDataKey", bucket.encryption_key_arn)
