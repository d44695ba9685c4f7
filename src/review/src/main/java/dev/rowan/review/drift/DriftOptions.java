package dev.rowan.review.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a comparison looks at. Immutable: each method returns a copy.
 *
 * @param history Flyway's table, as {@code schema.table}; empty: each table called {@code flyway_schema_history}
 * @param schemas none: all but the server's own
 * @param ignored patterns of what may differ, such as {@code public.events_2026_*} or {@code cron.*}
 * @param grants whether rights are compared too
 */
public record DriftOptions(Optional<String> history, List<String> schemas, List<String> ignored, boolean grants) {
    /** All but rights. */
    public static final DriftOptions DEFAULT = new DriftOptions(Optional.empty(), List.of(), List.of(), false);

    private static final String HISTORY = "flyway_schema_history";

    public DriftOptions {
        schemas = List.copyOf(schemas);
        ignored = List.copyOf(ignored);
    }

    /** Where Flyway keeps its history. */
    public DriftOptions history(String schema, String table) {
        return new DriftOptions(Optional.of(schema + "." + table), schemas, ignored, grants);
    }

    /** These schemas alone. */
    public DriftOptions schemas(List<String> names) {
        return new DriftOptions(history, names, ignored, grants);
    }

    /** Objects that may differ. */
    public DriftOptions ignoring(List<String> patterns) {
        return new DriftOptions(history, schemas, patterns, grants);
    }

    /** With rights, or without. */
    public DriftOptions grants(boolean compared) {
        return new DriftOptions(history, schemas, ignored, compared);
    }

    boolean isLeftOut(ObjectId id) {
        String top = id.top().replace("\"", "");
        String full = id.parent().isEmpty() ? top : top + "." + id.name().replace("\"", "");
        boolean isHistory = history.isPresent()
                ? top.equals(history.get())
                : top.substring(top.indexOf('.') + 1).equals(HISTORY);
        return isHistory
                || ignored.stream()
                        .map(DriftOptions::pattern)
                        .anyMatch(p -> p.matcher(top).matches()
                                || p.matcher(full).matches()
                                || (id.kind() == ObjectKind.SCHEMA
                                        && p.matcher(top + ".").matches()));
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
