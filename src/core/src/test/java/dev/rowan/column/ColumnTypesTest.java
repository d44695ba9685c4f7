package dev.rowan.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type through a real column and back, as text and, once the driver has prepared the statement, as binary. */
class ColumnTypesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    enum Mood {
        GOOD,
        BAD
    }

    record Case<T>(String sqlType, ColumnType<T> type, List<T> values) {
        /** As generated code writes it: PostgreSQL's own enums need a cast. */
        String parameter() {
            return sqlType.equals("mood") ? "?::mood" : "?";
        }

        @SafeVarargs
        @SuppressWarnings("varargs")
        static <T> Case<T> of(String sqlType, ColumnType<T> type, T... values) {
            return new Case<>(sqlType, type, List.of(values));
        }

        @Override
        public String toString() {
            return sqlType;
        }
    }

    static Stream<Case<?>> cases() {
        return Stream.of(numbers(), texts(), times()).flatMap(cases -> cases);
    }

    private static Stream<Case<?>> numbers() {
        return Stream.of(
                Case.of("boolean", ColumnTypes.BOOL, true, false),
                Case.of("smallint", ColumnTypes.INT2, Short.MIN_VALUE, (short) 0, Short.MAX_VALUE),
                Case.of("integer", ColumnTypes.INT4, Integer.MIN_VALUE, 0, Integer.MAX_VALUE),
                Case.of("bigint", ColumnTypes.INT8, Long.MIN_VALUE, 0L, Long.MAX_VALUE),
                Case.of(
                        "real",
                        ColumnTypes.FLOAT4,
                        0f,
                        0.1f,
                        -0f,
                        Float.MIN_NORMAL,
                        Float.MAX_VALUE,
                        Float.NaN,
                        Float.NEGATIVE_INFINITY),
                Case.of(
                        "double precision",
                        ColumnTypes.FLOAT8,
                        0.1,
                        -0d,
                        Double.MIN_NORMAL,
                        Double.MAX_VALUE,
                        Double.NaN,
                        Double.POSITIVE_INFINITY),
                Case.of(
                        "numeric",
                        ColumnTypes.NUMERIC,
                        BigDecimal.ZERO,
                        new BigDecimal("-0.10"),
                        new BigDecimal("1E-300"),
                        new BigDecimal("9".repeat(200) + ".5")),
                Case.of("numeric(5,2)", ColumnTypes.numeric(5, 2), new BigDecimal("999.99"), new BigDecimal("-0.01")));
    }

    private static Stream<Case<?>> texts() {
        return Stream.of(
                Case.of("text", ColumnTypes.TEXT, "", "a", "ü \ud83d\ude97 ?", "\u0001\uffff"),
                Case.of("varchar(3)", ColumnTypes.varchar(3), "", "abc", "\ud83d\ude97\ud83d\ude97\ud83d\ude97", "a  "),
                Case.of(
                        "uuid",
                        ColumnTypes.UUID,
                        new UUID(0, 0),
                        UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")),
                Case.of("json", ColumnTypes.JSON, JSON.json("{ \"b\" : 1, \"a\" : [ ] , \"b\": null}")),
                Case.of("jsonb", ColumnTypes.JSONB, JSONB.jsonb("null"), JSONB.jsonb("{\"a\": [1.10, \"ü\"]}")),
                Case.of(
                        "mood",
                        ColumnTypes.enumeration(Mood.values(), m -> m.name().toLowerCase(java.util.Locale.ROOT)),
                        Mood.GOOD,
                        Mood.BAD));
    }

    private static Stream<Case<?>> times() {
        return Stream.of(
                Case.of(
                        "date",
                        ColumnTypes.DATE,
                        LocalDate.EPOCH,
                        LocalDate.of(1582, 10, 10),
                        LocalDate.of(-4712, 1, 1),
                        LocalDate.of(-4712, 1, 1),
                        LocalDate.of(5_874_897, 12, 31)),
                Case.of(
                        "time",
                        ColumnTypes.TIME,
                        LocalTime.MIDNIGHT,
                        LocalTime.NOON,
                        LocalTime.of(23, 59, 59, 999_999_000)),
                Case.of(
                        "time with time zone",
                        ColumnTypes.TIMETZ,
                        OffsetTime.of(1, 2, 3, 4_000, ZoneOffset.ofHoursMinutes(5, 45)),
                        OffsetTime.of(23, 59, 59, 0, ZoneOffset.ofHours(-12))),
                Case.of(
                        "timestamp",
                        ColumnTypes.TIMESTAMP,
                        LocalDateTime.of(2026, 3, 29, 2, 30), // does not exist in Berlin
                        LocalDateTime.of(-4712, 1, 1, 0, 0, 0, 1_000),
                        LocalDateTime.of(294276, 12, 31, 23, 59, 59, 999_999_000)),
                Case.of(
                        "timestamp with time zone",
                        ColumnTypes.TIMESTAMPTZ,
                        Instant.EPOCH,
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        Instant.parse("2026-10-25T00:30:00.123456Z"),
                        Instant.parse("-4712-01-01T00:00:00Z"),
                        Instant.parse("+294276-12-31T23:59:59.999999Z")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void every_value_comes_back_as_it_was_given(Case<T> one, TestDatabase database) throws SQLException {
        try (Connection connection = opened(database, one.sqlType())) {
            for (T value : one.values()) {
                for (int i = 0; i < 7; i++) {
                    assertThat(stored(connection, one, one.type().check(value))).isEqualTo(value);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void null_comes_back_as_null_and_is_refused_where_none_may_be(Case<T> one, TestDatabase database)
            throws SQLException {
        try (Connection connection = opened(database, one.sqlType())) {
            for (int i = 0; i < 7; i++) {
                assertThat(stored(connection, one, null)).isNull();
            }
            try (var s = connection.createStatement();
                    var rs = s.executeQuery("select v from t")) {
                assertThat(rs.next()).isTrue();
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> one.type().get(rs, 1))
                        .withMessage(
                                "column v is null in the row, and should never be: by the catalogue, or by its query");
            }
        }
    }

    private static Connection opened(TestDatabase database, String sqlType) throws SQLException {
        Connection connection = database.connect();
        try (var s = connection.createStatement()) {
            s.execute("create type mood as enum ('good', 'bad')");
            s.execute("set timezone = 'Asia/Kathmandu'");
            s.execute("create table t (v " + sqlType + ")");
        }
        return connection;
    }

    private static <T> @Nullable T stored(Connection connection, Case<T> one, @Nullable T value) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute("truncate t");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into t values (" + one.parameter() + ") returning v")) {
            one.type().set(insert, 1, value);
            try (var rs = insert.executeQuery()) {
                assertThat(rs.next()).isTrue();
                return one.type().getNullable(rs, 1);
            }
        }
    }

    @Test
    void times_are_cut_to_microseconds_and_never_rounded_up() {
        assertThat(ColumnTypes.TIMESTAMPTZ.check(Instant.parse("1969-12-31T23:59:59.999999999Z")))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(ColumnTypes.TIME.check(LocalTime.MAX)).isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
        assertThat(ColumnTypes.TIMESTAMP.check(LocalDateTime.of(2025, 12, 31, 23, 59, 59, 999_999_999)))
                .isEqualTo(LocalDateTime.of(2025, 12, 31, 23, 59, 59, 999_999_000));
    }

    @Test
    void what_cannot_be_stored_exactly_is_refused_without_its_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnTypes.numeric(5, 2).check(new BigDecimal("1.234")))
                .withMessage("the value has more decimals than numeric(5,2) keeps: round it first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnTypes.numeric(3, -2).check(new BigDecimal("150")))
                .withMessage("the value has more decimals than numeric(3,-2) keeps: round it first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnTypes.varchar(3).check("abc "))
                .withMessage("the text has more characters than varchar(3) keeps: shorten it first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnTypes.TEXT.check("\ud83d"))
                .withMessage("the text has half of a surrogate pair, which is no character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnTypes.JSON.check(JSON.json("\"\u0000\"")))
                .withMessage("the text has a NUL character, which PostgreSQL cannot store");
    }

    @Test
    void numbers_of_equal_value_pass_whatever_their_scale() {
        assertThat(ColumnTypes.numeric(5, 2).check(new BigDecimal("1.20000"))).isEqualByComparingTo("1.2");
        assertThat(ColumnTypes.numeric(3, -2).check(new BigDecimal("1E+4"))).isEqualByComparingTo("10000");
        assertThat(ColumnTypes.numeric(3, -2).check(BigDecimal.ZERO)).isZero();
    }

    @Test
    void a_value_that_the_enum_does_not_know_fails_the_read(TestDatabase database) throws SQLException {
        var one = ColumnTypes.enumeration(new Mood[] {Mood.GOOD}, m -> "good");
        try (Connection connection = database.connect();
                var s = connection.createStatement();
                var rs = s.executeQuery("select 'bad' as mood")) {
            assertThat(rs.next()).isTrue();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> one.getNullable(rs, 1))
                    .withMessage("column mood has a value that this jar's enum does not know");
        }
    }

    @Test
    void a_value_that_java_cannot_hold_fails_the_read(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                var s = connection.createStatement();
                var rs = s.executeQuery("select 'NaN'::numeric")) {
            assertThat(rs.next()).isTrue();
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ColumnTypes.NUMERIC.getNullable(rs, 1));
        }
    }

    /** The driver reads 24:00 as the last nanosecond of the day. */
    @Test
    void the_end_of_the_day_is_not_taken_for_a_moment_before_it(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                var s = connection.createStatement();
                var rs = s.executeQuery("select '24:00'::time, '24:00+01'::timetz")) {
            assertThat(rs.next()).isTrue();
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ColumnTypes.TIME.getNullable(rs, 1));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ColumnTypes.TIMETZ.getNullable(rs, 2));
        }
    }

    static Stream<Case<?>> infinite() {
        return Stream.of(
                Case.of("date", ColumnTypes.DATE),
                Case.of("timestamp", ColumnTypes.TIMESTAMP),
                Case.of("timestamp with time zone", ColumnTypes.TIMESTAMPTZ));
    }

    @ParameterizedTest
    @MethodSource("infinite")
    <T> void infinity_stays_infinity(Case<T> one, TestDatabase database) throws SQLException {
        try (Connection connection = opened(database, one.sqlType());
                var s = connection.createStatement()) {
            for (String infinity : List.of("infinity", "-infinity")) {
                T value;
                try (var rs = s.executeQuery("select '" + infinity + "'::" + one.sqlType())) {
                    assertThat(rs.next()).isTrue();
                    value = one.type().get(rs, 1);
                }
                assertThat(stored(connection, one, one.type().check(value))).isEqualTo(value);
                try (var rs = s.executeQuery("select v = '" + infinity + "' from t")) {
                    assertThat(rs.next()).isTrue();
                    assertThat(rs.getBoolean(1)).isTrue();
                }
            }
        }
    }

    /** The driver would send infinity. */
    @Test
    void a_time_outside_of_the_type_s_range_is_refused() {
        Instant lastOfAll = Instant.parse("+294276-12-31T23:59:59.999999Z");
        assertThat(ColumnTypes.TIMESTAMPTZ.check(lastOfAll.plusNanos(999))).isEqualTo(lastOfAll);
        assertOutside(ColumnTypes.TIMESTAMPTZ, lastOfAll.plusNanos(1_000));
        assertOutside(ColumnTypes.TIMESTAMPTZ, Instant.parse("-4713-12-31T23:59:59.999999Z"));
        assertOutside(ColumnTypes.TIMESTAMPTZ, Instant.MAX);
        assertOutside(ColumnTypes.TIMESTAMP, LocalDateTime.of(294277, 1, 1, 0, 0));
        assertOutside(ColumnTypes.TIMESTAMP, LocalDateTime.of(-4713, 12, 31, 23, 59));
        assertOutside(ColumnTypes.DATE, LocalDate.of(5_874_898, 1, 1));
        assertOutside(ColumnTypes.DATE, LocalDate.of(-4713, 12, 31));
    }

    private static <T> void assertOutside(ColumnType<T> type, T value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.check(value))
                .withMessage("the time is outside of what the driver can send");
    }
}
