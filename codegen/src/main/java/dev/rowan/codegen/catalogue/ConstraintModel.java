package dev.rowan.codegen.catalogue;

import java.util.List;

/**
 * A constraint but NOT NULL, or a unique index.
 *
 * @param kind what a person calls it
 * @param of its columns, or expressions; empty where it has none
 * @param references the qualified name of the table that a foreign key points to, else empty
 * @param partial whether it holds of some rows only
 */
public record ConstraintModel(String name, String kind, List<String> of, String references, boolean partial) {}
