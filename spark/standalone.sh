#!/usr/bin/env bash
# Runs an experiment on a Spark master with two workers of one core on this machine, and once more without Spark,
# and fails unless both give the same ensemble.npz, byte for byte.
#
#   spark/standalone.sh SPEC OUT [--kill] [what `rsmi run` takes: --quick, --set KEY=VALUE]
#
# --kill kills one executor as soon as the first result is there. Needs a JDK 25 and nothing else: Spark comes from
# Maven. OUT gets spark/ and plain/, two run folders, and cluster/, the logs.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)

fail() {
  printf 'standalone.sh: %s\n' "$*" >&2
  exit 1
}

[ $# -ge 2 ] || fail "want SPEC OUT [--kill] [flags of rsmi run]"
spec=$1 out=$2
shift 2
kill=
if [ "${1-}" = --kill ]; then
  kill=yes
  shift
fi

mkdir -p "$out"
out=$(cd -- "$out" && pwd -P)
for folder in cluster spark plain; do
  [ ! -e "$out/$folder" ] || fail "$out/$folder is there already: choose another OUT"
done
where=$("$here/rsmi-spark" --where)
{ read -r java_home && read -r release; } <<<"$where"

# The cluster has Spark and libraries; RSMI itself comes with the job.
cluster=$out/cluster
mkdir -p "$cluster/jars"
for jar in "$release"/spark/*.jar "$release"/lib/*.jar; do
  case ${jar##*/} in
  rsmi-*) ;;
  *) ln -s "$jar" "$cluster/jars" ;;
  esac
done
export JAVA_HOME=$java_home SPARK_HOME=$cluster SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1

pids=()
end() {
  for pid in ${pids[@]+"${pids[@]}"}; do kill "$pid" 2>/dev/null || :; done
  wait
}
trap end EXIT
trap 'exit 1' HUP INT TERM

# Starts one of Spark's programs, its words going to log $1.
start() {
  local log=$1
  shift
  "$java_home/bin/java" -Xmx256m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$cluster/jars/*" "$@" >"$log" 2>&1 </dev/null &
  pids+=($!)
}

# Prints the first word in log $2 that matches $3; waits for it as long as process $1 lives.
await() {
  until grep -oE -m 1 -- "$3" "$2" 2>/dev/null; do
    kill -0 "$1" 2>/dev/null || fail "waited in vain for $3 in $2"
    sleep 0.1
  done
}

start "$cluster/master.log" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0
master=$(await "${pids[0]}" "$cluster/master.log" 'spark://127\.0\.0\.1:[0-9]+')
for n in 1 2; do
  start "$cluster/worker-$n.log" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g \
    --work-dir "$cluster/work-$n" --webui-port 0 "$master"
done
for n in 1 2; do await "${pids[n]}" "$cluster/worker-$n.log" 'Successfully registered with master' >/dev/null; done
echo "master $master with two workers"

"$here/rsmi-spark" "$spec" --out "$out/spark" --master "$master" --conf spark.executor.memory=900m "$@" \
  > >(tee "$cluster/result.log") 2> >(tee "$cluster/driver.log" >&2) &
driver=$!
pids+=("$driver")

if [ -n "$kill" ]; then
  await "$driver" "$cluster/driver.log" '^\[1/[0-9]+\]' >/dev/null
  executors=$("$java_home/bin/jps" -lm | grep CoarseGrainedExecutorBackend) || :
  worker=$(await "${pids[1]}" "$cluster/worker-1.log" 'worker 127\.0\.0\.1:[0-9]+')
  executor=$(grep -F -- "@${worker#worker } " <<<"$executors " | cut -d ' ' -f 1) || :
  [ -n "$executor" ] || fail "found no executor of worker 1 to kill among: $executors"
  kill -0 "$driver" || fail "the job ended before an executor could be killed: take more tasks"
  kill -9 "$executor"
  echo "killed executor $executor"
fi
wait "$driver" || fail "the job failed, see $cluster/driver.log"
if [ -n "$kill" ]; then
  grep -q 'Lost executor' "$cluster/driver.log" || fail "the job never missed its executor: take more tasks"
fi

"$here/../rsmi" run "$spec" --out "$out/plain" --quiet "$@" >/dev/null
cmp "$out/spark/ensemble.npz" "$out/plain/ensemble.npz" || fail "Spark and rsmi run gave different numbers"
echo "Spark and rsmi run gave the same $(wc -c <"$out/plain/ensemble.npz") bytes of ensemble.npz"
