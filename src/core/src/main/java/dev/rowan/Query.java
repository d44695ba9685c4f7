package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnValues;
import dev.rowan.session.JooqSql;
import dev.rowan.session.Session;
import dev.rowan.shape.RowType;
import dev.rowan.shape.Shape;
import dev.rowan.table.Claim;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/**
 * A dynamic query on one table: rendered by jOOQ, values bound, read by the generated reader. Immutable: each method
 * returns another query. Its statement id is the table's name and {@code where}, {@code count}, {@code exists}, {@code sum} ...
 *
 * @param <R> the table's row
 */
public sealed class Query<R> permits OrderedQuery {
    final Selected<R> selected;

    /** For repositories. */
    Query(Session session, RowType<R> row, Condition where) {
        this(new Selected<>(session, row, where, List.of(), 0, null, ""));
    }

    Query(Selected<R> selected) {
        this.selected = selected;
    }

    /** Narrows the query: both conditions must hold. */
    public Query<R> and(Condition condition) {
        return new Query<>(narrowed(condition));
    }

    /** Narrows the query to what somebody outside asks for. */
    public Query<R> and(Filter<R> filter) {
        return and(requireNonNull(filter, "filter is null").condition());
    }

    /** See {@link ClaimVerbs#claim}; {@code session}: of the repository, where the query may be of another. */
    final List<R> claim(Session session, ColumnValues mark) {
        String id = selected.id("claim");
        RowType<R> row = selected.row();
        String table = session.rendering().name(row.table()); // a condition can join others
        return Claim.run(
                session,
                id,
                row,
                selected.on(session)
                        .lock(" for no key update of " + table + " skip locked")
                        .sql(id, row.key()),
                mark);
    }

    final Selected<R> narrowed(Condition condition) {
        return selected.where(selected.where().and(requireNonNull(condition, "condition is null")));
    }

    /** Replaces the order. Without one, rows come in no particular order. */
    public OrderedQuery<R> orderBy(OrderField<?> first, OrderField<?>... more) {
        List<OrderField<?>> by = new ArrayList<>();
        by.add(requireNonNull(first, "first is null"));
        for (OrderField<?> one : requireNonNull(more, "more is null")) {
            by.add(requireNonNull(one, "one of more is null"));
        }
        return new OrderedQuery<>(selected.order(List.copyOf(by)));
    }

    /**
     * Replaces the order by one from outside. The primary key closes it, in the direction of the last column, so that the rows are always
     * in the same order.
     */
    public OrderedQuery<R> orderBy(Sort<R> sort) {
        return closed(requireNonNull(sort, "sort is null").fields());
    }

    /** By these, and by primary key where rows can be equal in them. */
    final OrderedQuery<R> closed(List<OrderField<?>> by) {
        Selected<R> sorted = selected.order(by);
        return new OrderedQuery<>(sorted.closed(Keyset.completed(sorted).order()));
    }

