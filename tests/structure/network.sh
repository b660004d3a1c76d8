#!/bin/sh
# Neither the command nor the extension has a call that reaches a network: tests/structure/network.sh FILE...
set -eu
for file in "$@"; do
  nm -D --undefined-only "$file" >/dev/null
  if nm -D --undefined-only "$file" | grep -E ' (connect|bind|listen|accept4?|sendto|getaddrinfo|gethostby.*|xmlNano.*|curl_.*)(@|$)'; then
    echo "$file calls what reaches a network" >&2
    exit 1
  fi
done
echo "no call that reaches a network: $*"
