#!/bin/sh
# Fuzzes one target of the built module for so many seconds; what it learns stays in target/corpus and is used by the next run.
#
#   itests/fuzz/run.sh TARGET SECONDS [option of the fuzzer ...]
#   itests/fuzz/run.sh all SECONDS     every target in turn, each for that long
#
# An input that breaks a promise is written to target/findings/TARGET; copy it to src/test/resources/regressions/TARGET, mend
# the product, and it is run with every mvn verify from then on.
# HOTPLUG_FUZZ_SCRATCH  folder for the targets that need files (default: /dev/shm where it exists; the disk is much slower)
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
if [ $# -lt 2 ]; then
  sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
  ls "$here/src/test/resources/seeds" >&2
  exit 2
fi
if [ ! -d "$here/target/test-classes" ] || [ ! -d "$here/target/libraries" ]; then
  echo "The fuzzers are not built: run mvn -DskipTests package -pl itests/fuzz -am first." >&2
  exit 1
fi
target=$1
seconds=$2
shift 2
if [ "$target" = all ]; then
  for each in $(ls "$here/src/test/resources/seeds"); do
    "$0" "$each" "$seconds" "$@"
  done
  exit 0
fi
if [ ! -d "$here/src/test/resources/seeds/$target" ]; then
  echo "There is no target $target: choose one of" $(ls "$here/src/test/resources/seeds") >&2
  exit 2
fi
scratch=${HOTPLUG_FUZZ_SCRATCH:-$([ -d /dev/shm ] && echo /dev/shm || echo "$here/target")}
mkdir -p "$here/target/corpus/$target" "$here/target/findings/$target" "$here/src/test/resources/regressions/$target"
cd "$here/target"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx512m -XX:-OmitStackTraceInFastThrow -Djava.io.tmpdir="$here/target" \
  -Dhotplug.fuzz.scratch="$scratch" -cp "$here/target/test-classes:$here/target/libraries/*" com.code_intelligence.jazzer.Jazzer \
  --target_class=dev.hotplug.fuzz.Entry --target_args="$target" --instrumentation_includes='dev.hotplug.**' --custom_hook_includes='dev.hotplug.**' \
  --reproducer_path="$here/target/findings/$target" \
  -artifact_prefix="$here/target/findings/$target/" -dict="$here/src/test/resources/dictionary.txt" -max_total_time="$seconds" -timeout=30 -rss_limit_mb=1500 "$@" \
  "$here/target/corpus/$target" "$here/src/test/resources/seeds/$target" "$here/src/test/resources/regressions/$target"
