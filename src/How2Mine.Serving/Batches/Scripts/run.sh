#!/usr/bin/env bash
# Answers the request files of this folder with vLLM, one after the other. Files that have answers are skipped, so it may be run again, and on several machines that share the folder.
#   ./run.sh                  all files
#   ./run.sh 3                the third file of shards.tsv alone
#   VLLM_ARGS="--tensor-parallel-size 2" ./run.sh
# Then, where the lake is: how2mine batch absorb answers/*.jsonl --lake DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p answers
failed=0
number=0
while IFS=$'\t' read -r shard model; do
    number=$((number + 1))
    if [ $# -gt 0 ] && [ "$1" != "$number" ]; then continue; fi
    answers="answers/$(basename "$shard")"
    if [ -e "$answers" ]; then continue; fi
    # Who makes the folder works on the file; it goes when the work ends, however it ends.
    claim="$answers.running"
    if ! mkdir "$claim" 2>/dev/null; then
        echo "$shard: somebody works on it; if not, remove $claim" >&2
        continue
    fi
    trap 'rm -rf "$claim"' EXIT
    # shellcheck disable=SC2086
    if vllm run-batch -i "$shard" -o "$claim/answers.jsonl" --model "$model" ${VLLM_ARGS:-}; then
        mv "$claim/answers.jsonl" "$answers"
        echo "$shard: answered" >&2
    else
        echo "$shard: failed, run again for another try" >&2
        failed=1
    fi
    rm -rf "$claim"
    trap - EXIT
done < shards.tsv
exit "$failed"
