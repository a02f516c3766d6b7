#!/bin/sh
# rollout-test.sh: requests without a pause while pods are replaced. Written by zerodrop advise.
#
#   ./rollout-test.sh URL                  sends requests and records; changes nothing in the cluster. Start the
#                                          rollout or drain yourself meanwhile.
#   ./rollout-test.sh URL --do rollout     restarts @KIND@/@NAME@ itself (kubectl rollout restart)
#   ./rollout-test.sh URL --do drain NODE  drains NODE itself; step back: kubectl uncordon NODE
#
# Options:  --seconds N  at most this long (default 120)    --rate N  requests a second (default 10)
#           --out DIR    where the bundle goes (default rollout-test-TIME)
# Needs:    kubectl and curl.
# Exit:     0 no request lost, 1 requests lost, 2 wrong arguments or nothing tested.
#
# The bundle can be read by zerodrop replay DIR, best together with the audit log and the router's access log of that
# time. probe.ndjson in it holds what each request came to.
#
# Mind: pods stop by the spec they were created with. The first rollout that ships a longer preStop or grace period
# still kills the old pods with the old one. Judge a fix by the second rollout after it.
set -eu
LC_ALL=C
export LC_ALL

kind=@KIND@
name=@NAME@
namespace=@NAMESPACE@
state=${ROLLOUT_TEST_STATE:-.rollout-test-last}

say() { printf '%s\n' "$*"; }
usage() { say "rollout-test: $*" >&2; exit 2; }

url='' action=none node='' seconds=120 rate=10 out=''
while [ $# -gt 0 ]; do
  case $1 in
    --do)
      [ $# -ge 2 ] || usage "--do needs rollout or drain"
      action=$2
      shift 2
      case $action in
        rollout) ;;
        drain)
          [ $# -ge 1 ] || usage "--do drain needs a node"
          node=$1
          shift
          ;;
        *) usage "--do $action is neither rollout nor drain" ;;
      esac
      ;;
    --seconds | --rate | --out)
      [ $# -ge 2 ] || usage "$1 needs a value"
      case $1 in
        --seconds) seconds=$2 ;;
        --rate) rate=$2 ;;
        --out) out=$2 ;;
      esac
      shift 2
      ;;
    -*) usage "there is no option $1" ;;
    *) url=$1; shift ;;
  esac
done
[ -n "$url" ] || usage "which URL? ./rollout-test.sh http://HOST/PATH"
case $url in
  http://* | https://*) ;;
  *) usage "$url is not a URL such as http://HOST/PATH" ;;
esac
case $url in *[\"\\\ ]*) usage "a URL has neither blanks nor quotes nor backslashes" ;; esac
case $seconds$rate in *[!0-9]*) usage "--seconds and --rate take whole numbers" ;; esac
if [ "$seconds" -lt 1 ] || [ "$rate" -lt 1 ] || [ "$rate" -gt 100 ]; then
  usage "--seconds from 1, --rate from 1 to 100"
fi
command -v kubectl >/dev/null || usage "kubectl is not on the PATH"
command -v curl >/dev/null || usage "curl is not on the PATH"

kubectl -n "$namespace" get "$kind/$name" >/dev/null || usage "kubectl cannot see $kind/$name in $namespace"
[ -n "$out" ] || out=rollout-test-$(date -u +%Y%m%dT%H%M%SZ)
mkdir -p "$out"

pids=''
# shellcheck disable=SC2317,SC2329  # called by the trap
finish() {
  for pid in $pids; do kill "$pid" 2>/dev/null || :; done
}
trap finish EXIT
trap 'exit 2' INT TERM

# The record: what zerodrop replay needs beside the audit and access logs.
kubectl -n "$namespace" get "$kind/$name" -o yaml >"$out/manifests.yaml"
kubectl -n "$namespace" get services -o yaml >"$out/services.yaml" || :
kubectl -n "$namespace" get endpointslices --watch --output-watch-events -o json >"$out/endpointslices.watch.json" &
pids="$pids $!"
kubectl -n "$namespace" get pods --watch --output-watch-events -o json >"$out/pods.watch.json" &
pids="$pids $!"

