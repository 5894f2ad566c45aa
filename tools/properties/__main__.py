"""Write docs/ecs-properties.md anew."""

from tools.emulator.settings import ROOT
from tools.properties.page import page

(ROOT / "docs" / "ecs-properties.md").write_text(page())
