# Runs one throw-away server, outlives whoever asked for it, and leaves nothing behind.
#   $1      the cluster to copy: a folder, or an archive of one
#   $2      the data directory to make of it
#   $3 ...  the command that runs the server
# Standard input is a pipe. Its end is the end of the JVM, or the wish to stop. A line before it names the archive to
# make of the cluster when the server has stopped in good order; the exit status tells whether that worked.
set -u
trap '' HUP INT TERM PIPE
cluster=$1 data=$2
shift 2
exec 3<&0 </dev/null

if [ -d "$cluster" ]; then
    cp -Rp "$cluster" "$data"
else
    mkdir -m 700 "$data" && tar -xpf - -C "$data" <"$cluster"
fi || {
    rm -rf "$data"
    exit 1
}
"$@" >"$data/server.log" 2>&1 3<&- &
server=$!

# Again and again, because a signal that comes before the server has its handlers is lost.
{
    signal=QUIT patience=100 tries=0
    read -r archive <&3
    [ -n "$archive" ] && signal=INT patience=400 && printf '%s\n' "$archive" >"$data/archive"
    while kill -$signal "$server"; do
        tries=$((tries + 1))
        [ "$tries" -gt $patience ] && kill -KILL "$server"
        sleep 0.05
    done
} >/dev/null 2>&1 &
reader=$!
exec 3<&-

wait "$server"
status=$?
kill -KILL "$reader" 2>/dev/null
tail -c 4000 "$data/server.log"
if [ -f "$data/archive" ] && [ $status = 0 ]; then
    read -r archive <"$data/archive"
    rm -f "$data/archive" "$data/server.log"
    tar -cf - -C "$data" . >"$archive" || { status=$?; rm -f "$archive"; }
fi
rm -rf "$data"
exit $status
