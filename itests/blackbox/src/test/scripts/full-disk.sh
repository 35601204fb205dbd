#!/bin/sh
# A full disk while a car charges, by hand: it needs the right to mount (root). Prints what the charger says at each step.
#   full-disk.sh DISTRIBUTION
# 1. starts on an almost full disk, 2. charges while the disk is full, 3. makes room, ends the charge, 4. starts again.
set -eu
home=$(cd "$1" && pwd -P)
work=$(mktemp -d)
disk=$work/disk
port=18473
mkdir "$disk"
mount -t tmpfs -o size=12m tmpfs "$disk"
charger=
trap '[ -n "$charger" ] && kill "$charger" 2>/dev/null; wait; umount "$disk"; rm -r "$work"' EXIT

say() { printf '\n== %s\n' "$*"; }
world() { curl -sS -o /dev/null -w '%{http_code}\n' -X "$1" -H 'Content-Type: application/json' -d "${3:-}" "http://127.0.0.1:$port/simulator/$2"; }
fill() { dd if=/dev/zero of="$disk/ballast" bs=4k 2>/dev/null || true; df -k "$disk" | tail -n 1; }
start() {
  "$home/bin/hotplug" run --data "$disk/data" --http-port $port >"$work/out" 2>&1 &
  charger=$!
  for _ in $(seq 100); do
    grep -q ready: "$work/out" && return
    kill -0 "$charger" 2>/dev/null || return 0
    sleep 0.2
  done
}
stop() { kill "$charger" 2>/dev/null || true; code=0; wait "$charger" || code=$?; charger=; echo "exit code $code"; cat "$work/out"; }

say "1. no room at all at the first start"
fill
start
sleep 3
stop
rm "$disk/ballast"

say "2. the disk fills up while a car charges"
start
world POST plug '{"connectorId":1}'
world PUT ev '{"connectorId":1,"state":"C"}'
world PUT clock '{"speed":60}'
world POST rfid '{"uid":"04A23C5A"}'
sleep 4
fill
sleep 5
curl -sS "http://127.0.0.1:$port/health" | grep -A2 '"store"' || true
curl -sS "http://127.0.0.1:$port/simulator/state" | cut -c1-200
echo
say "   a charge cannot end while nothing can be stored"
world POST rfid '{"uid":"04A23C5A"}'
sleep 3
say "3. there is room again: the end is stored"
rm "$disk/ballast"
sleep 8
grep -E "Transaction|stored|room" "$disk/data/log/hotplug.log" | tail -n 12
stop

say "4. the next start finds everything"
start
grep -E "Transaction|damaged" "$disk/data/log/hotplug.log" | tail -n 3
stop
