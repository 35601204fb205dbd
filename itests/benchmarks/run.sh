#!/bin/sh
# Measures the built distribution and prints the table of docs/benchmarks.md; progress goes to standard error. Eight to fifteen minutes.
#
#   itests/benchmarks/run.sh [--quick] [start] [calls] [list] [store] [replay] [swap] [composite] [disk]
#
# HOTPLUG_BENCHMARK_WORK  folder to work in; it is deleted first (default: target/benchmarks here). It has to be on a real disk.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
work=${HOTPLUG_BENCHMARK_WORK:-$here/target/benchmarks}

if [ ! -d "$here/target/classes" ] || [ ! -d "$here/target/libraries" ]; then
  echo "The benchmarks are not built: run mvn -DskipTests package in $root first." >&2
  exit 1
fi
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$here/target/libraries/*" dev.hotplug.benchmarks.Benchmarks \
  "$root/runtime/distribution/target" "$work" "$@"
