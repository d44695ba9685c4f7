package dev.rowan.postgres;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;

/**
 * Unpacked binaries, and beside them a cluster that initdb made once: copying it takes a twentieth of initdb's time.
 *
 * <p>A folder of the user's cache, made under a lock and published by one rename, so that it is whole or not there.
 */
record Installation(Path home, String password) {
    static final String USER = "postgres";

    /** To be raised when what is below changes the content of the folder. */
    private static final int LAYOUT = 1;

    /** A small log because it is copied at each start. */
    private static final List<String> INITDB = List.of(
            "--no-sync",
            "--no-instructions",
            "--username=" + USER,
            "--auth=password",
            "--encoding=UTF8",
            "--locale=C",
            "--wal-segsize=1");

    /** The builtin provider's C.UTF-8 sorts and folds in the same way on every machine; before it there is only C. */
    private static final List<String> SINCE_17 = List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8");

    /** One iteration because every connection pays for them, and the password is random. */
    private static final List<String> SINCE_16 = List.of("--set=scram_iterations=1");

    static Installation ofUser(Progress progress) {
        return in(UserCache.folder("postgres"), progress);
    }

    static synchronized Installation in(Path cache, Progress progress) {
        try {
            BinaryArchive archive = BinaryArchive.forThisPlatform();
            Path home = cache.resolve(archive.fingerprint() + "-" + LAYOUT);
            if (!Files.isDirectory(home)) {
                Files.createDirectories(cache);
                install(archive, home, progress);
            }
            return new Installation(home, Files.readString(home.resolve("password")));
        } catch (IOException e) {
            throw new ServerFailed(
                    "cannot unpack PostgreSQL into %s: %s\nhelp: make the folder writable, or name another cache in XDG_CACHE_HOME or -D%s"
                            .formatted(cache, e, UserCache.PROPERTY),
                    e);
        }
    }

    Path postgres() {
        return home.resolve("bin/postgres");
    }

    Path cluster() {
        return home.resolve("cluster");
    }

    private static void install(BinaryArchive archive, Path home, Progress progress) throws IOException {
        Path lock = home.resolveSibling(home.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!held.isValid() || Files.isDirectory(home)) {
                return;
            }
            Path draft = home.resolveSibling(home.getFileName() + ".draft");
            Folders.delete(draft); // of a run that was killed here
            Files.createDirectory(
                    draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            progress.during(() -> "unpacking PostgreSQL into " + home, () -> archive.unpackTo(draft));
            Path password = draft.resolve("password");
            Files.writeString(password, new BigInteger(128, new SecureRandom()).toString(36));
            progress.during(() -> "making a database cluster (initdb)", () -> initdb(draft, password));
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void initdb(Path home, Path password) throws IOException {
        List<String> command = PostgresCommand.of(home.resolve("bin/initdb"), INITDB);
        int major = majorVersion(home);
        if (major >= 16) {
            command.addAll(SINCE_16);
        }
        if (major >= 17) {
            command.addAll(SINCE_17);
        }
        command.add("--pwfile=" + password);
        command.add("--pgdata=" + home.resolve("cluster"));
        output("initdb failed", command);
    }

    /** {@code initdb (PostgreSQL) 18.6}. */
    private static int majorVersion(Path home) throws IOException {
        String initdb = home.resolve("bin/initdb").toString();
        String text = output("initdb does not run", List.of(initdb, "--version"));
        return Integer.parseInt(text.replaceAll("(?s).*\\) (\\d+).*", "$1"));
    }

    private static String output(String failure, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw PostgresCommand.failure(failure, output);
        }
        return output;
    }
}
