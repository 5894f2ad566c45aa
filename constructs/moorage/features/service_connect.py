"""Services of a cluster that reach one another by name."""

from dataclasses import dataclass

from aws_cdk import Duration, Size
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_servicediscovery as cloudmap
from constructs import Construct

from moorage.errors import FeatureError
from moorage.foundation.infrastructure_role import infrastructure_role
from moorage.services.container_service import ContainerService
from moorage.values.connect_options import PROXY_SHARE, ConnectOptions
from moorage.values.container_share import ContainerShare
from moorage.values.dns_label import check_dns_label
from moorage.values.endpoint import Endpoint

_TLS_POLICY = "AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity"
_FORMATS = {
    "json": ecs.ServiceConnectAccessLogFormat.JSON,
    "text": ecs.ServiceConnectAccessLogFormat.TEXT,
}


@dataclass(frozen=True, kw_only=True)
class ServiceConnect(ConnectOptions):
    """Let a service reach others of its namespace by name, and others reach it.

    ECS puts a proxy beside the containers of every task, which takes 64 MiB of its memory. A task
    knows the names that were there when its service was last deployed, so deploy a service after
    those that it connects to: :meth:`ContainerService.connect_to` orders them. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html

    Args:
        namespace: The namespace that the services share; an HTTP namespace is enough.
        dns_name: The name of the service. Omitted: it reaches others, and has no name.
        port: The port under which others reach it. Omitted: the container's own.
        request_timeout_seconds: Seconds until a request without an answer ends; 0 for never. Needs
            ``app_protocol``. Omitted: 15.
        idle_timeout_seconds: Seconds until a connection without traffic ends; 0 for never.
            Omitted: 300, or an hour for plain TCP.
        access_logs: ``json`` or ``text``: a line for every request, in the log group of the
            service, without query parameters. Omitted: none.
        tls_authority_arn: Private certificate authority that gives the service a certificate, so
            that the proxies encrypt what they exchange. Omitted: they do not.

    Raises:
        InvalidInputError: The name is none, or a number is outside its range.

    Example:
        >>> namespace = cloudmap.HttpNamespace(stack, "Namespace", name="shop")
        >>> cart = ContainerService(
        ...     stack,
        ...     "Cart",
        ...     cluster=cluster,
        ...     image=image,
        ...     port=7070,
        ...     features=[ServiceConnect(namespace=namespace, dns_name="cart")],
        ... )
        >>> web = ContainerService(
        ...     stack,
        ...     "Web",
        ...     cluster=cluster,
        ...     image=image,
        ...     port=8080,
        ...     features=[ServiceConnect(namespace=namespace)],
        ... )
        >>> web.connect_to(cart)
    """

    namespace: cloudmap.INamespace
    dns_name: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.dns_name is not None:
            check_dns_label("ServiceConnect.dns_name", self.dns_name)

    @property
    def shares(self) -> tuple[ContainerShare, ...]:
        """What the proxy takes of the task."""
        return (PROXY_SHARE,)

    def attach(self, service: ContainerService) -> None:
        """Make the service a client of the namespace, and a server if it has a name."""
        offered = [self._offer(service, self.dns_name)] if self.dns_name else []
        format = _FORMATS[self.access_logs] if self.access_logs else None
        service.ecs_service.enable_service_connect(
            namespace=self.namespace.namespace_arn,
            services=offered,
            log_driver=ecs.LogDrivers.aws_logs(
                stream_prefix="service-connect",
                log_group=service.log_group,
                mode=ecs.AwsLogDriverMode.NON_BLOCKING,
                max_buffer_size=Size.mebibytes(25),
            ),
            access_log_configuration=ecs.ServiceConnectAccessLogConfiguration(
                format=format, include_query_parameters=False
            )
            if format
            else None,
        )

    def _offer(self, service: ContainerService, name: str) -> ecs.ServiceConnectService:
        if service.port is None:
            raise FeatureError(
                f"{service.node.path}: ServiceConnect offers a port to others; "
                "pass port=<number> to the service, or leave dns_name out"
            )
        seconds = self.request_timeout_seconds
        if seconds is not None and service.container_options.app_protocol is None:
            raise FeatureError(
                f"{service.node.path}: plain TCP has no requests that could time out; remove "
                "request_timeout_seconds, or pass container=ContainerOptions(app_protocol=...)"
            )
        idle = self.idle_timeout_seconds
        endpoint = Endpoint(name=name, port=self.port or service.port)
        service.offer(endpoint)
        return ecs.ServiceConnectService(
            port_mapping_name=service.container.container_name,
            discovery_name=name,
            dns_name=name,
            port=endpoint.port,
            per_request_timeout=None if seconds is None else Duration.seconds(seconds),
            idle_timeout=None if idle is None else Duration.seconds(idle),
            tls=self._tls(Construct(service, type(self).__name__))
            if self.tls_authority_arn
            else None,
        )

    def _tls(self, scope: Construct) -> ecs.ServiceConnectTlsConfiguration:
        role = infrastructure_role(
            scope,
            "TlsRole",
            description="Lets ECS get certificates for the names of Service Connect",
            policy=f"service-role/{_TLS_POLICY}",
            reason=(
                "AWS documents exactly this policy for the role with which ECS asks for "
                "certificates (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html)."
            ),
        )
        return ecs.ServiceConnectTlsConfiguration(
            role=role, aws_pca_authority_arn=self.tls_authority_arn
        )
