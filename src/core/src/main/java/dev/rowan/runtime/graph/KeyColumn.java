package dev.rowan.runtime.graph;

import dev.rowan.runtime.TextType;

/**
 * A column where a relation starts.
 *
 * @param name quoted where PostgreSQL needs it
 * @param sqlType its type, qualified and quoted
 * @param type its values in the text of an array
 */
public record KeyColumn(String name, String sqlType, TextType<?> type) {}
