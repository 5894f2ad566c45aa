"""The cluster and the load balancer that services share. Changes with the platform."""

from aws_cdk import CfnOutput
from aws_cdk import aws_kms as kms
from aws_cdk import aws_servicediscovery as cloudmap
from constructs import Construct

from moorage.config.connections import connected
from moorage.config.environment_config import EnvironmentConfig
from moorage.config.load_balancer_settings import LoadBalancerSettings
from moorage.foundation.cluster import Cluster
from moorage.foundation.cluster_events import ClusterEvents
from moorage.foundation.external_instances import ExternalInstances
from moorage.foundation.load_balancer import LoadBalancer
from moorage.foundation.network import Network
from moorage.foundation.test_listener import TestListener
from moorage.foundation.web_acl import WebAcl
from moorage.values.balancer_name import MAIN
from moorage.values.firewall import MANAGED_RULES, Firewall
from stacks.balancer_answers import balancer_answers
from stacks.balancer_ingress import ingress_cidrs
from stacks.balancer_notes import tell_balancers
from stacks.base_stack import BaseStack
from stacks.cluster_capacity import capacity_of
from stacks.dns import Certificates, hosted_zones
from stacks.fields import arguments_of
from stacks.naming import balancer_prefix, removal_policy
from stacks.network_balancer import network_load_balancer
from stacks.published import publish


class PlatformStack(BaseStack):
    """The :class:`Cluster` of ``cluster`` and each :class:`LoadBalancer`, by its name."""

    def __init__(
        self,
        scope: Construct,
        *,
        config: EnvironmentConfig,
        network: Network,
        encryption_key: kms.IKey | None,
    ) -> None:
        super().__init__(
            scope,
            "platform",
            config=config,
            description=f"Cluster and load balancer of environment {config.name}",
        )
        self.network = network
        self.encryption_key = encryption_key
        self.cluster = Cluster(
            self,
            "Cluster",
            vpc=network.vpc,
            capacity=capacity_of(config),
            task_subnets=network.task_subnets,
            enhanced_insights=config.cluster.insights == "enhanced",
            logs=config.logs,
            encryption_key=encryption_key,
        )
        if config.cluster.events:
            kept = ClusterEvents(
                self,
                "Events",
                cluster=self.cluster.ecs_cluster,
                logs=config.logs,
                encryption_key=encryption_key,
            )
            CfnOutput(self, "EventsLogGroupName", value=kept.log_group.log_group_name)
        if config.cluster.external_instances:
            machines = ExternalInstances(self, "Machines", cluster=self.cluster.ecs_cluster)
            CfnOutput(self, "ActivateCommand", value=machines.activate_command)
            CfnOutput(self, "JoinCommand", value=machines.join_command)
        self.namespace = (
            cloudmap.HttpNamespace(
                self,
                "Namespace",
                name=config.name,
                description=f"Services of environment {config.name}",
            )
            if connected(config.services)
            else None
        )
        self.zones = hosted_zones(self, config, network.vpc, encryption_key)
        self._certificates = Certificates(self, self.zones)
        self.dns_namespace = (
            cloudmap.PrivateDnsNamespace(
                self,
                "DnsNamespace",
                name=f"{config.name}.internal",
                vpc=network.vpc,
                description=f"Names of the services of environment {config.name}",
            )
            if any(one.discovery for one in config.services.values())
            else None
        )
        self._web_acls: list[tuple[str | Firewall, str]] = []
        self.load_balancers = {
            name: self._load_balancer(config, name, settings)
            for name, settings in config.balancer_plan.load_balancers.items()
        }
        self.load_balancer = self.load_balancers[MAIN]
        tell_balancers(self, config)
        balancer_answers(self, config.balancer_plan, self.load_balancers)
        self.network_load_balancer = network_load_balancer(
            self, config, network=network, encryption_key=encryption_key
        )
        self.test_listeners = {
            name: TestListener(
                self,
                f"{balancer_prefix(name)}TestListener",
                load_balancer=self.load_balancers[name],
                **arguments_of(settings.test_listener),
            )
            for name, settings in config.balancer_plan.load_balancers.items()
            if settings.test_listener
        }
        CfnOutput(self, "ClusterName", value=self.cluster.ecs_cluster.cluster_name)
        publish(
            self,
            self.cluster.ecs_cluster.cluster_name,
            self.cluster.ecs_cluster.cluster_arn,
            self.cluster.exec_log_group.log_group_arn,
            *([self.namespace.namespace_arn] if self.namespace else ()),
            *([self.dns_namespace.namespace_id] if self.dns_namespace else ()),
        )
        publish(self, *(zone.hosted_zone_id for zone in self.zones.values()))
        for one in self.load_balancers.values():
            if self.zones:
                publish(self, one.load_balancer.load_balancer_canonical_hosted_zone_id)
            publish(
                self,
                one.listener.listener_arn,
                one.security_group.security_group_id,
                one.load_balancer.load_balancer_dns_name,
                one.load_balancer.load_balancer_full_name,
            )
        publish(self, *(one.listener.listener_arn for one in self.test_listeners.values()))

    def _load_balancer(
        self,
        config: EnvironmentConfig,
        name: str,
        settings: LoadBalancerSettings,
    ) -> LoadBalancer:
        prefix = balancer_prefix(name)
        internet_facing = settings.scheme == "internet-facing"
        balancer = LoadBalancer(
            self,
            f"{prefix}LoadBalancer",
            vpc=self.network.vpc,
            subnets=self.network.load_balancer_subnets
            if internet_facing
            else self.network.internal_subnets,
            internet_facing=internet_facing,
            certificates=[self._certificates.of(one, prefix) for one in settings.all_certificates],
            allow_http=settings.allow_http,
            tls=settings.tls,
            ingress_cidrs=ingress_cidrs(config, name, settings, self.network),
            ingress_prefix_lists=settings.ingress_prefix_lists,
            dual_stack=internet_facing and self.network.task_subnets.dual_stack,
            https_outbound=bool(settings.logins),
            web_acl_arn=self._web_acl(config, prefix, settings.web_acl),
            deletion_protection=settings.deletion_protection,
            tuning=settings.tuning,
            logs=config.logs,
            further_logs=settings.logs,
            removal_policy=removal_policy(config),
        )
        CfnOutput(self, f"{prefix}Url", value=balancer.url, description="Where requests go")
        return balancer

    def _web_acl(
        self, config: EnvironmentConfig, prefix: str, choice: str | Firewall
    ) -> str | None:
        if isinstance(choice, str) and choice != MANAGED_RULES:
            return None if choice == "none" else choice
        # Load balancers that want the same share one: AWS charges for each.
        for known, arn in self._web_acls:
            if known == choice:
                return arn
        firewall = Firewall() if isinstance(choice, str) else choice
        key = self.encryption_key
        acl = WebAcl(
            self, f"{prefix}WebAcl", firewall=firewall, logs=config.logs, encryption_key=key
        )
        self._web_acls.append((choice, acl.arn))
        return acl.arn
