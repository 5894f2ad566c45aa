"""House rules that a reader would otherwise have to check by eye."""

import ast
import dataclasses
import importlib
import inspect
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "constructs" / "moorage"
ENVIRONMENTS = {"prod", "production", "dev", "development", "staging", "demo", "test"}
SOURCES = sorted(p for f in ("constructs", "stacks", "tools") for p in (ROOT / f).rglob("*.py"))
PURE = sorted(
    path
    for folder in ("values", "delivery", "foundation", "services", "features")
    for path in (PACKAGE / folder).rglob("*.py")
)
OUTSIDE = {"os", "socket", "datetime", "time", "requests", "urllib", "subprocess", "random"}
# What reads times that it is given, and what runs in Lambda and not while templates are made.
ASKING = {
    "values/cron_expression.py": {"datetime"},
    "values/schedule.py": {"datetime"},
    "foundation/zone_cleaning/index.py": {"urllib"},
    "services/one_off_run/index.py": {"time", "urllib"},
    "services/smoke_test_run/index.py": {"os", "socket", "time"},
}
# Modules without a test file of their own, and where their behaviour is tested instead.
TESTED_ELSEWHERE = {
    "delivery/axis.py": "delivery/test_forecast.py",
    "delivery/obstacle.py": "delivery/test_obstacles.py",
    "delivery/picture.py": "delivery/test_forecast.py",
    "delivery/plan.py": "delivery/test_planning.py",
    "delivery/rolling.py": "delivery/test_planning.py",
    "delivery/service_deployment.py": "delivery/test_planning.py",
    "delivery/shifting.py": "delivery/test_planning.py",
    "delivery/step.py": "delivery/test_planning.py",
    "delivery/svg.py": "delivery/test_forecast.py",
    "delivery/task_times.py": "delivery/test_planning.py",
    "delivery/text.py": "delivery/test_forecast.py",
    "delivery/timeline.py": "delivery/test_planning.py",
    "delivery/words.py": "delivery/test_forecast.py",
    "foundation/selected_subnets.py": "services/test_reachability.py",
    "foundation/wildcard_finding.py": "../compliance/test_findings.py",
    "services/backlog_scaling.py": "services/test_queue_worker.py",
    "services/task_count.py": "services/test_container_service.py",
    "services/health_in_container.py": "services/test_container_service.py",
    "services/target_attributes.py": "features/test_http_route.py",
    "services/queue_events.py": "services/test_queue_worker.py",
    "values/discovery_options.py": "features/test_service_discovery.py",
    "values/dns_label.py": "features/test_service_connect.py",
    "values/lattice_options.py": "features/test_vpc_lattice.py",
    "services/metric_query.py": "features/test_metric_scaling.py",
    "services/scalable_target.py": "features/test_suspended_scaling.py",
    "values/metric_target.py": "features/test_metric_scaling.py",
    "values/more_than_zero.py": "features/test_metric_scaling.py",
    "values/predictive_target.py": "features/test_predictive_scaling.py",
    "values/response_time_target.py": "features/test_response_time_scaling.py",
    "values/scaling_activity.py": "features/test_suspended_scaling.py",
    "values/task_limits.py": "values/test_cpu_target.py",
    "foundation/cluster_tasks.py": "services/test_scheduled_task.py",
    "services/one_off_function.py": "services/test_one_off_task.py",
    "services/one_off_run/index.py": "services/test_one_off_run.py",
    "services/run_task.py": "services/test_scheduled_task.py",
    "services/connection.py": "features/test_service_connect.py",
    "services/container_secrets.py": "features/test_secrets.py",
    "services/pull_need.py": "services/test_reachability.py",
    "services/placement.py": "services/test_service_on_instances.py",
    "foundation/rule_conditions.py": "features/test_http_route.py",
    "services/login_action.py": "features/test_http_route.py",
    "values/cognito_login.py": "values/test_login.py",
    "values/https_url.py": "values/test_login.py",
    "values/jwt_login.py": "values/test_login.py",
    "values/login_session.py": "values/test_login.py",
    "values/oidc_login.py": "values/test_login.py",
    "values/approval.py": "values/test_deployment.py",
    "values/architecture.py": "values/test_node_group.py",
    "values/blue_green.py": "values/test_deployment.py",
    "values/canary.py": "values/test_deployment.py",
    "values/deployment_hook.py": "values/test_deployment.py",
    "values/early_success.py": "values/test_rolling.py",
    "values/linear.py": "values/test_deployment.py",
    "values/rollback_alarms.py": "values/test_rolling.py",
    "values/test_header.py": "values/test_deployment.py",
    "values/redeploy_word.py": "features/test_redeploy.py",
    "values/test_port.py": "foundation/test_test_listener.py",
    "values/traffic_shift.py": "values/test_deployment.py",
    "values/task_options.py": "features/test_task_tuning.py",
    "services/service_metrics.py": "features/test_alarms.py",
    "services/service_widgets.py": "features/test_dashboard.py",
    "services/target_metrics.py": "features/test_alarms.py",
    "services/beside.py": "features/test_open_telemetry.py",
    "services/log_drivers.py": "features/test_log_router.py",
    "values/agent_metrics.py": "features/test_cloud_watch_agent.py",
    "values/bucket_output.py": "features/test_log_router.py",
    "values/log_metric.py": "features/test_log_filter.py",
    "values/log_routing.py": "features/test_log_router.py",
    "values/metric_namespace.py": "features/test_log_filter.py",
    "values/observer_images.py": "stacks/test_observers.py",
    "values/router_output.py": "features/test_log_router.py",
    "values/telemetry.py": "features/test_open_telemetry.py",
    "values/alarm_limits.py": "features/test_alarms.py",
    "features/memory_scaling.py": "features/test_scaling.py",
    "features/request_scaling.py": "features/test_scaling.py",
    "values/memory_target.py": "features/test_scaling.py",
    "values/request_target.py": "features/test_scaling.py",
    "features/scheduled_scaling.py": "features/test_scaling.py",
    "values/disk.py": "features/test_ebs_volume.py",
    "values/docker_mount.py": "features/test_docker_volume.py",
    "values/s3_mount.py": "features/test_s3_volume.py",
    "values/shared_folder.py": "features/test_shared_folder.py",
    "values/volume_path.py": "features/test_shared_folder.py",
    "services/raw_volume.py": "features/test_s3_volume.py",
    "values/off_hours.py": "stacks/test_off_hours.py",
    "values/scheduled_limits.py": "features/test_scaling.py",
    "values/scaling_limits.py": "values/test_cpu_target.py",
    "values/connect_options.py": "features/test_service_connect.py",
    "values/endpoint.py": "features/test_service_connect.py",
    "values/instance_types.py": "values/test_density.py",
    "values/github_subject.py": "foundation/test_deployer_role.py",
    "values/gitlab_subject.py": "foundation/test_deployer_role.py",
    "values/one_subject.py": "foundation/test_deployer_role.py",
    "values/principal_arn.py": "foundation/test_deployer_role.py",
    "values/node_image.py": "values/test_node_group.py",
    "values/node_replacement.py": "values/test_node_group.py",
    "values/node_scaling.py": "values/test_node_group.py",
    "values/spot_share.py": "values/test_node_group.py",
    "foundation/access_log_bucket.py": "foundation/test_load_balancer.py",
    "foundation/acknowledge.py": "../compliance/test_findings.py",
    "foundation/capacity.py": "foundation/test_cluster.py",
    "foundation/deployer/account_principal.py": "foundation/test_deployer_role.py",
    "foundation/deployer/deployer.py": "foundation/test_deployer_role.py",
    "foundation/deployer/github.py": "foundation/test_deployer_role.py",
    "foundation/deployer/gitlab.py": "foundation/test_deployer_role.py",
    "foundation/deployer/oidc.py": "foundation/test_deployer_role.py",
    "foundation/endpoint_policy.py": "foundation/test_endpoints.py",
    "foundation/reachability.py": "services/test_reachability.py",
    "services/attached_features.py": "services/test_container_service.py",
    "foundation/ec2/agent_settings.py": "foundation/test_ec2_capacity.py",
    "foundation/ec2/forced_deletion.py": "foundation/test_ec2_capacity.py",
    "foundation/ec2/instance_role.py": "foundation/test_ec2_capacity.py",
    "foundation/ec2/launch_template.py": "foundation/test_ec2_capacity.py",
    "foundation/ec2/node_auto_scaling_group.py": "foundation/test_ec2_capacity.py",
    "foundation/ec2/node_machine_image.py": "foundation/test_ec2_capacity.py",
    "foundation/existing_vpc.py": "foundation/test_network.py",
    "foundation/fargate_capacity.py": "foundation/test_cluster.py",
    "foundation/fargate_spot_capacity.py": "foundation/test_cluster.py",
    "foundation/isolated_with_endpoints.py": "foundation/test_network.py",
    "foundation/load_balancer_security_group.py": "foundation/test_load_balancer.py",
    "foundation/web_acl_rules.py": "foundation/test_web_acl.py",
    "foundation/lookup_function.py": "foundation/test_cloudfront_origin.py",
    "foundation/log_delivery.py": "foundation/test_network_load_balancer.py",
    "foundation/log_group.py": "foundation/test_network.py",
    "foundation/nat/nat.py": "foundation/test_network.py",
    "foundation/nat/nat_instance.py": "foundation/test_network.py",
    "foundation/nat/nat_per_zone.py": "foundation/test_network.py",
    "foundation/nat/no_nat.py": "foundation/test_network.py",
    "foundation/nat/one_nat.py": "foundation/test_network.py",
    "foundation/nat/regional_nat.py": "foundation/test_network.py",
    "foundation/network_preset.py": "foundation/test_network.py",
    "foundation/private_with_nat.py": "foundation/test_network.py",
    "foundation/public_only.py": "foundation/test_network.py",
    "foundation/cleaned_zone.py": "foundation/test_delegated_zone.py",
    "foundation/zone_cleaning/index.py": "foundation/test_delegated_zone.py",
    "foundation/client_trust.py": "foundation/test_load_balancer.py",
    "foundation/listeners.py": "foundation/test_load_balancer.py",
    "foundation/service_trust.py": "services/test_task_roles.py",
    "foundation/task_subnets.py": "services/test_container_service.py",
    "foundation/vpc_factory.py": "foundation/test_network.py",
    "services/container_task.py": "services/test_container_service.py",
    "services/ecs_service.py": "services/test_container_service.py",
    "services/deployment_messages.py": "features/test_alarms.py",
    "services/deployment_scope.py": "services/test_deployment.py",
    "services/finished_deployment.py": "services/test_deployment_hooks.py",
    "services/network_targets.py": "features/test_network_route.py",
    "services/lifecycle_hooks.py": "services/test_deployment_hooks.py",
    "services/rollback_alarms.py": "services/test_deployment_hooks.py",
    "services/smoke_test_function.py": "services/test_deployment_hooks.py",
    "services/smoke_test_run/index.py": "services/test_smoke_test_run.py",
    "services/shift_role.py": "services/test_deployment.py",
    "services/feature.py": "services/test_container_service.py",
    "services/credential_specs.py": "services/test_containers.py",
    "services/environment_files.py": "services/test_containers.py",
    "services/linux_parameters.py": "services/test_containers.py",
    "services/task_definition.py": "services/test_container_service.py",
    "services/security_group.py": "services/test_container_service.py",
    "services/workload.py": "services/test_container_service.py",
}


