package dev.rowan.codegen.queries;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a query's method gives: the header's {@code returns}. */
public enum Returns {
    /** Exactly one row; none or two are an error. */
    ONE,
    /** At most one row; two are an error. */
    OPTIONAL,
    /** A list. */
    MANY,
    /** A stream that must be closed. */
    STREAM,
    /** Nothing; rows are thrown away. */
    EXEC,
    /** How many rows were written. */
    ROWS;

    /** Whether rows are read. */
    public boolean readsRows() {
        return this != EXEC && this != ROWS;
    }

    static Optional<Returns> of(String word) {
        return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
