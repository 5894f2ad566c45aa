"""Who may take the role of a pipeline: one kind a file."""

from moorage.foundation.deployer.account_principal import AccountPrincipal
from moorage.foundation.deployer.deployer import Deployer
from moorage.foundation.deployer.github import GitHub
from moorage.foundation.deployer.gitlab import GitLab

__all__ = ["AccountPrincipal", "Deployer", "GitHub", "GitLab"]
