"""The fixed paragraphs of ``docs/configuration.md``."""

from typing import Final

BEFORE: Final = """\
<!-- Made by `moorage schema --markdown` from the docstrings: change those. -->
# Configuration

One YAML file in `environments/` describes one environment; the file's name is the environment's
name. Editors complete and check the file by the schema that its first line names. Where a value
came from is printed by `moorage explain environments/demo.yaml`.

A value is taken from the first of these that has one: the command line (image tags and digests
only, `-c image.SERVICE=TAG`), the file, the posture, the field's default.

```yaml
# yaml-language-server: $schema=../docs/environment.schema.json
region: eu-west-1
posture: disposable
tags: {owner: team-harbour}
load_balancer:
  allow_http: This example has no domain name, so it can have no certificate.
services:
  web:
    image: {registry: "public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine"}
    port: 8080
    user: "101:101"
    routes: [{path: /*}]
```

The YAML is read strictly: `yes`, `no`, `on` and `off` are text, numbers with a leading zero are
text, a key that is written twice is an error, and anchors, aliases and tags are not read.

## Keys
"""

POSTURE_TEXT: Final = """\
A posture is a named set of defaults for durability, cost and evidence (whose key, a firewall); it
never opens a port and never leaves data unencrypted. What the file says wins over its posture."""

AFTER: Final = """\
## Errors

All problems of a file are reported at once, each on one line: file and line, key, what does not
hold, what was got, and what to write instead.

```
environments/prod.yaml:12: services.api.count: must be 0 or more (got -1); raise it
environments/prod.yaml:31: services.api.prot: is not a known key; did you mean 'port'?
```

Values of `environment` and `command` are never repeated in a message.
"""
