package dev.rowan.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that starts a server, and is killed. */
record ChildJvm(Process process) implements AutoCloseable {
    static ChildJvm start(Path tmp, String server) throws IOException {
        return start(tmp, ChildMain.class, server);
    }

    static ChildJvm start(Path tmp, Class<?> main, String argument) throws IOException {
        String classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-Djava.io.tmpdir=" + tmp,
                "-D" + DataFolder.PROPERTY + "=" + tmp,
                "-D" + UserCache.PROPERTY + "=" + System.getProperty(UserCache.PROPERTY, ""),
                "-cp",
                classpath,
                main.getName(),
                argument));
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** What the child printed once its server was up. */
    String line() throws IOException {
        BufferedReader reader = process.inputReader();
        String line = reader.readLine();
        if (line == null) {
            throw new IOException("the child JVM printed nothing");
        }
        return line;
    }

    /** {@code kill -9}. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
