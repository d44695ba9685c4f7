package dev.rowan.postgres;

import java.time.Duration;

/** The main class of {@link ChildJvm}: {@code embedded}, or the URL of an existing server. */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        PostgresServer server = PostgresServer.start(arguments[0]);
        Process other = new ProcessBuilder("sleep", "60").start(); // inherits what Java lets it inherit
        String what = server instanceof EmbeddedServer embedded
                ? embedded.dataDirectory().toString()
                : server.create().name();
        System.out.println(what + " " + other.pid());
        Thread.sleep(Duration.ofMinutes(1));
    }
}
