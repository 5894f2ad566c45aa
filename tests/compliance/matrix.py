"""Every kind of environment, strict enough for every rule book, as environment files."""

import copy
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

CAPACITY = {
    "fargate": {"fargate": {"weight": 1}},
    "spot": {"fargate": {"base": 1}, "fargate_spot": {"weight": 1}},
    "ec2": {
        "ec2": {
            "nodes": {"weight": 1, "instance_types": ["m7i.large", "m6i.large"]},
            "batch": {
                "weight": 1,
                "instance_types": ["m7i.large", "m6i.large"],
                "spot": {"percent": 50},
                "protect_long_tasks": True,
            },
            "single": {"weight": 1, "ssm_access": True, "image": "bottlerocket"},
        }
    },
    "managed": {"managed_instances": {"nodes": {"weight": 1}}},
}
_ISOLATED = {"preset": "isolated-with-endpoints"}
PRESETS: dict[str, dict[str, Any]] = {
    "nat": {"network": {"preset": "private-with-nat"}},
    "saving": {"network": {"preset": "private-with-nat", "endpoints": "needed"}},
    "public": {"network": {"preset": "public-only"}},
    "existing": {
        "network": {
            "preset": "existing",
            "existing": {
                "vpc_id": "vpc-0123456789abcdef0",
                "cidr": "10.40.0.0/16",
                "task_subnets": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                "load_balancer_subnets": ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"],
            },
        }
    },
    "isolated": {"network": _ISOLATED},
    "inside": {"network": _ISOLATED, "load_balancer": {"scheme": "internal"}},
}
PASSTHROUGH = "the clients end TLS at the container"
PLACE = "eu-west-1:111122223333"
LATTICE = f"arn:aws:vpc-lattice:{PLACE}"
LIMITS = {"min_tasks": 2, "max_tasks": 4}
JOBS = {"namespace": "Shop", "metric": "Jobs", "target": 100}
SECRET = {
    "secret_arn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-a1B2c3",
    "key": "password",
    "encryption_key_arn": "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333",
}


def _deployed(path: str, deployment: Any) -> dict[str, Any]:
    """Return a service with a route and a strategy; each with values of its own, as YAML needs."""
    return {
        "image": {"repository": "web", "tag": "1.0.0"},
        "port": 8080,
        "routes": [{"path": path}],
        "deployment": deployment,
    }


