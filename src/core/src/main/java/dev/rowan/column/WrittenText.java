package dev.rowan.column;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Notes the text of what a type sets a parameter to, for arrays: a user's binding says it in no other way. It has no statement behind
 * it: what sets a value that is no text, number or the like, is refused.
 */
final class WrittenText extends DefaultPreparedStatement {
    private @Nullable String text;

    private WrittenText() {
        super(null);
    }

    @SuppressWarnings("unchecked") // the class is that of elements, which are not read
    static <U> TextType<U> of(ColumnType<U> type) {
        Elements<U> elements = Elements.of(type);
        return new TextType<>(
                (Class<U>) Object.class,
                text -> {
                    throw new TextType.Unreadable("is written and never read");
                },
                value -> elements == null ? set(type, value) : plain(elements, value),
                type::check);
    }

    private static <U> String plain(Elements<U> elements, U value) {
        var text = new StringBuilder();
        elements.append(value, text, (plain, out) -> out.append(plain));
        return text.toString();
    }

    private static <U> String set(ColumnType<U> type, U value) {
        var written = new WrittenText();
        try {
            type.set(written, 1, value);
        } catch (SQLException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (written.text == null) {
            throw new IllegalArgumentException("the binding sets no value that can be an element of an array");
        }
        return written.text;
    }

    @Override
    public void setString(int parameter, @Nullable String value) {
        text = value;
    }

    @Override
    public void setBigDecimal(int parameter, @Nullable BigDecimal value) {
        text = value == null ? null : value.toString();
    }

    @Override
    public void setBoolean(int parameter, boolean value) {
        text = String.valueOf(value);
    }

    @Override
    public void setShort(int parameter, short value) {
        text = String.valueOf(value);
    }

    @Override
    public void setInt(int parameter, int value) {
        text = String.valueOf(value);
    }

    @Override
    public void setLong(int parameter, long value) {
        text = String.valueOf(value);
    }

    @Override
    public void setBytes(int parameter, byte @Nullable [] value) {
        text = value == null ? null : "\\x" + HexFormat.of().formatHex(value);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, int type) {
        setObject(parameter, value);
    }

    @Override
    public void setObject(int parameter, @Nullable Object value) {
        text = switch (value) {
            case PGobject object -> object.getValue();
            case String given -> given;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case UUID uuid -> uuid.toString();
            case LocalDate date -> TimeText.text(date);
            case OffsetDateTime time -> TimeText.text(time.toInstant());
            case null, default -> null;
        };
    }
}
