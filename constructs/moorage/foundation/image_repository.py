"""A private image repository on Amazon ECR."""

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.values.repository_settings import RepositorySettings


class ImageRepository(Construct):
    """Keep one application's images: tags that never move, scanned on push, old ones removed.

    Put it into a stack of its own that is deployed first, so that an image can be pushed before the
    service that runs it is made.

    Args:
        settings: How many images to keep, and which accounts may pull.
        encryption_key: Customer key for the images. Omitted: AES-256 with a key of Amazon S3. ECR
            cannot change it later without replacing the repository
            (https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html).
        removal_policy: What happens to the images when the stack goes. ``DESTROY`` deletes them
            with the repository.

    Example:
        >>> images = ImageRepository(stack, "ApiImages", settings=RepositorySettings(keep_last=20))
        >>> image = ecs.ContainerImage.from_ecr_repository(images.repository, "1.4.2")
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        settings: RepositorySettings = RepositorySettings(),
        encryption_key: kms.IKey | None = None,
        removal_policy: RemovalPolicy = RemovalPolicy.RETAIN,
    ) -> None:
        super().__init__(scope, id)
        self.repository = ecr.Repository(
            self,
            "Repository",
            image_tag_mutability=ecr.TagMutability.IMMUTABLE,
            image_scan_on_push=True,
            encryption=ecr.RepositoryEncryption.KMS
            if encryption_key
            else ecr.RepositoryEncryption.AES_256,
            encryption_key=encryption_key,
            lifecycle_rules=_lifecycle_rules(settings),
            removal_policy=removal_policy,
            empty_on_delete=removal_policy is RemovalPolicy.DESTROY,
        )
        for account in settings.pull_accounts:
            self.repository.grant_pull(iam.AccountPrincipal(account))


def _lifecycle_rules(settings: RepositorySettings) -> list[ecr.LifecycleRule]:
    """Untagged first, then one rule per prefix, then the rest: ECR wants ``ANY`` to come last."""
    rules = [
        ecr.LifecycleRule(
            description=f"Untagged images go after {settings.untagged_days} days",
            tag_status=ecr.TagStatus.UNTAGGED,
            max_image_age=Duration.days(settings.untagged_days),
        )
    ]
    rules += [
        ecr.LifecycleRule(
            description=f"The last {keep} images tagged {prefix}* stay",
            tag_status=ecr.TagStatus.TAGGED,
            tag_prefix_list=[prefix],
            max_image_count=keep,
        )
        for prefix, keep in sorted(settings.keep_by_prefix.items())
    ]
    rules.append(
        ecr.LifecycleRule(
            description=f"The last {settings.keep_last} images stay",
            tag_status=ecr.TagStatus.ANY,
            max_image_count=settings.keep_last,
        )
    )
    return [_with_priority(rule, n) for n, rule in enumerate(rules, start=1)]


def _with_priority(rule: ecr.LifecycleRule, priority: int) -> ecr.LifecycleRule:
    return ecr.LifecycleRule(**{**rule._values, "rule_priority": priority})
