package dev.rowan.table;

import dev.rowan.column.ColumnValues;
import dev.rowan.session.JooqSql;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.RowColumn;
import dev.rowan.shape.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A queue's step in one statement: rows that nobody else has locked are marked and returned. The rows are picked before the UPDATE and
 * once (MATERIALIZED): a sub-select in its WHERE might be evaluated again, and lock more.
 */
public final class Claim {
    private Claim() {}

    /**
     * The marked rows, in the order of the query.
     *
     * @param picked selects the primary key's columns, as the row type has them, and locks them
     * @throws IllegalArgumentException when the mark is empty: nobody could tell that the rows are taken
     */
    public static <R> List<R> run(Session session, String id, RowType<R> row, JooqSql picked, ColumnValues mark) {
        if (mark.isEmpty()) {
            throw new IllegalArgumentException(
                    id + ": the mark changes nothing\nhelp: set the column that the query looks at");
        }
        var statement = Statement.dynamic(id, text(row, picked, mark));
        session.refuseIfAsked(id);
        return session.list(statement, s -> mark.bind(s, picked.bind(s, 1)), row::read);
    }

    private static String text(RowType<?> row, JooqSql picked, ColumnValues mark) {
        String table = row.sqlName();
        List<String> keys = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (int place : row.key()) {
            RowColumn column = row.columns().get(place);
            String name = "k" + (keys.size() + 1);
            keys.add("p." + column.name() + " as " + name);
            equal.add(table + "." + column.name() + column.cast() + " = picked." + name);
        }
        String returned = row.columns().stream()
                .map(c -> table + "." + c.name() + c.cast())
                .collect(Collectors.joining(", "));
        String read = row.columns().stream().map(RowColumn::name).collect(Collectors.joining(", "));
        return "with picked as materialized (\n    select " + String.join(", ", keys)
                + ", row_number() over () as rn\n    from (" + picked.text() + ") as p),\nmarked as (\n    update "
                + table
                + StatementFamily.assignments(mark) + row.nextVersion(table) + "\n    from picked\n    where "
                + String.join(" and ", equal) + "\n    returning " + returned + ", picked.rn)\nselect " + read
                + "\nfrom marked\norder by rn";
    }
}
