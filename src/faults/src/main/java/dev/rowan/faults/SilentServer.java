package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A server that takes the connection and never says a word.
 *
 * @param bare whether by the driver alone, which waits for ever
 */
record SilentServer(boolean bare) implements Fault {
    private static final Duration MOST = Duration.ofSeconds(3);

    @Override
    public String title() {
        return bare
                ? "silent server at login, the driver with connectTimeout alone"
                : "silent server at login (loginTimeout=2)";
    }

    @Override
    public Result run(Run run) throws Exception {
        int most = bare ? 1 : run.of(10, 1);
        var wrong = new TreeMap<String, Long>();
        var outcomes = new TreeMap<String, Long>();
        List<Long> took = new ArrayList<>();
        try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + door.getLocalPort() + "/postgres";
            for (int i = 0; i < most; i++) {
                long start = System.nanoTime();
                Thread caller = Thread.ofPlatform().daemon().name("caller").start(() -> {
                    if (bare) {
                        bare(place);
                    } else {
                        outcomes.merge(connect(place), 1L, Long::sum);
                    }
                });
                // it is a control's to hang
                int hung = bare ? (caller.join(MOST) ? 0 : 1) : Writers.hung(List.of(caller), MOST);
                wrong.merge(Result.HUNG, (long) hung, Long::sum);
                took.add((System.nanoTime() - start) / 1_000_000);
            }
        }
        var result = new Result(title(), most, most, wrong, took, outcomes, false);
        return bare ? result.asControl() : result;
    }

    private static String connect(String place) {
        try {
            EngineCam.connect(DatabaseConfig.of("postgresql://postgres@" + place + "?loginTimeout=2"))
                    .close();
            return "connected";
        } catch (ConnectFailed e) {
            return "ConnectFailed";
        }
    }

    private static void bare(String place) {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "0");
        try {
            DriverManager.getConnection("jdbc:postgresql://" + place, properties)
                    .close();
        } catch (SQLException e) {
            // when the silent server is closed
        }
    }
}
