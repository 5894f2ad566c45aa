#!/bin/sh
# One page that says what its container is given and what it may do.
echo "Content-Type: text/plain"
echo
echo "version: $(cat /version)"
echo "task: $(hostname)"
echo "greeting: ${GREETING}"
echo "token: $(printf %s "${TOKEN}" | sha256sum | cut -c1-64)"
echo "user: $(id -u)"
echo "root: $(touch /written 2>/dev/null && echo writable || echo read-only)"
echo "scratch: $(touch /tmp/written 2>/dev/null && echo writable || echo read-only)"
echo "memory: $(cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max 2>/dev/null)"
echo "tasks: $(ls /data | wc -l)"
