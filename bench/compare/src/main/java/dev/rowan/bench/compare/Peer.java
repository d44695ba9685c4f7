package dev.rowan.bench.compare;

import dev.enginecam.Cam;
import dev.enginecam.User;
import dev.rowan.bench.Bench;
import dev.rowan.bench.CamsOfProject;
import dev.rowan.bench.Change;
import dev.rowan.bench.Contestant;
import dev.rowan.bench.GraphByKey;
import dev.rowan.bench.GraphWithoutJson;
import dev.rowan.bench.Graphs.UserProjects;
import dev.rowan.bench.HundredFinds;
import dev.rowan.bench.HundredInserts;
import dev.rowan.bench.HundredUpdates;
import dev.rowan.bench.InsertReturning;
import dev.rowan.bench.KeysetPage;
import dev.rowan.bench.ListOfGraphs;
import dev.rowan.bench.RowByKey;
import dev.rowan.bench.TenThousandInserts;
import dev.rowan.bench.ThousandRequests;
import dev.rowan.bench.TransactionOfOne;
import dev.rowan.bench.TwentyGraphs;
import dev.rowan.bench.TypedSql;
import dev.rowan.bench.UnrelatedReads;
import dev.rowan.bench.UpdateOneColumn;
import dev.rowan.bench.UpsertReturning;
import dev.rowan.bench.Work;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A library, used as its own documentation recommends. What it reads stays of its own types, as its users have it: that is
 * what is measured, and for the tests it is made into EngineCam's rows afterwards.
 *
 * @param <U> a user
 * @param <C> a cam
 * @param <G> a user with projects with cams
 */
public abstract class Peer<U, C, G> implements Contestant, AutoCloseable {
    /** The row of a key. */
    protected abstract Optional<U> find(String userId);

    /** The row as stored, of which the five columns of {@link InsertReturning} were given. */
    protected abstract C insert();

    /** One column of one row; a row that is not there is an error. */
    protected abstract void update(Change change);

    /** That of a user by key. */
    protected abstract G graph(String userId);

    /** Those of the users from one to before another, by key. */
    protected abstract List<G> graphs(String from, String before);

    /** In the order of their key. */
    protected abstract List<C> cams(int projectId);

    /** The next cams of a project, in the order of their key. */
    protected abstract List<C> page(int projectId, int after, int size);

    /** New cams for a project, in one transaction; how many. */
    protected abstract int insertAll(int projectId, int count);

    /** As EngineCam has it. */
    protected abstract User user(U own);

    /** As EngineCam has it. */
    protected abstract Cam cam(C own);

    /** As EngineCam has it, in the order of keys. */
    protected abstract UserProjects userProjects(G own);

    @Override
    public boolean does(Work work) {
        return !(work instanceof TransactionOfOne
                || work instanceof TypedSql
                || work instanceof UnrelatedReads
                || work instanceof GraphWithoutJson
                || work instanceof TwentyGraphs
                || work instanceof UpsertReturning
                || work instanceof HundredFinds
                || work instanceof HundredUpdates);
    }

    @Override
    public final Object run(Work work, Bench bench) throws SQLException {
        return switch (work) {
            case RowByKey w -> find(bench.userId());
            case InsertReturning w -> insert();
            case UpdateOneColumn w -> change(bench.change());
            case GraphByKey w -> graph(w.userId());
            case ListOfGraphs w -> graphs(w.from(), w.before());
            case CamsOfProject w -> cams(w.projectId());
            case KeysetPage w -> page(w.projectId(), w.after(), w.size());
            case HundredInserts w -> insertAll(w.projectId(), w.count());
            case TenThousandInserts w -> insertAll(w.projectId(), w.count());
            case ThousandRequests w -> w.concurrently(() -> find(bench.userId()));
            case TransactionOfOne w -> throw notCompared(w);
            case TypedSql w -> throw notCompared(w);
            case GraphWithoutJson w -> throw notCompared(w);
            case UnrelatedReads w -> throw notCompared(w);
            case TwentyGraphs w -> throw notCompared(w);
            case UpsertReturning w -> throw notCompared(w);
            case HundredFinds w -> throw notCompared(w);
            case HundredUpdates w -> throw notCompared(w);
        };
    }

    /** Does it once; what comes back is as hand-written JDBC has it. */
    final Object rows(Work work, Bench bench) throws SQLException {
        return switch (work) {
            case RowByKey w -> find(bench.userId()).map(this::user);
            case InsertReturning w -> cam(insert());
            case GraphByKey w -> userProjects(graph(w.userId()));
            case ListOfGraphs w ->
                graphs(w.from(), w.before()).stream().map(this::userProjects).toList();
            case CamsOfProject w -> cams(w.projectId()).stream().map(this::cam).toList();
            case KeysetPage w ->
                page(w.projectId(), w.after(), w.size()).stream().map(this::cam).toList();
            case ThousandRequests w -> w.concurrently(() -> find(bench.userId()).map(this::user));
            case UpdateOneColumn w -> run(work, bench);
            case HundredInserts w -> run(work, bench);
            case TenThousandInserts w -> run(work, bench);
            case TransactionOfOne w -> throw notCompared(w);
            case TypedSql w -> throw notCompared(w);
            case GraphWithoutJson w -> throw notCompared(w);
            case UnrelatedReads w -> throw notCompared(w);
            case TwentyGraphs w -> throw notCompared(w);
            case UpsertReturning w -> throw notCompared(w);
            case HundredFinds w -> throw notCompared(w);
            case HundredUpdates w -> throw notCompared(w);
        };
    }

    private static IllegalArgumentException notCompared(Work work) {
        return new IllegalArgumentException("not compared: " + work.title());
    }

    /** Nothing, for most. */
    @Override
    public void close() {}

    private Change change(Change change) {
        update(change);
        return change;
    }
}
