package dev.rowan.type;

/** A generated enum whose constants stand for texts that a check or a type of PostgreSQL lists. */
public interface LiteralEnum {
    /** The value in SQL, such as {@code intake}. */
    String literal();
}
