#!/bin/sh
# Leave a trace on the shared volume, say so in the log, and serve.
touch "/data/$(hostname)"
echo "serving version $(cat /version)"
exec httpd -f -p 8080 -h /www
