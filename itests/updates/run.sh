#!/bin/sh
# The long versions of the updater's tests against the built distribution: kills at random, hot swaps in one charge, a kill after each step.
# Exit code 0: all good; 1: not, see what was printed; 2: it could not be run.
#
#   itests/updates/run.sh [kills] [swaps] [steps]        without a word: all three, about an hour
#
# KILLS (300), SWAPS (1000), SEED     how many, and the choices of a run before
# HOTPLUG_UPDATES_WORK                folder to work in; it is deleted first (default: target/updates here)
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
blackbox=$here/../blackbox
work=${HOTPLUG_UPDATES_WORK:-$here/target/updates}
packaged=$(ls -d "$here"/../../runtime/distribution/target/hotplug-*/ 2>/dev/null | head -n 1)

if [ -z "$packaged" ] || [ ! -d "$blackbox/target/test-classes" ] || [ ! -d "$blackbox/target/libraries" ]; then
  echo "The tests are not built: run mvn -DskipTests package at the root first." >&2
  exit 2
fi
# A build in the meantime must not change the program under it.
rm -rf "$work"
mkdir -p "$work/program" "$work/data"
cp -R "$blackbox/target/test-classes" "$blackbox/target/libraries" "$work/program/"
cp -Rp "$packaged" "$work/packaged"
cd "$work"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx768m -cp "$work/program/test-classes:$work/program/libraries/*" \
  -Dhotplug.distribution="$work/packaged" -Dhotplug.sigkills="${KILLS:-300}" -Dhotplug.update.swaps="${SWAPS:-1000}" -Dhotplug.kills=48 \
  ${SEED:+-Dhotplug.seed=$SEED} dev.hotplug.itests.blackbox.LongUpdates "$work/data" "$@"
