"""Write docs/pictures anew, and what a command prints into the page that shows them."""

from tools.pictures.deployments import write
from tools.pictures.example import PAGE, with_example

write()
PAGE.write_text(with_example(PAGE.read_text()))
