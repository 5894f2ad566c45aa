"""Fix: DescribeImages of a missing image is ImageNotFoundException.

ministack answers with an empty list, which the CDK CLI takes for "already published".
"""

import json
from typing import Any

from tools.emulator.extension.ministack import ecr

Answer = tuple[int, dict[str, str], bytes]


def apply() -> None:
    """Put the corrected operation where ministack's request handler looks it up by name."""
    original = ecr._describe_images

    def describe_images(request: dict[str, Any]) -> Answer:
        answer: Answer = original(request)
        wanted = request.get("imageIds") or []
        if answer[0] != 200 or len(json.loads(answer[2])["imageDetails"]) >= len(wanted):  # noqa: PLR2004
            return answer
        repository = request["repositoryName"]
        reason = f"an image of {wanted} does not exist in the repository '{repository}'"
        missing: Answer = ecr.error_response_json("ImageNotFoundException", reason, 400)
        return missing

    ecr._describe_images = describe_images
