package dev.rowan.codegen.queries;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The built-in functions, operators' functions among them, that are known to give no null: {@code non-null-functions.txt}. A
 * function that is not listed can always give null.
 */
final class NonNullFunctions {
    /** When a function gives no null. */
    enum When {
        /** When no argument is null. */
        ARGUMENTS,
        /** When the first argument is not null. */
        FIRST_ARGUMENT,
        /** Whatever the arguments are. */
        ALWAYS,
        /** In each row of a set. */
        ROWS,
        /** In each row of a set, its first column. */
        FIRST_COLUMN,
        /** An aggregate, of at least one row whose arguments are not null. */
        AGGREGATE,
        /** An aggregate, of at least one row. */
        AGGREGATE_ALWAYS,
        /** A window function over a frame that is not empty, when no argument is null. */
        FRAME
    }

    /** A line of the file. */
    record Entry(long oid, When when, String signature) {}

    private static final String FILE = "non-null-functions.txt";
    static final long FIRST_OF_USERS = 16384; // FirstNormalObjectId

    private final Map<Long, When> byOid = new HashMap<>();

    NonNullFunctions(List<Entry> entries) {
        entries.forEach(e -> byOid.put(e.oid(), e.when()));
    }

    static NonNullFunctions reviewed() {
        return new NonNullFunctions(entries());
    }

    static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(NonNullFunctions.class.getResourceAsStream(FILE), FILE);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split("\\s+", 3);
                    entries.add(new Entry(
                            Long.parseLong(parts[0]),
                            When.valueOf(parts[1].toUpperCase(Locale.ROOT).replace('-', '_')),
                            parts[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    Optional<When> when(long oid) {
        return oid < FIRST_OF_USERS ? Optional.ofNullable(byOid.get(oid)) : Optional.empty();
    }

    boolean is(long oid, When when) {
        return when(oid).filter(w -> w == when).isPresent();
    }
}
