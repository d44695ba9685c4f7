package dev.rowan.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.XML;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The types that need more than JDBC's setters: bytes, intervals, arrays and what PostgreSQL would cut or rewrite. */
@SuppressWarnings("NullAway") // literals of arrays: their elements are not declared nullable
class MoreColumnTypesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    record Case<T>(String sqlType, String parameter, ColumnType<T> type, List<T> values) {
        @SafeVarargs
        @SuppressWarnings("varargs")
        static <T> Case<T> of(String sqlType, String parameter, ColumnType<T> type, T... values) {
            return new Case<>(sqlType, parameter, type, List.of(values));
        }

        @Override
        public String toString() {
            return sqlType;
        }
    }

    static Stream<Case<?>> cases() {
        return scalars();
    }

    private static Stream<Case<?>> scalars() {
        byte[] all = new byte[70_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return Stream.of(
                Case.of("bytea", "?", ColumnTypes.BYTEA, new byte[0], new byte[] {0}, all),
                Case.of("oid", "?::oid", ColumnTypes.OID, 0L, 1L, 0xffff_ffffL),
                Case.of("name", "?", ColumnTypes.NAME, "", "a ", "x".repeat(63), "\ud83d\ude97".repeat(15)),
                Case.of("\"char\"", "?", ColumnTypes.CHAR, "", " ", "a", "\u007f", "\\", "\u0001"),
                Case.of("xml", "?", ColumnTypes.XML, XML.xml("<a>ü &lt; \ud83d\ude97\n </a>"), XML.xml("text")),
                Case.of(
                        "interval",
                        "?",
                        ColumnTypes.INTERVAL,
                        interval(0, 0, 0, 0, 0, 0, 0),
                        interval(1, 2, 3, 4, 5, 6, 789_000),
                        new YearToSecond(new YearToMonth(1, 2).neg(), new DayToSecond(3, 4, 5, 6, 1_000)),
                        new YearToSecond(new YearToMonth(0, 11), new DayToSecond(3, 23, 59, 59, 999_999_000).neg()),
                        new YearToSecond(new YearToMonth(0, 0), new DayToSecond(0, 0, 0, 0, 1_000).neg()),
                        interval(100_000_000, 11, Integer.MAX_VALUE, 23, 59, 59, 999_999_000)));
    }

    private static YearToSecond interval(
            int years, int months, int days, int hours, int minutes, int seconds, int nanos) {
        return new YearToSecond(new YearToMonth(years, months), new DayToSecond(days, hours, minutes, seconds, nanos));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void every_value_comes_back_as_it_was_given(Case<T> one, TestDatabase database) throws SQLException {
        try (Connection connection = opened(database, one.sqlType())) {
            for (T value : one.values()) {
                for (int i = 0; i < 7; i++) {
                    T stored = stored(connection, one, one.type().check(value));
                    assertThat(stored).isEqualTo(value);
                    assertThat(String.valueOf(stored).startsWith("[")
                                    || String.valueOf(stored).equals(value.toString()))
                            .isTrue();
                }
            }
            for (int i = 0; i < 7; i++) {
                assertThat(stored(connection, one, null)).isNull();
            }
        }
    }

    private static Connection opened(TestDatabase database, String sqlType) throws SQLException {
        Connection connection = database.connect();
        try (var s = connection.createStatement()) {
            s.execute("create table t (v " + sqlType + ")");
        }
        return connection;
    }

    private static <T> @Nullable T stored(Connection connection, Case<T> one, @Nullable T value) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute("truncate t");
        }
        try (var insert = connection.prepareStatement("insert into t values (" + one.parameter() + ") returning v")) {
            one.type().set(insert, 1, value);
            try (var rs = insert.executeQuery()) {
                assertThat(rs.next()).isTrue();
                return one.type().getNullable(rs, 1);
            }
        }
    }

    /** @param since the first version of PostgreSQL that has such a value */
    record Unreadable(String sql, ColumnType<?> type, String message, int since) {
        Unreadable(String sql, ColumnType<?> type, String message) {
            this(sql, type, message, 14);
        }
    }

    static Stream<Unreadable> unreadable() {
        return Stream.of(
                new Unreadable("'NaN'::numeric", ColumnTypes.NUMERIC, ""),
                new Unreadable("'infinity'::numeric", ColumnTypes.NUMERIC, ""),
                new Unreadable("'24:00'::interval", ColumnTypes.INTERVAL, "column v has 24 hours or more"),
                new Unreadable(
                        "'2562047788:00:54'::interval", ColumnTypes.INTERVAL, "column v has 24 hours or more", 15),
                new Unreadable("'1 day -00:00:01'::interval", ColumnTypes.INTERVAL, "column v has days and a time of"),
                new Unreadable("'infinity'::interval", ColumnTypes.INTERVAL, "column v is infinite, or the role", 17));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_value_that_java_cannot_hold_fails_the_read(Unreadable one, TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            assumeTrue(
                    connection.getMetaData().getDatabaseMajorVersion() >= one.since(),
                    "needs PostgreSQL " + one.since());
            try (var s = connection.prepareStatement("select " + one.sql() + " as v")) {
                for (int i = 0; i < 7; i++) {
                    try (var rs = s.executeQuery()) {
                        assertThat(rs.next()).isTrue();
                        assertThatExceptionOfType(SQLException.class)
                                .isThrownBy(() -> one.type().getNullable(rs, 1))
                                .withMessageStartingWith(one.message());
                    }
                }
            }
        }
    }

    @Test
    void what_cannot_be_stored_exactly_is_refused_without_its_value() {
        refused(ColumnTypes.OID, -1L, "the number is outside of what oid holds, 0 to 4294967295");
        refused(ColumnTypes.OID, 0x1_0000_0000L, "the number is outside of what oid holds, 0 to 4294967295");
        refused(
                ColumnTypes.NAME,
                "ü".repeat(32),
                "the text has more bytes than the 63 that name keeps: shorten it first");
        refused(ColumnTypes.CHAR, "ab", "the text is more than the one ASCII character that \"char\" keeps");
        refused(ColumnTypes.CHAR, "ü", "the text is more than the one ASCII character that \"char\" keeps");
        refused(
                ColumnTypes.XML,
                XML.xml("<?xml version='1.0'?><a/>"),
                "the document has an XML declaration, which PostgreSQL rewrites: leave it out");
        refused(
                ColumnTypes.INTERVAL,
                interval(0, 0, 0, 0, 0, 0, 1),
                "the interval has nanoseconds, and PostgreSQL keeps microseconds: round it first");
    }

    private static <T> void refused(ColumnType<T> type, T value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> type.check(value)).withMessage(message);
    }
}
