#!/bin/sh
# Runs the built distribution for a stated time against a central system that misbehaves at random, and says what was lost,
# doubled, mixed up or leaked. Exit code 0: nothing; 1: something, see the report; 2: bad arguments.
#
#   itests/soak/run.sh MINUTES [SEED] [--kills]
#
# HOTPLUG_SOAK_WORK  folder to work in; it is deleted first (default: target/soak here)
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
work=${HOTPLUG_SOAK_WORK:-$here/target/soak}

if [ ! -d "$here/target/classes" ] || [ ! -d "$here/target/libraries" ]; then
  echo "The soak is not built: run mvn -DskipTests package in $root first." >&2
  exit 2
fi
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -cp "$here/target/classes:$here/target/libraries/*" dev.hotplug.itests.soak.Soak \
  "$root/runtime/distribution/target" "$work" "$@"
