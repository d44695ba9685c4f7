package dev.rowan.column;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jooq.Converter;
import org.jooq.Field;

/** The {@link ColumnType} of a column to which a {@code <forcedType>} of jOOQ's configuration gives another Java type. */
public final class UserTypes {
    /** {@code timestamptz}, cut to microseconds. In UTC, for PostgreSQL keeps the instant and not the offset. */
    public static final ColumnType<OffsetDateTime> OFFSET_DATE_TIME = new ConvertedType<>(
            ColumnTypes.TIMESTAMPTZ,
            Converter.of(Instant.class, OffsetDateTime.class, ColumnTypes::inUtc, OffsetDateTime::toInstant),
            "");

    private UserTypes() {}

    /**
     * By the converter that jOOQ's generated field has. It is called for values and never for null. One that fails while a row
     * is read, or makes null of a value of a column that is NOT NULL, makes the statement fail; one that fails for a value to
     * be written, or makes null of it, refuses the value.
     *
     * @param base how the converter's other side goes through JDBC
     */
    @SuppressWarnings(
            "unchecked") // javac saw that the converter takes the type that jOOQ gives the column, and base has it
    public static <T, U> ColumnType<U> converted(ColumnType<T> base, Field<U> field) {
        return new ConvertedType<>(base, (Converter<T, U>) field.getConverter(), owner(field));
    }

    private static String owner(Field<?> field) {
        return field.getQualifiedName().unquotedName().toString();
    }

    /** The same for the elements of an array parameter. */
    @SuppressWarnings("unchecked") // as above
    public static <T, U> TextType<U> element(TextType<T> base, Field<U> field) {
        return new ConvertedType<>(base, (Converter<T, U>) field.getConverter(), owner(field)).text(base);
    }

    /**
     * The elements of arrays of keys, which are written and not read: as single values of the type are sent.
     *
     * @param type of the column, for example one that a binding reads and sets
     */
    public static <U> TextType<U> written(ColumnType<U> type) {
        return WrittenText.of(type);
    }

    /**
     * By the binding that jOOQ's generated field has, for null too. Its {@code sql} is not called: static SQL has
     * {@code ?::type}.
     */
    public static <U> ColumnType<U> bound(Field<U> field) {
        return new BoundType<>(field);
    }

    /**
     * Numbers of another Java type; one that does not fit exactly is refused, whichever way it goes.
     *
     * @param stored what {@code base} has
     * @param type Short, Integer, Long, BigInteger or BigDecimal
     */
    public static <T extends Number, U extends Number> ColumnType<U> number(
            ColumnType<T> base, Class<T> stored, Class<U> type) {
        return new NumberType<>(base, stored, type);
    }
}
