package dev.rowan.codegen.queries;

/** A part of a file's SQL; {@code offset} is where it starts in the file. */
sealed interface Piece {
    int offset();

    /** SQL that stands as it is. */
    record Text(int offset, String text) implements Piece {}

    /** An operator with a question mark, which JDBC wants doubled. */
    record Questions(int offset, String text) implements Piece {}

    /** {@code :name}; {@code subscripted} where a bracket or a dot follows. */
    record Parameter(int offset, String name, boolean subscripted) implements Piece {}

    /** The start of an optional block: a comment such as {@code /*? name *}{@code /}. */
    record Open(int offset, String name) implements Piece {}

    /** The end of an optional block: a comment that holds a question mark alone, and blanks if any. */
    record Close(int offset) implements Piece {}
}
