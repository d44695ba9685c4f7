package dev.rowan.codegen.names;

/**
 * What a {@code <forcedType>} of the user makes of a column.
 *
 * @param javaType the Java type, as source
 * @param converted the Java type that jOOQ gives the column by itself, which a converter takes
 * @param code of the converter or binding in the configuration, which tells them apart; empty where a name does
 * @param by how values go between the two
 * @param jooqField the constant of jOOQ's field in its table
 */
public record UserType(String javaType, String converted, String code, By by, String jooqField) {
    /** Whether values go the same way. */
    public boolean isLike(UserType other) {
        return javaType.equals(other.javaType)
                && converted.equals(other.converted)
                && code.equals(other.code)
                && by == other.by;
    }

    /** How values go between the column and the user's type. */
    public enum By {
        /** A type that jOOQ has, by its name. */
        NAME,
        CONVERTER,
        BINDING
    }
}
