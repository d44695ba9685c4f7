package dev.rowan.session;

import dev.rowan.error.Constraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the constraint where a server sends no fields for it but its words: postgres_fdw passes on another server's error that
 * way, Citus a worker's. A shard's number at the end of a name is left out. A message may hold anything: only constants that the
 * jar has are accepted.
 */
final class NamesInMessage {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern NULL_IN_COLUMN =
            Pattern.compile("^null value in column \"([^\"]+)\" of relation \"([^\"]+)\" violates not-null constraint");
    private static final Pattern SHARD = Pattern.compile("_\\d+$");

    private NamesInMessage() {}

    /** Null when the message names none of the jar's constraints, or more than one. */
    static @Nullable Constraint constraint(ConstraintNames constraints, String message) {
        Set<String> names = new LinkedHashSet<>();
        for (Matcher name = QUOTED.matcher(message); name.find(); ) {
            names.add(name.group(1));
            names.add(withoutShard(name.group(1)));
        }
        Set<Constraint> known = new HashSet<>();
        for (String table : names) {
            known.addAll(constraints(constraints, table, names));
        }
        if (known.isEmpty()) {
            known.addAll(constraints(constraints, "", names));
        }
        return known.size() == 1 ? known.iterator().next() : null;
    }

    private static List<Constraint> constraints(ConstraintNames constraints, String table, Set<String> names) {
        List<Constraint> known = new ArrayList<>();
        for (String name : names) {
            Constraint constraint = constraints.find("", table, name);
            if (constraint != null) {
                known.add(constraint);
            }
        }
        return known;
    }

    /** Null when the message does not say which column was null. */
    static Constraint.@Nullable NotNull notNull(String message) {
        Matcher column = NULL_IN_COLUMN.matcher(message);
        return column.find() ? new Constraint.NotNull(withoutShard(column.group(2)), column.group(1)) : null;
    }

    private static String withoutShard(String name) {
        return SHARD.matcher(name).replaceFirst("");
    }
}