def name(path):
    return str(path.relative_to(ROOT))


def environment_names(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                if isinstance(side, ast.Constant) and side.value in ENVIRONMENTS:
                    yield side.value


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_code_asks_for_an_environment_by_name(path):
    assert list(environment_names(path.read_text())) == []


def test_a_question_for_an_environment_would_be_noticed():
    assert list(environment_names("if config.name == 'prod': pass")) == ["prod"]


@pytest.mark.parametrize("path", PURE, ids=name)
def test_constructs_ask_neither_the_clock_nor_the_machine_nor_the_network(path):
    tree = ast.parse(path.read_text())
    found = {
        a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names
    }
    found |= {
        n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module
    }

    asked = ASKING.get(str(path.relative_to(PACKAGE)), set())
    assert found & OUTSIDE == asked


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_files_stay_small(path):
    assert len(path.read_text().splitlines()) <= 200


@pytest.mark.parametrize("path", [p for p in PURE if p.name != "__init__.py"], ids=name)
def test_every_module_has_its_test(path):
    place = path.relative_to(PACKAGE)
    tested = TESTED_ELSEWHERE.get(str(place), str(place.with_name(f"test_{place.name}")))

    assert (ROOT / "tests" / "unit" / tested).exists()


def public_classes():
    for path in PURE:
        module = importlib.import_module(
            ".".join(("moorage", *path.relative_to(PACKAGE).with_suffix("").parts))
        )
        for item in vars(module).values():
            if (
                inspect.isclass(item)
                and item.__module__ == module.__name__
                and item.__name__[0] != "_"
            ):
                yield pytest.param(item, id=item.__name__)


@pytest.mark.parametrize("item", list(public_classes()))
def test_a_docstring_names_every_argument(item):
    if dataclasses.is_dataclass(item):
        arguments = [field.name for field in dataclasses.fields(item)]
    else:
        parameters = inspect.signature(item.__init__).parameters.values()
        arguments = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY]
    documented = inspect.getdoc(item) or ""

    assert documented
    assert [a for a in arguments if f"{a}: " not in documented] == []


FEATURES = [c for c in public_classes() if c.values[0].__module__.startswith("moorage.features.")]


@pytest.mark.parametrize("item", FEATURES)
def test_a_feature_is_a_frozen_dataclass(item):
    if item.__name__ != "ContainerService" and not getattr(item, "_is_protocol", False):
        assert item.__dataclass_params__.frozen
