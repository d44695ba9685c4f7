package dev.rowan.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One kind of work, done by each contestant; run by JMH or by {@link Interleaved}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public abstract sealed class Work
        permits CamsOfProject,
                CursorPage,
                DynamicFilter,
                GraphByKey,
                GraphWithoutJson,
                HundredFinds,
                HundredInserts,
                HundredUpdates,
                InsertReturning,
                JoinRows,
                KeysetPage,
                ListOfGraphs,
                Projection,
                RowByKey,
                SeveralStatements,
                TenThousandInserts,
                ThousandRequests,
                TransactionOfOne,
                TwentyGraphs,
                TypedSql,
                UnrelatedReads,
                UpdateOneColumn,
                UpsertReturning {
    static List<Work> all() {
        return List.of(
                new RowByKey(),
                new InsertReturning(),
                new UpdateOneColumn(),
                new UpsertReturning(),
                new HundredFinds(),
                new HundredUpdates(),
                new TransactionOfOne(),
                new SeveralStatements(),
                new ThousandRows(),
                new ThousandRowsWithJson(),
                new Projection(),
                new JoinOfTen(),
                new JoinOfHundred(),
                new JoinOfThousand(),
                new TypedSql(),
                new UnrelatedReads(),
                new GraphByKey(),
                new GraphWithoutJson(),
                new ListOfGraphs(),
                new KeysetPage(),
                new CursorPage(),
                new DynamicFilter(),
                new HundredInserts(),
                new TenThousandInserts(),
                new TenThousandCopied(),
                new TwentyGraphs());
    }

    /** As a person would write it who knows the driver and cares. */
    public abstract Object jdbc(Bench bench) throws SQLException;

    /** The generated code's verb. */
    public abstract Object rowan(Bench bench) throws SQLException;

    /** As jOOQ's manual shows it, with jOOQ's own settings. */
    public abstract Object jooq(Bench bench) throws SQLException;

    /** For people: what is done. */
    public abstract String title();

    /** Whether threads beside the measuring one do it. */
    public boolean concurrent() {
        return false;
    }

    /** Puts the tables back; not measured. */
    @TearDown(Level.Iteration)
    public void tidy(Bench bench) throws SQLException {}
}
