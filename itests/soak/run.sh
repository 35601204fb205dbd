#!/bin/sh
# Runs the built distribution for a stated time against a central system that misbehaves at random, and says what was lost,
# doubled, mixed up or leaked. Exit code 0: nothing; 1: something, see the report; 2: it could not be run.
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
# A build in the meantime must not change the program under it.
rm -rf "$work"
mkdir -p "$work/program"
cp -R "$here/target/classes" "$here/target/libraries" "$work/program/"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -cp "$work/program/classes:$work/program/libraries/*" dev.hotplug.itests.soak.Soak \
  "$root/runtime/distribution/target" "$work" "$@"
