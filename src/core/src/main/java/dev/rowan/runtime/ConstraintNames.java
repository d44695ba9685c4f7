package dev.rowan.runtime;

import dev.rowan.error.Constraint;
import org.jspecify.annotations.Nullable;

/** Finds the generated constant of a constraint that the server names in an error. Generated facades provide it. */
@FunctionalInterface
public interface ConstraintNames {
    /** Null when the jar was not generated with this constraint. */
    @Nullable
    Constraint find(String schema, String table, String constraint);
}