    /**
     * At most {@code rows} rows.
     *
     * @throws IllegalArgumentException when negative
     */
    public Query<R> limit(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("limit is " + rows + ": it cannot be negative");
        }
        return new Query<>(selected.limit(rows));
    }

    /** The rows; all of them without a {@link #limit}. One statement. */
    public List<R> list() {
        return selected.list();
    }

    /** What the shape makes of each row. One round trip; outside of a transaction one snapshot. */
    public <T> List<T> list(Shape<R, T> shape) {
        return selected.list(shape);
    }

    /** The first row in the query's order, if there is one. One statement, which reads one row. */
    public Optional<R> first() {
        return selected.one().list().stream().findFirst();
    }

    /** What the shape makes of the first row in the query's order, if there is one. One round trip. */
    public <T> Optional<T> first(Shape<R, T> shape) {
        return selected.one().list(shape).stream().findFirst();
    }

    /**
     * The rows in constant memory: the server keeps them, and some hundred are read at a time. To be closed.
     *
     * <pre>{@code
     * try (Stream<User> users = db.users().all().stream()) {
     *     users.forEach(...);
     * }
     * }</pre>
     *
     * <p>Outside of a transaction it has one of its own, which is committed when the stream is closed, and takes a connection so long.
     * Inside one it must be read before that ends ({@link dev.rowan.error.StreamClosed}).
     */
    public Stream<R> stream() {
        return selected.stream();
    }

    /**
     * What the shape makes of each row, in constant memory, else as {@link #stream()}: some hundred rows and what belongs to them are read
     * at a time, in a round trip each. Outside of a transaction all of it is one read-only snapshot; inside, each read sees what its
     * isolation shows.
     */
    public <T> Stream<T> stream(Shape<R, T> shape) {
        return selected.stream(shape);
    }

    /** Writes the rows to a stream, as {@link #copyOut(OutputStream, CopyFormat, LongConsumer)} does. */
    public long copyOut(OutputStream out, CopyFormat format) throws IOException {
        return copyOut(out, format, rows -> {});
    }

    /**
     * Writes the rows to a stream, as the server writes their values: {@code copy (select ...) to stdout}. In constant memory, and several times as
     * fast as {@link #stream()}. In a transaction of its own, or in a savepoint of one. It is one statement, for which the statement timeout
     * holds as a whole. Its id ends in {@code copy}.
     *
     * @param out is neither flushed nor closed
     * @param progress is told after each 10,000 rows how many there were so far, and at the end how many there are. What it sends in
     *     the same transaction is refused ({@link IllegalStateException}), and so is what {@code out} sends: the connection is busy with the COPY until it has
     *     ended
     * @return how many rows
     * @throws IOException of {@code out}; what was written stays written
     */
    public long copyOut(OutputStream out, CopyFormat format, LongConsumer progress) throws IOException {
        return selected.copyOut(
                requireNonNull(out, "out is null"),
                requireNonNull(format, "format is null"),
                requireNonNull(progress, "progress is null"));
    }

    /** How many rows meet the condition; order and limit play no part. One statement. */
    public long count() {
        String id = selected.id("count");
        JooqSql sql = selected.session().rendering().sql(id, selected.any(List.of(DSL.count())));
        return selected.session().get(sql.statement(id), sql, (rs, first) -> rs.getLong(first));
    }

    /** Whether a row meets the condition; order and limit play no part. One statement. */
    public boolean exists() {
        SelectQuery<?> select = selected.any(List.of(DSL.one()));
        select.addLimit(1);
        String id = selected.id("exists");
        JooqSql sql = selected.session().rendering().sql(id, select);
        return selected.session()
                .find(sql.statement(id), sql, (rs, first) -> true)
                .isPresent();
    }

    /**
     * The sum of a column, or of an expression of numbers, over all rows that meet the condition: exact for {@code integer},
     * {@code bigint} and {@code numeric}, whose sums PostgreSQL makes wider; of {@code real} and {@code double precision} as the server
     * adds them. Zero where there is no row, or only null. Order and limit play no part. One statement.
     *
     * @throws dev.rowan.error.QueryFailed when the sum is NaN or infinite
     */
    public BigDecimal sum(Field<? extends Number> column) {
        return new Aggregate<>(selected, "sum", requireNonNull(column, "column is null"))
                .number(DSL::sum)
                .orElse(BigDecimal.ZERO);
    }

    /**
     * The average, with the digits that PostgreSQL gives it; else as {@link #sum}.
     *
     * @return empty where there is no row, or only null
     */
    public Optional<BigDecimal> avg(Field<? extends Number> column) {
        return new Aggregate<>(selected, "avg", requireNonNull(column, "column is null")).number(DSL::avg);
    }

    /**
     * The least value of a column, or of an expression, over all rows that meet the condition; nulls, order and limit play no part.
     * One statement.
     *
     * @return empty where there is no row, or only null
     * @throws dev.rowan.error.QueryFailed when PostgreSQL has no {@code min} for the type, as for {@code boolean} and {@code jsonb}
     */
    public <V> Optional<V> min(Field<V> column) {
        return new Aggregate<>(selected, "min", requireNonNull(column, "column is null")).value(DSL::min);
    }

    /** The greatest value; else as {@link #min}. */
    public <V> Optional<V> max(Field<V> column) {
        return new Aggregate<>(selected, "max", requireNonNull(column, "column is null")).value(DSL::max);
    }

    /**
     * Locks the rows that it gives against every change, to the end of the transaction: {@code FOR UPDATE}. Inserts of rows that refer to
     * them wait too; see {@link #forNoKeyUpdate}.
     */
    public LockingQuery<R> forUpdate() {
        return new LockingQuery<>(selected, "update");
    }

    /** Locks against every change, and lets others insert rows that refer to them: {@code FOR NO KEY UPDATE}. For rows that you update. */
    public LockingQuery<R> forNoKeyUpdate() {
        return new LockingQuery<>(selected, "no key update");
    }

    /** Locks against every change by others, and lets others lock alike: {@code FOR SHARE}. */
    public LockingQuery<R> forShare() {
        return new LockingQuery<>(selected, "share");
    }

    /** Locks against deletion and a change of keys: {@code FOR KEY SHARE}. For rows that you are about to refer to. */
    public LockingQuery<R> forKeyShare() {
        return new LockingQuery<>(selected, "key share");
    }
}
