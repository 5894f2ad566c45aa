"""Templates that others wrote, to measure the checks by: fetched once, at fixed versions."""

import hashlib
import shutil
import sys
import tarfile
from pathlib import Path
from typing import Final

from tools.setup import ROOT, Setup

SOURCES: Final = ("cfn-lint==1.58.0",)
_SOLUTIONS_VERSION: Final = "2.105.0"
SOLUTIONS: Final = tuple(
    f"aws-solutions-constructs.{name}=={_SOLUTIONS_VERSION}"
    for name in ("core", "aws-alb-fargate", "aws-fargate-s3", "aws-fargate-sqs")
)
_SUFFIXES: Final = (".json", ".yaml", ".yml", ".template")


class Corpora:
    """Fetch packages of others into an ignored folder.

    Args:
        folder: Where. Omitted: below ``.moorage``, which ``make clean`` removes.
        setup: Runs the steps and shows that something happens.
    """

    def __init__(self, folder: Path = ROOT / ".moorage" / "corpora", setup: Setup | None = None):
        self.folder = folder
        self.sources = folder / "sources"
        self.solutions = folder / "solutions"
        self._setup = setup or Setup()
        self._stamp = folder / ".moorage-stamp"

    def complete(self) -> None:
        """Fetch what is missing or outdated.

        Raises:
            SetupError: A step failed.
        """
        wanted = hashlib.sha256(" ".join((*SOURCES, *SOLUTIONS)).encode()).hexdigest()
        if self._stamp.exists() and self._stamp.read_text() == wanted:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        archives = self.folder / "archives"
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
        # Test suites are in source archives alone. Their own pins of other packages do not matter.
        fetch = ["download", "--no-deps", "--no-binary", ":all:", "--dest", str(archives)]
        self._setup.run("Templates of test suites", [*pip, *fetch, *SOURCES], {})
        install = ["install", "--no-deps", "--target", str(self.solutions)]
        self._setup.run("AWS Solutions Constructs", [*pip, *install, *SOLUTIONS], {})
        for archive in sorted(archives.glob("*.tar.gz")):
            self._unpack(archive)
        shutil.rmtree(archives)
        self._stamp.write_text(wanted)

    def _unpack(self, archive: Path) -> None:
        """Write only what may be a template, under names of our own making."""
        with tarfile.open(archive) as packed:
            for member in packed:
                parts = Path(member.name).parts
                source = packed.extractfile(member) if member.isfile() else None
                if source is None or ".." in parts or Path(member.name).suffix not in _SUFFIXES:
                    continue
                content = source.read()
                if b"AWS::" in content and b"Resources" in content:
                    target = self.sources.joinpath(*parts)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content)
