package dev.rowan.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.Queries;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.TextTypes;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.TooManyRows;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** What queries of files send, and how their parameters are set. */
class QueryVerbsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.ofSql("""
            create table t (n integer not null);
            create procedure add(m integer) language sql as 'insert into t values (m)';
            """);

    private static final Statement SERIES = new Statement("t.series", "select generate_series(1, ?)");
    private static final RowReader<Integer> INTEGER = (rs, c) -> rs.getInt(c);

    private final List<StatementEvent> events = new ArrayList<>();
    private Session session = Session.of(new PGSimpleDataSource(), (schema, table, constraint) -> null, null);

    @BeforeEach
    void open(TestDatabase database) {
        session = Session.of(database.dataSource(), (schema, table, constraint) -> null, events::add);
    }

    @Test
    void one_row_is_that_row() {
        assertThat(session.one(SERIES, s -> s.setInt(1, 1), INTEGER)).isEqualTo(1);
        assertThat(session.optional(SERIES, s -> s.setInt(1, 1), INTEGER)).contains(1);
        assertThat(session.optional(SERIES, List.of(1))).contains(1);
        assertThat(session.one(SERIES, List.of(1))).isEqualTo(1);
    }

    @Test
    void no_row_is_an_error_where_one_is_promised() {
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> session.one(SERIES, s -> s.setInt(1, 0), INTEGER))
                .withMessage("t.series: no row, where one is promised");
        assertThatExceptionOfType(RowNotFound.class).isThrownBy(() -> session.one(SERIES, List.of()));
        assertThat(session.optional(SERIES, s -> s.setInt(1, 0), INTEGER)).isEmpty();
        assertThat(session.optional(SERIES, List.of())).isEmpty();
    }

    @Test
    void a_second_row_is_an_error_which_the_listener_hears_of() {
        assertThatExceptionOfType(TooManyRows.class)
                .isThrownBy(() -> session.one(SERIES, s -> s.setInt(1, 2), INTEGER))
                .withMessage("t.series: more than one row, where at most one is promised")
                .satisfies(e -> assertThat(events)
                        .singleElement()
                        .extracting(StatementEvent::failure)
                        .isSameAs(e));
        assertThatExceptionOfType(TooManyRows.class)
                .isThrownBy(() -> session.optional(SERIES, s -> s.setInt(1, 2), INTEGER));
        assertThatExceptionOfType(TooManyRows.class).isThrownBy(() -> session.one(SERIES, List.of(1, 2)));
    }

    @Test
    void rows_written_are_counted() {
        var insert = new Statement("t.add", "insert into t select generate_series(1, ?)");
        assertThat(session.write(insert, s -> s.setInt(1, 7))).isEqualTo(7);
        assertThat(events).singleElement().extracting(StatementEvent::rows).isEqualTo(7L);
    }

    @Test
    void what_returns_rows_and_what_does_not_can_be_run() {
        session.run(SERIES, s -> s.setInt(1, 3));
        session.run(new Statement("t.call", "call add(?)"), s -> s.setInt(1, 5));
        session.run(new Statement("t.insert", "insert into t values (?)"), s -> s.setInt(1, 6));
        assertThat(session.list(new Statement("t.list", "select n from t order by n"), Binder.NONE, INTEGER))
                .containsExactly(5, 6);
    }

    @Test
    void rows_that_agree_but_for_their_lists_become_one_in_the_order_of_the_first() {
        record Row(String name, List<Integer> numbers) {}
        List<Row> rows = List.of(
                new Row("b", List.of(1)), new Row("a", List.of()), new Row("b", List.of(1)), new Row("b", List.of(3)));
        assertThat(Nesting.merge(rows, Row::numbers, (row, numbers) -> new Row(row.name(), numbers)))
                .containsExactly(new Row("b", List.of(1, 1, 3)), new Row("a", List.of()));
    }

    /** As generated classes call the inherited methods. */
    private static final class Parameters extends Queries {
        Parameters(Session session) {
            super(session);
        }

        List<Integer> among(@Nullable Collection<Integer> numbers) {
            return session.list(
                    new Statement("t.among", "select n from t where n = any(?::int4[]) order by n"),
                    s -> setAll(s, 1, TextTypes.INT4, numbers, "numbers"),
                    INTEGER);
        }

        String text(@Nullable String text) {
            return session.one(
                    new Statement("t.text", "select coalesce(?::text, 'null')"),
                    s -> setNullable(s, 1, ColumnTypes.TEXT, text, "text"),
                    (rs, c) -> rs.getString(c));
        }

        BigDecimal number(@Nullable BigDecimal number) {
            return session.one(
                    new Statement("t.number", "select ?::numeric"),
                    s -> set(s, 1, ColumnTypes.numeric(3, 1), number, "number"),
                    (rs, c) -> rs.getBigDecimal(c));
        }
    }

    @Test
    void a_collection_is_an_array_whose_elements_are_there() {
        var parameters = new Parameters(session);
        session.run(new Statement("t.fill", "insert into t values (1), (2), (3)"), Binder.NONE);
        assertThat(parameters.among(List.of(3, 1, 9))).containsExactly(1, 3);
        assertThat(parameters.among(List.of())).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> parameters.among(null))
                .withMessage("numbers is null");
        assertThatNullPointerException()
                .isThrownBy(() -> parameters.among(Arrays.asList(1, null)))
                .withMessage("an element of numbers is null");
    }

    @Test
    void a_parameter_that_can_be_null_is_null_or_checked() {
        var parameters = new Parameters(session);
        assertThat(parameters.text(null)).isEqualTo("null");
        assertThat(parameters.text("x")).isEqualTo("x");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> parameters.text("\0"))
                .withMessageStartingWith("t.text.text: ");
    }

    @Test
    void a_parameter_that_cannot_be_null_is_checked_before_anything_is_sent() {
        var parameters = new Parameters(session);
        assertThat(parameters.number(new BigDecimal("1.5"))).isEqualTo("1.5");
        assertThatNullPointerException()
                .isThrownBy(() -> parameters.number(null))
                .withMessage("number is null");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> parameters.number(new BigDecimal("1.55")))
                .withMessageStartingWith("t.number.number: ");
        assertThat(events).hasSize(1);
    }
}
