"""Write docs/pictures anew."""

from tools.pictures.deployments import write

write()