# What else an environment can be told, judged once each: nothing of it depends on capacity.
VARIANTS: dict[str, dict[str, Any]] = {
    "named": {
        "dns": {
            "zones": [
                {"name": "example.com", "id": "Z0123456789ABCDEFGHIJ"},
                {"name": "dev.example.com"},
                {"name": "dev.example.com", "private": True},
            ]
        },
        "load_balancer": {
            "certificates": [{"domain": "dev.example.com", "names": ["shop.dev.example.com"]}],
            "tls": {
                "policy": "tls-1.3",
                "hsts": {"include_subdomains": True},
                "client_certificates": {
                    "authorities": {"bucket": "harbour-certificates", "key": "clients/ca.pem"},
                    "revoked": [{"bucket": "harbour-certificates", "key": "clients/revoked.crl"}],
                },
            },
            "logs": {"health_checks": True},
            "tuning": {"zonal_shift": True, "minimum_capacity_units": 100},
        },
        "services.web": {"routes": [{"host": "shop.dev.example.com"}]},
    },
    "doors": {
        "load_balancer": {
            "logins": {
                "scripts": {
                    "jwt": {"issuer": "https://id.io", "jwks_endpoint": "https://id.io/jwks"}
                },
            },
            "redirects": {"old": {"path": "/old/*", "to": "/new"}},
            "responses": {"robots": {"path": "/robots.txt", "status": 200, "body": "Disallow: /"}},
        },
        "internal_load_balancer": {
            "certificate_arn": "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333",
            "web_acl": "managed-rules",
            "deletion_protection": True,
        },
        "services.web": {
            "routes": [
                {"path": "/*", "login": "scripts"},
                {"path": "/*", "conditions": {"headers": {"X-Version": ["next"]}}},
                {"path": "/admin/*", "balancer": "internal"},
            ],
            "targets": {"slow_start_seconds": 60, "sticky": {}},
            "health": {"port": 9000, "command": ["/bin/healthy"]},
        },
    },
    "instance": {"network": {"nat": "instance"}},
    "six": {"network": {"ip": "dual-stack"}},
    "open-six": {"network": {"preset": "public-only", "ip": "dual-stack"}},
    "ipam": {"network": {"ipam": {"pool_id": "ipam-pool-0123456789abcdef0", "netmask": 20}}},
    "second": {"network": {"secondary_cidr": "100.64.0.0/16", "flow_logs": {"to": "s3"}}},
    "shell": {"services.job": {"exec": True, "disk": {"path": "/data", "size_gib": 20}}},
    "edge": {
        "load_balancer": {"scheme": "internal"},
        "cdn": {
            "aliases": ["shop.example.com"],
            "certificate_arn": "arn:aws:acm:us-east-1:111122223333:certificate/11111111",
            "web_acl": {"rate_limit": 2000, "block": ["198.51.100.0/24"]},
            "allow_countries": ["DE", "FR"],
        },
        "network_load_balancer": {"static_addresses": True},
        "services.job": {
            "port": 1883,
            "network_routes": [
                {
                    "port": 443,
                    "certificate_arn": "arn:aws:acm:eu-west-1:111122223333:certificate/11111111",
                },
                *(
                    {
                        "port": 1883,
                        "protocol": protocol,
                        "passthrough": PASSTHROUGH,
                        "ingress_cidrs": ["203.0.113.0/24"],
                    }
                    for protocol in ("tcp", "udp")
                ),
            ],
        },
    },
    "observed": {
        "cluster": {"events": True},
        "": {"dashboard": True},
        "services.web": {
            "fast_metrics": True,
            "dashboard": True,
            "log_router": {},
            "open_telemetry": {},
            "cloudwatch_agent": {},
            "log_filters": {"errors": {"pattern": "ERROR", "alarm_above": 0}},
        },
        "services.job": {
            "log_router": {
                "s3": {
                    "bucket_arn": "arn:aws:s3:::shop-logs",
                    "encryption_key_arn": SECRET["encryption_key_arn"],
                }
            },
        },
    },
    "linked": {
        "network": {"preset": "isolated-with-endpoints"},
        "services.web": {
            "metric_scaling": {
                "jobs": {**LIMITS, **JOBS},
                "each": {**LIMITS, **JOBS, "per_task": True},
            },
            "response_time_scaling": {**LIMITS, "slow_seconds": 0.8, "fast_seconds": 0.2},
            "predictive_scaling": {**LIMITS, "target": 60},
            "scheduled_scaling": {
                **LIMITS,
                "times": [{"cron": "0 6 * * ? *", "time_zone": "Europe/Berlin", **LIMITS}],
            },
            "scaling_suspended": ["scale-in"],
            "redeploy_on_rotation": True,
            "discovery": {"ttl_seconds": 5},
            "lattice": {
                "service_network_arn": f"{LATTICE}:servicenetwork/sn-0123456789abcdef0",
                "prefix_list_id": "pl-0123456789abcdef0",
            },
            "publishes": {
                "ORDERS": {
                    "topic_arn": f"arn:aws:sns:{PLACE}:orders",
                    "encryption_key_arn": SECRET["encryption_key_arn"],
                },
                "MAILS": {"queue_arn": f"arn:aws:sqs:{PLACE}:mails"},
                "EVENTS": {"bus_arn": f"arn:aws:events:{PLACE}:event-bus/shop"},
            },
        },
        "services.job": {
            "port": 9090,
            "connect": {
                "access_logs": "json",
                "idle_timeout_seconds": 60,
                "tls_authority_arn": f"arn:aws:acm-pca:{PLACE}:certificate-authority/11111111-2222",
            },
        },
        "services.worker": {"connects_to": ["job"]},
        "services.worker.queue": {"events": [{"source": ["shop.cart"]}]},
    },
    "blocked": {"network": {"block_public_access": "ingress"}},
    "shifted": {
        "load_balancer": {"test_listener": {"cidrs": ["10.0.0.0/16"]}},
        "services": {
            "canary": _deployed("/canary/*", "canary"),
            "linear": _deployed("/linear/*", "linear"),
            "green": _deployed(
                "/green/*",
                {
                    "strategy": "blue-green",
                    "smoke_test": {"path": "/green/healthz"},
                    "approval": {},
                    "hooks": [
                        {"function_arn": "arn:aws:lambda:eu-west-1:111122223333:function:check"}
                    ],
                },
            ),
            "rolled": _deployed(
                "/rolled/*",
                {
                    "strategy": "rolling",
                    "alarms": {},
                    "circuit_breaker": {"failures": 2},
                    "early_success": {},
                },
            ),
        },
    },
}
# Kinds of services. The CDK gives capacity providers fixed names where that of their stack begins
# with "fargate", so that this is no cell of Fargate.
KINDS: dict[str, dict[str, Any]] = {
    "kinds": {
        "cluster": {
            "external_instances": True,
            "capacity": {
                "fargate": {"weight": 1},
                "ec2": {
                    "nodes": {"weight": 1, "instance_types": ["m7i.large", "m6i.large"]},
                    "single": {"weight": 1, "image": "windows-2022"},
                },
            },
        },
        "express": {"shop": {"image": {"repository": "web", "tag": "1.0.0"}, "port": 8080}},
        "external": {"till": {"image": {"repository": "web", "tag": "1.0.0"}, "port": 8080}},
        "services": {
            "agent": {
                "image": {"repository": "web", "tag": "1.0.0"},
                "capacity": {"nodes": {}},
                "placement": {"daemon": True},
                "folders": {"logs": {"path": "/host", "host_path": "/var/log"}},
                "docker_volumes": {"cache": {"path": "/cache"}},
            },
            "office": {
                "image": {"repository": "web", "tag": "1.0.0"},
                "capacity": {"single": {}},
                "container": {"credential_spec": {"arn": "arn:aws:s3:::shop-domain/web.json"}},
                "fsx_volumes": {
                    "files": {
                        "path": "C:\\files",
                        "file_system_id": "fs-0123456789abcdef0",
                        "domain": "corp.example.com",
                        "credentials_arn": SECRET["secret_arn"],
                    }
                },
            },
        },
    },
}
POSTURES = {"dur": "durable", "dis": "disposable"}
# Instances get no public address, so that the schema refuses them in a network with nothing else.
REFUSED = {("ec2", "public"), ("managed", "public")}
CELLS = [
    *(cell for cell in itertools.product(CAPACITY, PRESETS, POSTURES) if cell[:2] not in REFUSED),
    *itertools.product(["fargate"], VARIANTS, ["dis"]),
    ("ec2", "kinds", "dis"),
]

