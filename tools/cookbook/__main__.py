"""Write docs/cookbook anew."""

from tools.cookbook.pages import write

write()
