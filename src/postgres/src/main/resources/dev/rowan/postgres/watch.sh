# Runs one throw-away server, outlives whoever asked for it, and leaves nothing behind.
#   $1      the cluster to copy
#   $2      the data directory to make of it
#   $3 ...  the command that runs the server
# Standard input is a pipe that nobody writes to: its end is the end of the JVM, or the wish to stop.
set -u
trap '' HUP INT TERM PIPE
cluster=$1 data=$2
shift 2
exec 3<&0 </dev/null

if ! cp -Rp "$cluster" "$data"; then
    rm -rf "$data"
    exit 1
fi
"$@" >"$data/server.log" 2>&1 3<&- &
server=$!

# Again and again, because a signal that comes before the server has its handlers is lost.
{
    read -r _ <&3
    tries=0
    while kill -QUIT "$server"; do
        tries=$((tries + 1))
        [ "$tries" -gt 100 ] && kill -KILL "$server"
        sleep 0.05
    done
} >/dev/null 2>&1 &
reader=$!
exec 3<&-

wait "$server"
kill -KILL "$reader" 2>/dev/null
tail -c 4000 "$data/server.log"
rm -rf "$data"
