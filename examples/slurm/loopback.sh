#!/bin/bash
# A Slurm cluster on this machine alone, and one experiment on it: a job array of 8 workers. While they
# work, one is put back into the queue, and one is told that its time is nearly up. Ends with 0 if
# ensemble.npz has the same bytes as that of a plain `rsmi run`.
#
#   examples/slurm/loopback.sh [SPEC [OUT [OPTION…]]]      as root, on Debian or Ubuntu
#
# SPEC is an experiment file, OUT a new folder for both runs; options such as --quick or
# --set KEY=VALUE go to both. Without any: examples/ising-phase-diagram.toml with
# --quick --set repeats=2.
# Slurm and munge are installed if they are missing. Their state, their logs and their sockets lie in
# a temporary folder; it is deleted at the end, unless something went wrong.
set -euo pipefail

elements=8
requeued=1
warned=2
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
spec=${1:-$root/examples/ising-phase-diagram.toml}
out=${2:-}
options=("${@:3}")
[ $# -gt 0 ] || options=(--quick --set repeats=2)
rsmi=$root/rsmi
daemons=()
job=

fail() {
  echo "loopback.sh: $1" >&2
  exit 1
}

# await SECONDS WHAT COMMAND…: until the command succeeds.
await() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || fail "waited in vain for $what"
    sleep 0.5
  done
}

install_slurm() {
  command -v slurmctld slurmd munged sbatch >/dev/null && return
  echo "installing slurm-wlm and munge …"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    slurm-wlm munge >/dev/null
}

# One node with room for all elements at once, whatever the machine has.
configure() {
  local host cores memory
  host=$(hostname -s)
  cores=$(($(nproc) > elements ? $(nproc) : elements))
  memory=$((1024 * (elements + 1)))
  mkdir "$state/ctld" "$state/d"
  cat >"$state/slurm.conf" <<CONF
ClusterName=loopback
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$state/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=$state/ctld
SlurmdSpoolDir=$state/d
SlurmctldPidFile=$state/slurmctld.pid
SlurmdPidFile=$state/slurmd.pid
SlurmctldLogFile=$state/slurmctld.log
SlurmdLogFile=$state/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=batch_sched_delay=1,sched_interval=2
SlurmdParameters=config_overrides
ReturnToService=2
JobRequeue=1
KillWait=30
MinJobAge=3600
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cores RealMemory=$memory State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
  export SLURM_CONF=$state/slurm.conf
}

start() {
  dd if=/dev/urandom of="$state/munge.key" bs=1024 count=1 status=none
  chmod 400 "$state/munge.key"
  munged --foreground --force --key-file="$state/munge.key" --socket="$state/munge.socket" \
    --pid-file="$state/munge.pid" --log-file="$state/munge.log" --seed-file="$state/munge.seed" \
    >"$state/munge.out" 2>&1 &
  daemons+=($!)
  await 20 munged munge --socket="$state/munge.socket" --no-input
  slurmctld -D -c >"$state/slurmctld.out" 2>&1 &
  daemons+=($!)
  await 30 slurmctld scontrol ping
  slurmd -D -c >"$state/slurmd.out" 2>&1 &
  daemons+=($!)
  await 60 "an idle node" node_is_idle
}

node_is_idle() { sinfo --noheader --format=%T | grep -qx idle; }

stop() {
  code=$?
  trap - EXIT
  trap '' INT TERM
  if [ -n "$job" ] && [ -n "$(squeue --noheader --job="$job" 2>/dev/null)" ]; then
    scancel "$job" || :
    for _ in $(seq 60); do
      [ -n "$(squeue --noheader --job="$job" 2>/dev/null)" ] || break
      sleep 0.5
    done
  fi
  for ((n = ${#daemons[@]} - 1; n >= 0; n--)); do
    kill "${daemons[n]}" 2>/dev/null || :
    wait "${daemons[n]}" 2>/dev/null || :
  done
  if [ "$code" -eq 0 ]; then
    rm -rf "$state"
  else
    echo "loopback.sh: logs are left in $state" >&2
  fi
  exit "$code"
}

# field ELEMENT NAME: what scontrol says of an element of the array.
field() { scontrol --oneliner show job "${job}_$1" | tr ' ' '\n' | sed -n "s/^$2=//p" | head -n 1; }

# The name in claims of the worker that an element runs.
worker() {
  local record pid
  for record in "$out"/slurm/workers/*.json; do
    pid=$(sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$record")
    if tr '\0' '\n' <"/proc/$pid/environ" | grep -qx "SLURM_ARRAY_TASK_ID=$1"; then
      basename "$record" .json
    fi
  done 2>/dev/null
}

# Whether an element has claimed a job.
has_work() {
  local name
  name=$(worker "$1")
  [ -n "$name" ] && grep -rqsF --include='claim-*' "$name" "$out"/slurm/points "$out"/slurm/samples
}

has_ended() { [ -z "$(squeue --noheader --job="$job")" ]; }

# Waits until an element is at work.
await_work() {
  await 300 "work for element $1" has_work_or_all_ended "$1"
  has_work "$1" || fail "all was done before element $1 could be interrupted: take a larger experiment"
}

has_work_or_all_ended() { has_work "$1" || has_ended; }

# Whether an element left its checkpoints and was queued again once.
check_interrupted() {
  [ "$(field "$1" Restarts)" = 1 ] || fail "element $1 was not queued again"
  grep -q "checkpoints are left" "$out"/slurm/slurm-*_"$1".log || fail "element $1 left no checkpoints"
}

[ "$(id -u)" -eq 0 ] || fail "it starts the daemons of Slurm: want root"
install_slurm
[ -n "$out" ] || out=$(mktemp -d "${TMPDIR:-/tmp}/rsmi-slurm-runs.XXXXXX")
mkdir -p "$out"
out=$(cd -- "$out" && pwd -P)
state=$(mktemp -d /tmp/rsmi-slurm.XXXXXX)
chmod 755 "$state"
trap stop EXIT
trap 'exit 130' INT TERM
configure
start

"$rsmi" slurm "$spec" "${options[@]}" --array "$elements" --cpus 1 --memory 1G --time 01:00:00 \
  --out "$out/slurm" >"$out/job.sh"
begin=$SECONDS
job=$(sbatch --parsable "$out/job.sh")
await_work "$requeued"
scontrol requeue "${job}_$requeued"
await_work "$warned"
scancel --batch --signal=USR1 "${job}_$warned"
await 3600 "the end of the job" has_ended
seconds=$((SECONDS - begin))

check_interrupted "$requeued"
check_interrupted "$warned"
for ((n = 0; n < elements; n++)); do
  ended="$(field "$n" JobState) $(field "$n" ExitCode)"
  [ "$ended" = "COMPLETED 0:0" ] || fail "element $n ended as $ended"
done
"$rsmi" run "$spec" "${options[@]}" --quiet --out "$out/plain" >/dev/null
cmp "$out/slurm/ensemble.npz" "$out/plain/ensemble.npz" || fail "the numbers differ"
echo "array of $elements, elements $requeued and $warned queued again: $seconds s, ensemble.npz as of a plain run; see $out"
