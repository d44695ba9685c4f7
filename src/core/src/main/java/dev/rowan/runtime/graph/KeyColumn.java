package dev.rowan.runtime.graph;

import dev.rowan.runtime.ColumnType;
import dev.rowan.runtime.TextType;

/**
 * A column where a relation starts. Its type is one that holds the values of both sides, of which one can be an integer and the other
 * a bigint.
 *
 * @param name quoted where PostgreSQL needs it
 * @param sqlType its type, qualified and quoted
 * @param type its values in the text of an array
 * @param read how the values of both sides are read, so that those equal for PostgreSQL are equal
 */
public record KeyColumn(String name, String sqlType, TextType<?> type, ColumnType<?> read) {}
