"""What watches over containers says what it must reach, so that an isolated network leads there."""

from moorage.config.loader import load_environment
from moorage.config.needs import environment_needs, workload_needs

ISOLATED = {
    "posture: disposable": "posture: disposable\nnetwork: {preset: isolated-with-endpoints}",
    "    port: 8080": """\
    port: 8080
    open_telemetry: {image: {repository: api, tag: "1"}}
    cloudwatch_agent: {image: {repository: api, tag: "1"}}
    log_router:
      image: {repository: api, tag: "1"}
      firehose_arn: "arn:aws:firehose:eu-west-1:111122223333:deliverystream/logs\"""",
}


def changed(text, changes):
    for old, new in changes.items():
        text = text.replace(old, new, 1)
    return text


def test_endpoints_lead_to_what_they_send_to(base, write):
    config = load_environment(write(changed(base, ISOLATED)))

    found = environment_needs(config)
    assert {"ecr", "kinesis-firehose", "logs", "monitoring", "xray"} <= {*found}


def test_images_of_aws_come_from_the_internet(base, write):
    more = {"    port: 8080": "    port: 8080\n    open_telemetry: {}"}
    config = load_environment(write(changed(base, more)))

    assert "internet" in {need.service for need in workload_needs(config, "api")}


def test_they_take_memory_of_the_task(base, write):
    alone = load_environment(write(base)).size_of("api")
    watched = load_environment(write(changed(base, ISOLATED))).size_of("api")

    assert watched.memory_mib > alone.memory_mib
