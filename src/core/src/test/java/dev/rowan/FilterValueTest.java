package dev.rowan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class FilterValueTest {
    private enum Kind {
        GIFT,
        RUSH
    }

    private record Email(String value) {
        Email {
            if (!value.contains("@")) {
                throw new IllegalStateException("no address: " + value);
            }
        }
    }

    private static <V> FilterValue<V> of(DataType<V> type) {
        Field<V> field = DSL.field(DSL.name("x"), type);
        return FilterValue.of(field);
    }

    private static void refuses(DataType<?> type, String expected, String... texts) {
        for (String text : texts) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> of(type).parse(text))
                    .withMessage("expected " + expected)
                    .withNoCause();
        }
    }

    @Test
    void numbers_are_exact_and_short() {
        assertThat(of(SQLDataType.SMALLINT).parse("-32768")).isEqualTo(Short.MIN_VALUE);
        assertThat(of(SQLDataType.INTEGER).parse("+7")).isEqualTo(7);
        assertThat(of(SQLDataType.BIGINT).parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(of(SQLDataType.NUMERIC).parse("1.10")).isEqualTo(new BigDecimal("1.10"));
        assertThat(of(SQLDataType.DECIMAL_INTEGER).parse("12")).isEqualTo(BigInteger.valueOf(12));
        assertThat(of(SQLDataType.REAL).parse("1.5")).isEqualTo(1.5f);
        assertThat(of(SQLDataType.DOUBLE).parse("-1.5")).isEqualTo(-1.5);
        refuses(
                SQLDataType.SMALLINT,
                "a number from -32768 to 32767",
                "32768",
                "1.0",
                "",
                " 1",
                "0x10",
                "1e2",
                "\u0661");
        refuses(SQLDataType.BIGINT, "a whole number of 64 bits", "9223372036854775808", "1L");
        refuses(
                SQLDataType.NUMERIC,
                "a number such as 9.50",
                "1e1000000000",
                "NaN",
                "9,5",
                ".5",
                "1.",
                "1".repeat(201));
        refuses(SQLDataType.REAL, "a number such as 9.50", "9".repeat(40), "Infinity", "1f");
        refuses(SQLDataType.DOUBLE, "a number such as 9.50", "NaN", "0x1p3", "1d");
    }

    @Test
    void times_say_what_they_are() {
        assertThat(of(SQLDataType.LOCALDATE).parse("2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(of(SQLDataType.LOCALTIME).parse("23:59:59.999999")).isEqualTo(LocalTime.parse("23:59:59.999999"));
        assertThat(of(SQLDataType.LOCALDATETIME).parse("2024-02-29T12:00"))
                .isEqualTo(LocalDateTime.parse("2024-02-29T12:00"));
        assertThat(of(SQLDataType.INSTANT).parse("2024-02-29T12:00:00+02:00"))
                .isEqualTo(Instant.parse("2024-02-29T10:00:00Z"));
        assertThat(of(SQLDataType.OFFSETDATETIME).parse("2024-02-29T12:00:00Z"))
                .isEqualTo(OffsetDateTime.parse("2024-02-29T12:00:00Z"));
        refuses(
                SQLDataType.LOCALDATE,
                "a date such as 2026-01-31",
                "2023-02-29",
                "today",
                "10000-01-01",
                "-0001-01-01");
        refuses(SQLDataType.LOCALTIME, "a time such as 12:30:00", "24:00", "12:30:00.1234567");
    }

    @Test
    void others_are_as_everybody_writes_them() {
        String uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
        assertThat(of(SQLDataType.UUID).parse(uuid)).isEqualTo(UUID.fromString(uuid));
        assertThat(of(SQLDataType.BOOLEAN).parse("false")).isFalse();
        assertThat(of(SQLDataType.VARCHAR).parse("")).isEmpty();
        assertThat(of(SQLDataType.VARCHAR).isText()).isTrue();
        assertThat(of(SQLDataType.BOOLEAN).isOrdered()).isFalse();
        refuses(SQLDataType.UUID, "a uuid of 36 characters", "1-1-1-1-1", uuid + "0");
        refuses(SQLDataType.BOOLEAN, "true or false", "TRUE", "1", "");
        refuses(SQLDataType.VARCHAR, "a text without the character 0", "a\u0000", "\udc00");
        assertThatIllegalArgumentException().isThrownBy(() -> of(SQLDataType.JSONB));
    }

    @Test
    void converters_of_the_user_make_the_value_and_say_nothing_of_it() {
        DataType<Email> email = SQLDataType.VARCHAR.asConvertedDataType(
                Converter.ofNullable(String.class, Email.class, Email::new, Email::value));
        assertThat(of(email).parse("a@b")).isEqualTo(new Email("a@b"));
        assertThat(of(email).isOrdered()).isTrue();
        assertThat(of(email).isText()).isFalse();
        refuses(email, "a text without the character 0", "secret");
        DataType<Kind> kind = SQLDataType.VARCHAR.asConvertedDataType(Converter.ofNullable(
                String.class,
                Kind.class,
                s -> Kind.valueOf(s.toUpperCase(Locale.ROOT)),
                k -> k.name().toLowerCase(Locale.ROOT)));
        assertThat(of(kind).parse("rush")).isEqualTo(Kind.RUSH);
        assertThat(of(kind).isOrdered()).isFalse();
        refuses(kind, "one of gift, rush", "GIFT", "", "gift|rush");
    }
}
