package dev.rowan;

import dev.rowan.session.SessionCommands;
import dev.rowan.session.StatementEvent;
import dev.rowan.session.StatementListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down the texts that no catalogue lists, for the review: those that callers compose with jOOQ, and those of shapes, which a rule
 * makes of catalogued ones. A listener for tests: what they send is shown with the place that sent it.
 *
 * <pre>{@code
 * var observed = new ObservedStatements(EngineCam.statements());
 * EngineCam db = EngineCam.of(dataSource).listener(observed);
 * ... // the tests
 * observed.write(Path.of("db/observed.txt"));
 * }</pre>
 *
 * <p>A line for each text and place, sorted: id, {@code dynamic} or {@code shape}, file and line of the caller, and the text on one line, with tabs between. It
 * holds no value but those that a caller wrote into the SQL. Safe for use by several threads.
 */
public final class ObservedStatements implements StatementListener {
    private static final CodeSource OWN = new CodeSource();

    private final Set<String> listed;
    private final Set<String> families;
    private final SortedSet<String> lines = new TreeSet<>();

    /** {@code catalogue}: what is listed by itself. */
    public ObservedStatements(Collection<CatalogueEntry> catalogue) {
        this.listed = Stream.concat(
                        catalogue.stream().map(CatalogueEntry::sql),
                        SessionCommands.all().stream().map(SessionCommands.Command::text))
                .collect(Collectors.toUnmodifiableSet());
        this.families = catalogue.stream()
                .filter(e -> !e.optional().isEmpty())
                .map(CatalogueEntry::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void executed(StatementEvent event) {
        boolean isMember = !event.isDynamic() && families.contains(event.statementId());
        if (listed.contains(event.sql()) || isMember) {
            return;
        }
        String line = event.statementId() + "\t" + (event.isDynamic() ? "dynamic" : "shape") + "\t" + OWN.caller()
                + "\t" + event.sql().replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        synchronized (lines) {
            lines.add(line);
        }
    }

    /** The lines so far. */
    public SortedSet<String> lines() {
        synchronized (lines) {
            return new TreeSet<>(lines);
        }
    }

    /** Writes all lines; the file is made anew. */
    public void write(Path file) {
        try {
            Files.writeString(file, lines().stream().map(l -> l + "\n").collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which code is the caller's: neither ours, nor a library's that calls us, nor a repository or facade. */
    private static final class CodeSource {
        private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

        String caller() {
            return walker.walk(frames -> frames.filter(f -> isCaller(f.getDeclaringClass()))
                    .findFirst()
                    .map(f -> f.getFileName() + ":" + f.getLineNumber())
                    .orElse("?"));
        }

        private static boolean isCaller(Class<?> type) {
            String name = type.getName();
            return !name.startsWith("java.")
                    && !name.startsWith("jdk.")
                    && !name.startsWith("org.jooq.")
                    && !Queries.class.isAssignableFrom(type)
                    && !Database.class.isAssignableFrom(type)
                    && !isOurs(type);
        }

        /** Of the jar that has this class, in which an application has none of its own. */
        private static boolean isOurs(Class<?> type) {
            var own = ObservedStatements.class.getProtectionDomain().getCodeSource();
            var other = type.getProtectionDomain().getCodeSource();
            return own != null && other != null && own.getLocation().equals(other.getLocation());
        }
    }
}
