package dev.rowan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchInsertTest {
    @RegisterExtension
    static final TestDatabases DATABASES =
            TestDatabases.ofSql("create table t (id integer generated always as identity, "
                    + String.join(
                            ", ",
                            IntStream.range(0, 100)
                                    .mapToObj(i -> "c" + i + " integer default " + i)
                                    .toList())
                    + ")");

    private static final Columns COLUMNS = Columns.of(
            "t",
            0,
            IntStream.range(0, 100)
                    .mapToObj(i -> new Column("c" + i, ColumnTypes.INT4))
                    .toArray(Column[]::new));
    private static final StatementFamily INSERT =
            StatementFamily.insert("t.insert", "insert into t", "returning id, c0");

    private static List<ColumnValues> rows(int count, ColumnValues row) {
        return IntStream.range(0, count).mapToObj(i -> row).toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 2", "511, 9", "512, 1", "513, 2", "1024, 2", "1500, 8"})
    void rows_go_in_powers_of_two_up_to_512(int rows, int statements) {
        assertThat(BatchInsert.split(INSERT, rows(rows, COLUMNS.required(1)))).hasSize(statements);
    }

    /** The protocol counts the parameters of a statement in 16 bits. */
    @Test
    void no_statement_has_more_parameters_than_the_protocol_takes() {
        Object[] all = IntStream.range(0, 100).boxed().toArray();
        assertThat(BatchInsert.split(INSERT, rows(512, COLUMNS.required(all)))).hasSize(2);
    }

    @Test
    void rows_without_a_column_go_one_by_one() {
        assertThat(BatchInsert.split(INSERT, rows(3, COLUMNS.none()))).hasSize(3);
    }

    @Test
    void rows_of_any_shape_come_back_in_their_places(TestDatabase database) {
        var session = Session.of(database.dataSource(), (schema, table, constraint) -> null, null);
        Object[] all = IntStream.range(0, 100).boxed().toArray();
        List<ColumnValues> given = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            given.add(
                    switch (i % 5) {
                        case 0 -> COLUMNS.none();
                        case 1 -> COLUMNS.none().withNullable(0, null);
                        case 2 -> COLUMNS.required(all).with(0, i);
                        default -> COLUMNS.required(i);
                    });
        }
        record Stored(int id, int c0) {}
        List<Stored> stored = session.insertAll(
                INSERT, given, values -> values, (rs, c) -> new Stored(rs.getInt(c), rs.getInt(c + 1)));
        assertThat(stored).hasSize(1_100).extracting(Stored::id).doesNotHaveDuplicates();
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i).c0()).as("row %d", i).isEqualTo(i % 5 < 2 ? 0 : i);
        }
    }
}
