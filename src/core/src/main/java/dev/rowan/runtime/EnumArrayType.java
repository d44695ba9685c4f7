package dev.rowan.runtime;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One-dimensional arrays of one of PostgreSQL's enums, sent as text; the statement casts it. */
final class EnumArrayType<E extends Enum<E>> implements ColumnType<@Nullable E[]> {
    private static final ColumnType<@Nullable String[]> LITERALS =
            new ArrayType<>("text", String.class, ColumnTypes.TEXT);

    private final @Nullable E[] none;
    private final Function<E, String> literal;
    private final Map<String, E> byLiteral;

    EnumArrayType(E[] constants, Function<E, String> literal) {
        this.none = Arrays.copyOf(constants, 0);
        this.literal = literal;
        this.byLiteral = Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(literal, c -> c));
    }

    @Override
    public void set(PreparedStatement s, int parameter, @Nullable E @Nullable [] value) throws SQLException {
        LITERALS.set(
                s,
                parameter,
                value == null
                        ? null
                        : Arrays.stream(value)
                                .map(e -> e == null ? null : literal.apply(e))
                                .toArray(String[]::new));
    }

    @Override
    public @Nullable E @Nullable [] getNullable(ResultSet rs, int column) throws SQLException {
        @Nullable String @Nullable [] literals = LITERALS.getNullable(rs, column);
        if (literals == null) {
            return null;
        }
        @Nullable E[] constants = Arrays.copyOf(none, literals.length);
        for (int i = 0; i < literals.length; i++) {
            if (literals[i] != null && (constants[i] = byLiteral.get(literals[i])) == null) {
                throw new SQLException("column " + rs.getMetaData().getColumnLabel(column)
                        + " has a value that this jar's enum does not know");
            }
        }
        return constants;
    }
}
