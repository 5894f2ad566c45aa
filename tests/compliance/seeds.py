"""Every weakness that is seeded."""

from tests.compliance.weaknesses import (
    ADMIN,
    ANYBODY,
    BUCKET,
    ELB,
    GROUP,
    LISTENER,
    NODES,
    ROLE,
    RULE,
    SCALING,
    SECURITY,
    SERVICE,
    TASK,
    Weakness,
    add,
    alarm_circle,
    another,
    attribute,
    container,
    depends_on_nothing,
    drop,
    gone,
    one_role,
    open_endpoints,
    put,
    resource,
    statements,
    together,
    unprotected,
    without_tls,
)

WEB, PLATFORM, NETWORK = "soft-service-web", "hard-platform", "hard-network"
FRONT, KEY, IMAGES = "soft-platform", "hard-encryption", "hard-registry"
BALANCER, CLUSTER = f"{ELB}::LoadBalancer", "AWS::ECS::Cluster"
DELAY = "deregistration_delay.timeout_seconds"
SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:database:password::"

SEEDS = [
    # The task
    Weakness("a privileged container", WEB, container("Privileged", True)),
    Weakness("a container that runs as root", WEB, container("User", "root")),
    Weakness(
        "a root file system that can be written",
        WEB,
        drop(TASK, "ContainerDefinitions.0.ReadonlyRootFilesystem"),
    ),
    Weakness("the image latest", WEB, container("Image", "docker.io/library/nginx:latest")),
    Weakness(
        "a password in a variable",
        WEB,
        add(
            TASK, "ContainerDefinitions.0.Environment", {"Name": "DB_PASSWORD", "Value": "hunter2"}
        ),
    ),
    Weakness(
        "an access key in a variable",
        WEB,
        add(
            TASK,
            "ContainerDefinitions.0.Environment",
            {"Name": "AWS_ACCESS_KEY_ID", "Value": "AKIAIOSFODNN7EXAMPLE"},
        ),
    ),
    Weakness(
        "a login in an address",
        WEB,
        add(
            TASK,
            "ContainerDefinitions.0.Environment",
            {"Name": "DB", "Value": "postgres://app:hunter2@db/shop"},
        ),
    ),
    Weakness("no log driver", WEB, drop(TASK, "ContainerDefinitions.0.LogConfiguration")),
    Weakness(
        "a log driver that blocks", WEB, container("LogConfiguration.Options.mode", "blocking")
    ),
    Weakness("network mode host", WEB, put(TASK, "NetworkMode", "host")),
    Weakness("the processes of the host", WEB, put(TASK, "PidMode", "host")),
    Weakness("a size that Fargate does not sell", WEB, put(TASK, "Memory", "4000")),
    Weakness("a container larger than its task", WEB, container("Memory", 9000)),
    Weakness("five minutes to stop on Fargate", WEB, container("StopTimeout", 300)),
    Weakness(
        "ARM processors for Windows",
        WEB,
        put(
            TASK,
            "RuntimePlatform",
            {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "CpuArchitecture": "ARM64"},
        ),
    ),
    Weakness(
        "a mount of a volume that is not there",
        WEB,
        container("MountPoints", [{"SourceVolume": "data", "ContainerPath": "/data"}]),
    ),
    Weakness(
        "EFS without TLS",
        WEB,
        put(TASK, "Volumes.0.EFSVolumeConfiguration", {"FilesystemId": "fs-12345678"}),
    ),
    Weakness(
        "one port for two containers",
        WEB,
        add(
            TASK,
            "ContainerDefinitions",
            {
                "Name": "proxy",
                "Image": "a:1",
                "Memory": 64,
                "LogConfiguration": {"LogDriver": "awslogs"},
                "PortMappings": [{"ContainerPort": 8080}],
            },
        ),
    ),
    Weakness(
        "waiting for health without a check",
        WEB,
        add(
            TASK,
            "ContainerDefinitions",
            {
                "Name": "proxy",
                "Image": "a:1",
                "Memory": 64,
                "LogConfiguration": {"LogDriver": "awslogs"},
                "DependsOn": [{"ContainerName": "main", "Condition": "HEALTHY"}],
            },
        ),
    ),
    Weakness(
        "waiting for a container that is not there",
        WEB,
        container("DependsOn", [{"ContainerName": "database", "Condition": "START"}]),
    ),
    Weakness(
        "a secret by a partial ARN",
        WEB,
        container("Secrets", [{"Name": "PASSWORD", "ValueFrom": SECRET}]),
    ),
    Weakness(
        "secrets without an execution role",
        WEB,
        together(
            container(
                "Secrets",
                [{"Name": "PASSWORD", "ValueFrom": SECRET.replace("database", "database-AbCdEf")}],
            ),
            drop(TASK, "ExecutionRoleArn"),
        ),
    ),
    Weakness("one role for the code and for starting it", WEB, one_role),
    Weakness("exec without a place to write", WEB, put(SERVICE, "EnableExecuteCommand", True)),
    # Roles
    Weakness(
        "a task role that ECS takes for anybody",
        WEB,
        drop(ROLE, "AssumeRolePolicyDocument.Statement.0.Condition"),
    ),
    Weakness(
        "a role that every account may take",
        WEB,
        put(ROLE, "AssumeRolePolicyDocument.Statement.0.Principal", {"AWS": "*"}),
    ),
    Weakness("a role that administers the account", WEB, put(ROLE, "ManagedPolicyArns", [ADMIN])),
    Weakness(
        "a statement that allows everything",
        WEB,
        lambda t: statements(t).append({"Effect": "Allow", "Action": "*", "Resource": "*"}),
    ),
    Weakness(
        "a statement on every bucket",
        WEB,
        lambda t: statements(t).append({"Effect": "Allow", "Action": "s3:*", "Resource": "*"}),
    ),
    # The deployment
    Weakness(
        "no circuit breaker",
        WEB,
        put(
            SERVICE,
            "DeploymentConfiguration.DeploymentCircuitBreaker",
            {"Enable": False, "Rollback": False},
        ),
    ),
    Weakness(
        "a circuit breaker that does not roll back",
        WEB,
        put(SERVICE, "DeploymentConfiguration.DeploymentCircuitBreaker.Rollback", False),
    ),
    Weakness("no room to deploy", WEB, put(SERVICE, "DeploymentConfiguration.MaximumPercent", 100)),
    Weakness(
        "half of the tasks gone in a deployment",
        WEB,
        put(SERVICE, "DeploymentConfiguration.MinimumHealthyPercent", 50),
    ),
    Weakness("a count beside scaling", WEB, put(SERVICE, "DesiredCount", 2)),
    Weakness(
        "a launch type",
        WEB,
        together(drop(SERVICE, "CapacityProviderStrategy"), put(SERVICE, "LaunchType", "FARGATE")),
    ),
    Weakness(
        "two bases",
        WEB,
        put(
            SERVICE,
            "CapacityProviderStrategy",
            [
                {"CapacityProvider": "FARGATE", "Base": 1, "Weight": 1},
                {"CapacityProvider": "FARGATE_SPOT", "Base": 1, "Weight": 1},
            ],
        ),
    ),
    Weakness(
        "Fargate beside instances",
        WEB,
        put(
            SERVICE,
            "CapacityProviderStrategy",
            [
                {"CapacityProvider": "FARGATE", "Weight": 1},
                {"CapacityProvider": "nodes", "Weight": 1},
            ],
        ),
    ),
    Weakness(
        "a provider that the cluster does not have",
        WEB,
        put(
            SERVICE, "CapacityProviderStrategy", [{"CapacityProvider": "FARGATE_SPOT", "Weight": 1}]
        ),
    ),
    Weakness(
        "a canary without a load balancer",
        WEB,
        together(
            put(SERVICE, "DeploymentConfiguration.Strategy", "CANARY"),
            drop(SERVICE, "LoadBalancers"),
            drop(SERVICE, "ServiceConnectConfiguration"),
        ),
    ),
    Weakness("an alarm that waits for who watches it", WEB, alarm_circle),
    Weakness(
        "an alarm that tells nobody",
        WEB,
        resource(
            "AWS::CloudWatch::Alarm",
            Namespace="AWS/ECS",
            MetricName="CPUUtilization",
            ComparisonOperator="GreaterThanThreshold",
            EvaluationPeriods=1,
            Period=60,
            Statistic="Average",
            Threshold=90,
        ),
    ),
    Weakness("fewest tasks above most tasks", WEB, put(SCALING, "MinCapacity", 9)),
    Weakness(
        "a scalable target that nothing scales",
        WEB,
        gone("AWS::ApplicationAutoScaling::ScalingPolicy"),
    ),
    # Traffic
    Weakness("a service that does not wait for its rule", WEB, depends_on_nothing),
    Weakness("a target group that nothing forwards to", WEB, gone(RULE)),
    Weakness(
        "one priority twice",
        WEB,
        another(
            RULE,
            Conditions=[{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/other"]}}],
        ),
    ),
    Weakness("a rule behind one with the same conditions", WEB, another(RULE, Priority=49_000)),
    Weakness("a health check on a closed port", WEB, put(GROUP, "HealthCheckPort", "9999")),
    Weakness(
        "a health check that outlasts its interval",
        WEB,
        put(GROUP, "HealthCheckTimeoutSeconds", 60),
    ),
    Weakness("targets of type instance", WEB, put(GROUP, "TargetType", "instance")),
    Weakness(
        "five minutes of draining", WEB, attribute(GROUP, "TargetGroupAttributes", DELAY, None)
    ),
    Weakness("no grace period", WEB, drop(SERVICE, "HealthCheckGracePeriodSeconds")),
    Weakness("a target group with a fixed name", WEB, put(GROUP, "Name", "shop")),
    Weakness(
        "a container that is not there behind the load balancer",
        WEB,
        put(SERVICE, "LoadBalancers.0.ContainerName", "nobody"),
    ),
    Weakness(
        "a port that is not there behind the load balancer",
        WEB,
        put(SERVICE, "LoadBalancers.0.ContainerPort", 81),
    ),
    Weakness(
        "tasks with public addresses",
        WEB,
        put(SERVICE, "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", "ENABLED"),
    ),
    Weakness(
        "tasks that are open to the world",
        WEB,
        add(SECURITY, "SecurityGroupIngress", {**ANYBODY, "FromPort": 8080, "ToPort": 8080}),
    ),
    Weakness(
        "a shell that is open to the world",
        PLATFORM,
        add(SECURITY, "SecurityGroupIngress", ANYBODY),
    ),
    Weakness(
        "no deletion protection",
        PLATFORM,
        attribute(BALANCER, "LoadBalancerAttributes", "deletion_protection.enabled", "false"),
    ),
    Weakness(
        "invalid headers let through",
        PLATFORM,
        attribute(
            BALANCER,
            "LoadBalancerAttributes",
            "routing.http.drop_invalid_header_fields.enabled",
            "false",
        ),
    ),
    Weakness(
        "requests that smuggle others",
        PLATFORM,
        attribute(
            BALANCER, "LoadBalancerAttributes", "routing.http.desync_mitigation_mode", "monitor"
        ),
    ),
    Weakness(
        "no access log",
        PLATFORM,
        attribute(BALANCER, "LoadBalancerAttributes", "access_logs.s3.enabled", "false"),
    ),
    Weakness(
        "an old TLS policy",
        PLATFORM,
        put(LISTENER, "SslPolicy", "ELBSecurityPolicy-TLS-1-0-2015-04"),
    ),
    Weakness("HTTPS without a certificate", PLATFORM, drop(LISTENER, "Certificates")),
    Weakness(
        "requests over HTTP",
        PLATFORM,
        together(
            put(LISTENER, "Protocol", "HTTP"),
            put(LISTENER, "Port", 80),
            drop(LISTENER, "Certificates"),
            drop(LISTENER, "SslPolicy"),
        ),
    ),
    Weakness("no firewall", PLATFORM, gone("AWS::WAFv2::WebACLAssociation")),
    # The cluster and its instances
    Weakness("no Container Insights", FRONT, drop(CLUSTER, "ClusterSettings")),
    Weakness(
        "sessions without a record",
        FRONT,
        put(CLUSTER, "Configuration.ExecuteCommandConfiguration", {"Logging": "NONE"}),
    ),
    Weakness(
        "metadata of version 1",
        PLATFORM,
        put(NODES, "LaunchTemplateData.MetadataOptions.HttpTokens", "optional"),
    ),
    Weakness(
        "metadata for containers",
        PLATFORM,
        put(NODES, "LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit", 3),
    ),
    Weakness(
        "disks that are not encrypted",
        PLATFORM,
        put(NODES, "LaunchTemplateData.BlockDeviceMappings.0.Ebs.Encrypted", False),
    ),
    Weakness(
        "instances with public addresses",
        PLATFORM,
        put(
            NODES,
            "LaunchTemplateData.NetworkInterfaces",
            [{"AssociatePublicIpAddress": True, "DeviceIndex": 0}],
        ),
    ),
    Weakness("instances that nobody lets go", PLATFORM, unprotected(group=True)),
    Weakness("protection that the group does not give", PLATFORM, unprotected(group=False)),
    Weakness(
        "instances that are not drained",
        PLATFORM,
        put("AWS::ECS::CapacityProvider", "AutoScalingGroupProvider.ManagedDraining", "DISABLED"),
    ),
    Weakness(
        "instances that administer the account", PLATFORM, put(ROLE, "ManagedPolicyArns", [ADMIN])
    ),
    Weakness(
        "instances in one zone",
        PLATFORM,
        put("AWS::AutoScaling::AutoScalingGroup", "VPCZoneIdentifier", ["subnet-1"]),
    ),
    # Logs and data
    Weakness("a log that never expires", WEB, drop("AWS::Logs::LogGroup", "RetentionInDays")),
    Weakness("a log without a key of one's own", WEB, drop("AWS::Logs::LogGroup", "KmsKeyId")),
    Weakness(
        "a bucket that may be public", PLATFORM, drop(BUCKET, "PublicAccessBlockConfiguration")
    ),
    Weakness("a bucket that is not encrypted", PLATFORM, drop(BUCKET, "BucketEncryption")),
    Weakness(
        "a bucket without versions",
        PLATFORM,
        put(BUCKET, "VersioningConfiguration", {"Status": "Suspended"}),
    ),
    Weakness("a bucket without TLS", PLATFORM, without_tls),
    Weakness(
        "images that change under their tags",
        IMAGES,
        put("AWS::ECR::Repository", "ImageTagMutability", "MUTABLE"),
    ),
    Weakness(
        "images that are not scanned",
        IMAGES,
        put("AWS::ECR::Repository", "ImageScanningConfiguration", {"ScanOnPush": False}),
    ),
    Weakness(
        "images that are kept for ever", IMAGES, drop("AWS::ECR::Repository", "LifecyclePolicy")
    ),
    Weakness(
        "images without a key of one's own",
        IMAGES,
        drop("AWS::ECR::Repository", "EncryptionConfiguration"),
    ),
    Weakness(
        "a repository that everybody may read",
        IMAGES,
        put(
            "AWS::ECR::Repository",
            "RepositoryPolicyText",
            {
                "Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "ecr:*"}],
            },
        ),
    ),
    Weakness("a key that is never rotated", KEY, put("AWS::KMS::Key", "EnableKeyRotation", False)),
    Weakness(
        "a key for everybody",
        KEY,
        add(
            "AWS::KMS::Key",
            "KeyPolicy.Statement",
            {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "kms:*", "Resource": "*"},
        ),
    ),
    Weakness(
        "a key that goes with its stack",
        KEY,
        lambda t: [one.update(DeletionPolicy="Delete") for one in t["Resources"].values()],
    ),
    # The network
    Weakness("no flow log", NETWORK, gone("AWS::EC2::FlowLog")),
    Weakness(
        "a flow log of rejected traffic alone",
        NETWORK,
        put("AWS::EC2::FlowLog", "TrafficType", "REJECT"),
    ),
    Weakness(
        "subnets that give public addresses",
        NETWORK,
        put("AWS::EC2::Subnet", "MapPublicIpOnLaunch", True),
    ),
    Weakness(
        "a default security group that lets in", NETWORK, gone("Custom::VpcRestrictDefaultSG")
    ),
    Weakness(
        "endpoints that are open to the world",
        NETWORK,
        add(SECURITY, "SecurityGroupIngress", {**ANYBODY, "FromPort": 443, "ToPort": 443}),
    ),
    Weakness("endpoints for every account", NETWORK, open_endpoints),
    Weakness("a property that does not exist", WEB, put(SERVICE, "Colour", "yellow")),
    Weakness("a value that does not exist", WEB, put(SERVICE, "PropagateTags", "SOMETIMES")),
    Weakness("a required property that is missing", WEB, drop(RULE, "Actions")),
    Weakness("a reference to nothing", WEB, put(SERVICE, "TaskDefinition", {"Ref": "Nothing"})),
]