pause=$(awk -v rate="$rate" 'BEGIN { printf "%.3f", 1 / rate }')
# Without what may be secret.
shown=$(printf '%s\n' "${url%%\?*}" | sed 's#//[^/@]*@#//#')
# Each request in the background: a slow one holds up none behind it.
format='%{http_code} %{time_total} %{time_connect} %{remote_port} %{remote_ip}'
request() {
  id=$1
  start=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  code=0
  answer=$(curl -s -o /dev/null -m 30 -H "X-Request-ID: $id" -w "$format" "$url") || code=$?
  # shellcheck disable=SC2086  # taken apart on purpose
  set -- $answer
  status=${1:-000} took=${2:-0} connect=${3:-0} port=${4:-0} ip=${5:-}
  case $ip in '') address='' ;; *:*) address="[$ip]:$port" ;; *) address="$ip:$port" ;; esac
  case $code in
    0) what="\"status\":$((1$status - 1000))" ;;
    28) case $connect in 0 | 0.000000) what='"failure":"connect-timeout"' ;; *) what='"failure":"response-timeout"' ;; esac ;;
    5 | 6 | 7 | 35 | 60) what='"failure":"connect-failed"' ;;
    18 | 52) what='"failure":"closed"' ;;
    55 | 56) what='"failure":"reset"' ;;
    *) what='"failure":"unspecified"' ;;
  esac
  printf '{"zerodrop_probe":1,"kind":"request","id":"%s","method":"GET","url":"%s","address":"%s","start":"%s","took_s":%s,"connect_s":%s,%s,"curl_exit":%s}\n' \
    "$id" "$shown" "$address" "$start" "$took" "$connect" "$what" "$code" >>"$out/probe.ndjson"
}
: >"$out/probe.ndjson"
load() {
  end=$(($(date +%s) + seconds))
  count=0
  while [ "$(date +%s)" -lt "$end" ] && [ ! -e "$out/stop" ]; do
    count=$((count + 1))
    request "rollout-test-$(date +%s)-$$-$count" &
    sleep "$pause"
  done
  wait
}
rm -f "$out/stop"
load &
loader=$!
pids="$pids $loader"

say "Sending $rate requests a second to $url for at most $seconds s; recording to $out"
before=$(kubectl -n "$namespace" get pods -o name | sort)
sleep "${ROLLOUT_TEST_WARMUP:-2}"
case $action in
  rollout)
    say "Restarting $kind/$name"
    kubectl -n "$namespace" rollout restart "$kind/$name"
    kubectl -n "$namespace" rollout status "$kind/$name" --timeout="${seconds}s" || say "The rollout is not done in time."
    # Old pods still stop after the new ones are ready.
    sleep "${ROLLOUT_TEST_SETTLE:-35}"
    : >"$out/stop"
    ;;
  drain)
    say "Draining $node (step back: kubectl uncordon $node)"
    kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --timeout="${seconds}s" || say "The drain is not done in time."
    sleep "${ROLLOUT_TEST_SETTLE:-35}"
    : >"$out/stop"
    ;;
  none) say "Changing nothing. Start the rollout or drain now, in another terminal." ;;
esac
wait "$loader" || :
after=$(kubectl -n "$namespace" get pods -o name | sort)

kubectl -n "$namespace" get events -o json >"$out/events.json" || :

total=$(awk 'END { print NR }' "$out/probe.ndjson")
failures='/"failure":|"status":[05]/'
lost=$(awk "$failures { lost++ } END { print lost + 0 }" "$out/probe.ndjson")
say
if [ "$lost" -gt 0 ]; then
  say "Lost requests:"
  awk "$failures" "$out/probe.ndjson" | sort
fi
result="$lost of $total requests lost"
if [ -f "$state" ]; then
  say "Before:  $(cat "$state")"
fi
say "Now:     $result"
say "$result ($out)" >"$state"
say "Analyse: zerodrop replay $out"
if [ "$total" -eq 0 ]; then
  say "NOTHING TESTED: no request was sent"
  exit 2
elif [ "$lost" -gt 0 ]; then
  say "FAIL. After a fix: the first rollout that ships it still stops old pods the old way; run this a second time."
  exit 1
elif [ "$before" = "$after" ]; then
  say "NOTHING TESTED: no pod was replaced meanwhile"
  exit 2
fi
say "PASS"
