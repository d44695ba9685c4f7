package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The disk of the tables is full for a while: a tablespace in a small file system of memory. */
record DiskFull() implements Fault {
    private static final String DISK_FULL = "53100";

    /** In a namespace of its own, so that nothing is mounted when the server has ended; {@code $0} is where. */
    private static final String MOUNT =
            "mkdir -p \"$0\" && mount -t tmpfs -o size=64m,mode=700 none \"$0\" && exec \"$@\"";

    private static final String PLACE = "{folder}/small";

    @Override
    public String title() {
        return "disk full (53100)";
    }

    @Override
    public Result run(Run run) throws Exception {
        int most = run.of(10, 1);
        check();
        List<String> mounted = List.of("unshare", "-Urm", "sh", "-c", MOUNT, PLACE);
        try (Server server = run.servers().start(mounted);
                Connection aside = server.connect();
                var db = EngineCam.connect(DatabaseConfig.of(server.url()).poolSize(Writers.THREADS))) {
            Server.execute(aside, "create tablespace small location '" + server.place("small") + "'");
            for (String table : List.of("users", "projects", "cams")) {
                Server.execute(aside, "alter table " + table + " set tablespace small");
            }
            try (var writers = Writers.start(db)) {
                for (int i = 0; i < most; i++) {
                    LockSupport.parkNanos(100_000_000);
                    Server.execute(aside, "create table ballast (t text) tablespace small");
                    fill(aside);
                    awaitRefusal(writers);
                    Server.execute(aside, "drop table ballast");
                    Server.execute(aside, "checkpoint"); // removes the file
                    if (!writers.awaitSuccessAfter(System.nanoTime(), Duration.ofSeconds(20))) {
                        throw new IOException("nothing is written 20 s after there is room again");
                    }
                }
                return writers.stop(title(), most, aside);
            }
        }
    }

    private static void check() throws Skipped {
        try {
            Binaries.execute(List.of("unshare", "-Urm", "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"));
        } catch (IOException e) {
            throw new Skipped("no file system can be mounted here: " + e.getMessage());
        }
    }

    private static void fill(Connection aside) throws SQLException {
        for (int rows = 16_384; rows > 0; rows /= 2) { // to the last page
            try {
                while (true) {
                    Server.execute(
                            aside,
                            "insert into ballast select repeat('x', 1000) from generate_series(1, " + rows + ")");
                }
            } catch (SQLException e) {
                if (!DISK_FULL.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private static void awaitRefusal(Writers writers) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!writers.ledger().hasOutcome(DISK_FULL)) {
            if (System.nanoTime() > end) {
                throw new IOException("the disk is full and nobody notices");
            }
            LockSupport.parkNanos(5_000_000);
        }
        LockSupport.parkNanos(200_000_000);
    }
}
