"""Optional capabilities of a service, one per file."""

from moorage.features.alarms import Alarms
from moorage.features.aws_calls import AwsCalls
from moorage.features.cloud_watch_agent import CloudWatchAgent
from moorage.features.cpu_scaling import CpuScaling
from moorage.features.dashboard import Dashboard
from moorage.features.dns_records import DnsRecords
from moorage.features.docker_volume import DockerVolume
from moorage.features.ebs_volume import EbsVolume
from moorage.features.efs_volume import EfsVolume
from moorage.features.egress import Egress
from moorage.features.exec import Exec
from moorage.features.fast_metrics import FastMetrics
from moorage.features.fsx_windows_volume import FsxWindowsVolume
from moorage.features.http_route import HttpRoute
from moorage.features.log_filter import LogFilter
from moorage.features.log_router import LogRouter
from moorage.features.memory_scaling import MemoryScaling
from moorage.features.metric_scaling import MetricScaling
from moorage.features.network_route import NetworkRoute
from moorage.features.open_telemetry import OpenTelemetry
from moorage.features.predictive_scaling import PredictiveScaling
from moorage.features.publishes import Publishes
from moorage.features.redeploy import Redeploy
from moorage.features.redeploy_on_rotation import RedeployOnRotation
from moorage.features.request_scaling import RequestScaling
from moorage.features.response_time_scaling import ResponseTimeScaling
from moorage.features.s3_volume import S3Volume
from moorage.features.scheduled_scaling import ScheduledScaling
from moorage.features.secrets import Secrets
from moorage.features.service_connect import ServiceConnect
from moorage.features.service_discovery import ServiceDiscovery
from moorage.features.shared_folder import SharedFolder
from moorage.features.sidecar import Sidecar
from moorage.features.suspended_scaling import SuspendedScaling
from moorage.features.task_tuning import TaskTuning
from moorage.features.vpc_lattice import VpcLattice

__all__ = [
    "Alarms",
    "AwsCalls",
    "CloudWatchAgent",
    "CpuScaling",
    "Dashboard",
    "DnsRecords",
    "DockerVolume",
    "EbsVolume",
    "EfsVolume",
    "Egress",
    "Exec",
    "FastMetrics",
    "FsxWindowsVolume",
    "HttpRoute",
    "LogFilter",
    "LogRouter",
    "MemoryScaling",
    "MetricScaling",
    "NetworkRoute",
    "OpenTelemetry",
    "PredictiveScaling",
    "Publishes",
    "Redeploy",
    "RedeployOnRotation",
    "RequestScaling",
    "ResponseTimeScaling",
    "S3Volume",
    "ScheduledScaling",
    "Secrets",
    "ServiceConnect",
    "ServiceDiscovery",
    "SharedFolder",
    "Sidecar",
    "SuspendedScaling",
    "TaskTuning",
    "VpcLattice",
]