DEMANDED = yaml.safe_load((Path(__file__).parent / "demanded.yaml").read_text())
BASE: dict[str, Any] = {
    "region": "eu-west-1",
    "account": "111122223333",
    "tags": {"owner": "harbour"},
    "load_balancer": {
        "certificate_arn": "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333"
    },
    "registry": {"repositories": {"web": {}}},
    "alarms": {"topic_arn": "arn:aws:sns:eu-west-1:111122223333:alarms"},
    "storage": {"file_systems": {"files": {}}},
    "services": {
        "web": {
            "image": {"repository": "web", "tag": "1.0.0"},
            "port": 8080,
            "routes": [{"path": "/*"}],
            "cpu_scaling": {"min_tasks": 2, "max_tasks": 4},
            "request_scaling": {"min_tasks": 2, "max_tasks": 4, "requests_per_task": 600},
            "environment": {"LOG_LEVEL": "info"},
            "volumes": {"content": {"file_system": "files", "path": "/content"}},
            "egress": [{"port": 5432, "security_group_id": "sg-0123456789abcdef0"}],
            "secrets": {"DB_PASSWORD": SECRET, "API_TOKEN": {"parameter": "/shop/api-token"}},
        },
        "worker": {
            "image": {"repository": "web", "tag": "1.0.0"},
            "queue": {
                "acceptable_latency_seconds": 60,
                "seconds_per_message": 2,
                "max_tasks": 5,
                "subscriptions": [{"topic_arn": "arn:aws:sns:eu-west-1:111122223333:orders"}],
            },
        },
        "job": {
            "image": {"repository": "web", "tag": "1.0.0"},
            "count": 1,
            "connects_to": ["web"],
            "sidecars": {
                "cache": {
                    "image": {"repository": "web", "tag": "1.0.0"},
                    "container": {"share": {"memory_mib": 64}},
                }
            },
        },
    },
    "tasks": {
        "migrate": {"image": {"repository": "web", "tag": "1.0.0"}, "before": ["web"]},
        "report": {
            "image": {"repository": "web", "tag": "1.0.0"},
            "schedule": {"cron": "0 6 ? * MON-FRI *", "time_zone": "Europe/Berlin"},
            "environment": {"LOG_LEVEL": "info"},
        },
        "shell": {"image": {"repository": "web", "tag": "1.0.0"}},
    },
}


class _EachValueOnItsOwn(yaml.SafeDumper):
    """Write what two services share twice: environment files take no anchors."""

    def ignore_aliases(self, _: Any) -> bool:
        """Say that nothing is an alias."""
        return True


def environment(capacity: str, preset: str, posture: str) -> dict[str, Any]:
    """Return one cell of the matrix as the content of an environment file."""
    content = copy.deepcopy(BASE)
    put(content, "posture", POSTURES[posture])
    put(content, "cluster.capacity", CAPACITY[capacity])
    for section, settings in (PRESETS | VARIANTS | KINDS)[preset].items():
        for key, value in settings.items():
            put(content, f"{section}.{key}".lstrip("."), value)
    for demand in DEMANDED:
        put(content, demand["key"], demand["value"])
    return content


def put(content: dict[str, Any], key: str, value: Any) -> None:
    """Set a key such as ``logs.retention_days``."""
    *sections, last = key.split(".")
    for section in sections:
        content = content.setdefault(section, {})
    content[last] = value


def matrix() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield name and content of every cell."""
    for cell in CELLS:
        yield "-".join(cell), environment(*cell)


def weakened() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield environments in each of which one demand is not met."""
    for number, demand in enumerate(DEMANDED):
        content = environment("fargate", "nat", "dis")
        put(content, demand["key"], demand["weaker"])
        yield f"weak-{number}", content


def write(folder: Path, environments: Iterator[tuple[str, dict[str, Any]]]) -> None:
    """Write environment files."""
    folder.mkdir(exist_ok=True)
    for name, content in environments:
        (folder / f"{name}.yaml").write_text(yaml.dump(content, Dumper=_EachValueOnItsOwn))
