"""A service that clients in other VPCs and accounts reach."""

from dataclasses import dataclass

from aws_cdk import CfnOutput, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_vpclattice as lattice
from constructs import Construct

from moorage.errors import FeatureError
from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.infrastructure_role import infrastructure_role
from moorage.services.container_service import ContainerService
from moorage.values.lattice_options import LatticeOptions

_POLICY = "AmazonECSInfrastructureRolePolicyForVpcLattice"
_VERSIONS = {"http2": "HTTP2", "grpc": "GRPC"}


@dataclass(frozen=True, kw_only=True)
class VpcLattice(LatticeOptions):
    """Offer a service to other VPCs and accounts, without a load balancer or peering.

    It becomes a service of VPC Lattice, with a name and a certificate of its own, in a service
    network that is there already. Requests are signed, and a policy says by whom; ECS registers
    the tasks. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-vpc-lattice.html

    Args:
        service_network_arn: The service network that the clients' VPCs are associated with.
        prefix_list_id: The list of the addresses from which VPC Lattice connects; that of a region
            is shown by ``aws ec2 describe-managed-prefix-lists --filters
            Name=prefix-list-name,Values=com.amazonaws.REGION.vpc-lattice``. It is looked up once
            and written down, because making templates asks no account.
        callers: ARNs of roles, users or accounts (``arn:aws:iam::ACCOUNT:root``) that may send
            requests, which they sign. Omitted: those of this account.
        protocol: ``HTTPS``, with a certificate that VPC Lattice looks after, or ``HTTP``.
        port: The port at which clients reach it. Omitted: 443, or 80 for ``HTTP``.

    Raises:
        InvalidInputError: Something cannot be read.

    Example:
        >>> arn = "arn:aws:vpc-lattice:eu-west-1:111122223333:servicenetwork/sn-0123456789abcdef0"
        >>> shared = VpcLattice(service_network_arn=arn, prefix_list_id="pl-0123456789abcdef0")
        >>> api = ContainerService(
        ...     stack, "Api", cluster=cluster, image=image, port=8080, features=[shared]
        ... )
    """

    def attach(self, service: ContainerService) -> None:
        """Make the service of VPC Lattice, and let ECS register the tasks with it."""
        if service.port is None:
            raise FeatureError(
                f"{service.node.path}: VpcLattice needs a port to send requests to; "
                "pass port=<number> to the service"
            )
        if service.deployment.shifts_traffic:
            raise FeatureError(
                f"{service.node.path}: VpcLattice goes with deployments that replace tasks, and "
                "this one shifts requests; pass deployment=Rolling(), or leave VpcLattice out"
            )
        scope = Construct(service, type(self).__name__)
        targets = _target_group(scope, service, service.port)
        offered = self._offer(scope, service, targets)
        service.resource.vpc_lattice_configurations = [
            ecs.CfnService.VpcLatticeConfigurationProperty(
                port_name=service.container.container_name,
                role_arn=_role(scope).role_arn,
                target_group_arn=targets.attr_arn,
            )
        ]
        self._open(scope, service, service.port)
        address = offered.attr_dns_entry_domain_name
        CfnOutput(scope, "Address", value=address, description="Name of the service in VPC Lattice")

    def _open(self, scope: Construct, service: ContainerService, port: int) -> None:
        """Let VPC Lattice in, at the port of requests and at that of health checks."""
        # https://docs.aws.amazon.com/vpc-lattice/latest/ug/security-groups.html
        asked = service.health.port
        if asked == port or service.container_options.app_protocol == "grpc":
            asked = None
        for id, number in (("Ingress", port), ("HealthIngress", asked)):
            if number is None:
                continue
            ec2.CfnSecurityGroupIngress(
                scope,
                id,
                group_id=service.security_group.security_group_id,
                source_prefix_list_id=self.prefix_list_id,
                ip_protocol="tcp",
                from_port=number,
                to_port=number,
                description=f"VPC Lattice for {service.node.path}",
            )

    def _offer(
        self, scope: Construct, service: ContainerService, targets: lattice.CfnTargetGroup
    ) -> lattice.CfnService:
        offered = lattice.CfnService(scope, "Service", auth_type="AWS_IAM")
        lattice.CfnAuthPolicy(
            scope,
            "Callers",
            resource_identifier=offered.attr_arn,
            policy=self._policy(scope).to_json(),
        )
        weighted = lattice.CfnListener.WeightedTargetGroupProperty(
            target_group_identifier=targets.attr_arn, weight=100
        )
        listener = lattice.CfnListener(
            scope,
            "Listener",
            service_identifier=offered.attr_arn,
            protocol=self.protocol,
            port=self.listener_port,
            default_action=lattice.CfnListener.DefaultActionProperty(
                forward=lattice.CfnListener.ForwardProperty(target_groups=[weighted])
            ),
        )
        lattice.CfnServiceNetworkServiceAssociation(
            scope,
            "Association",
            service_identifier=offered.attr_arn,
            service_network_identifier=self.service_network_arn,
        )
        # A group that no listener uses never asks whether its targets are well.
        service.resource.add_resource_dependency(listener)
        return offered

    def _policy(self, scope: Construct) -> iam.PolicyDocument:
        """Return who may send requests to this service, which the policy belongs to."""
        stack = Stack.of(scope)
        everybody = f"arn:{stack.partition}:iam::{stack.account}:root"
        callers = [iam.ArnPrincipal(one) for one in self.callers or (everybody,)]
        statement = iam.PolicyStatement(
            actions=["vpc-lattice-svcs:Invoke"], principals=callers, resources=["*"]
        )
        return iam.PolicyDocument(statements=[statement])


def _target_group(scope: Construct, service: ContainerService, port: int) -> lattice.CfnTargetGroup:
    health, group = service.health, lattice.CfnTargetGroup
    protocol = service.container_options.app_protocol or "http"
    made = group(
        scope,
        "Targets",
        type="IP",
        config=group.TargetGroupConfigProperty(
            port=port,
            protocol="HTTP",
            protocol_version=_VERSIONS.get(protocol, "HTTP1"),
            vpc_identifier=service.vpc.vpc_id,
            health_check=group.HealthCheckConfigProperty(
                enabled=True,
                path=health.path,
                port=health.port,
                matcher=group.MatcherProperty(http_code=health.matcher),
                # The limits of these are those of load balancers:
                # https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_HealthCheckConfig.html
                health_check_interval_seconds=health.interval_seconds,
                health_check_timeout_seconds=health.timeout_seconds,
                healthy_threshold_count=health.healthy_threshold,
                unhealthy_threshold_count=health.unhealthy_threshold,
            )
            # Not offered for gRPC:
            # https://docs.aws.amazon.com/vpc-lattice/latest/ug/target-group-health-checks.html
            if protocol != "grpc"
            else group.HealthCheckConfigProperty(enabled=False),
        ),
    )
    acknowledge(
        made,
        "cdk-preflight::pf-vpclattice-tg-vpc-required",
        "The VPC is named; the rule cannot follow a reference to the stack that holds it.",
    )
    return made


def _role(scope: Construct) -> iam.Role:
    return infrastructure_role(
        scope,
        "Role",
        description="Lets ECS register tasks with VPC Lattice",
        policy=_POLICY,
        reason=(
            "AWS documents exactly this policy for the role with which ECS registers tasks "
            "(https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html)."
        ),
    )
