package dev.rowan.bench.compare;

import dev.enginecam.Cam;
import dev.enginecam.User;
import dev.rowan.bench.Bench;
import dev.rowan.bench.CamsOfProject;
import dev.rowan.bench.Change;
import dev.rowan.bench.Contestant;
import dev.rowan.bench.GraphByKey;
import dev.rowan.bench.Graphs.UserProjects;
import dev.rowan.bench.HundredFinds;
import dev.rowan.bench.HundredInserts;
import dev.rowan.bench.HundredUpdates;
import dev.rowan.bench.InsertReturning;
import dev.rowan.bench.ListOfGraphs;
import dev.rowan.bench.RowByKey;
import dev.rowan.bench.SeveralStatements;
import dev.rowan.bench.SeveralStatements.Done;
import dev.rowan.bench.TenThousandInserts;
import dev.rowan.bench.ThousandRequests;
import dev.rowan.bench.TwentyGraphs;
import dev.rowan.bench.UpdateOneColumn;
import dev.rowan.bench.UpsertReturning;
import dev.rowan.bench.Work;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A library, used as its own documentation recommends. What it reads stays of its own types, as its users have it: that is
 * what is measured, and for the tests it is made into EngineCam's rows afterwards.
 *
 * @param <U> a user
 * @param <C> a cam
 * @param <G> a user with projects with cams
 */
public abstract class Peer<U, C, G> implements Contestant, AutoCloseable {
    /**
     * What {@link SeveralStatements} found and stored.
     *
     * @param <U> a user
     * @param <C> a cam
     */
    public record Several<U, C>(U found, Change change, C stored) {}

    private @Nullable Ways ways;

    /** The row of a key. */
    protected abstract Optional<U> find(String userId);

    /** The rows of some keys, in the order of the keys. */
    protected abstract List<U> findAll(HundredFinds work);

    /** The row as stored, of which the five columns of {@link InsertReturning} were given. */
    protected abstract C insert();

    /** One column of one row; a row that is not there is an error. */
    protected abstract void update(Change change);

    /** One column of each of some rows, in one transaction; how many. */
    protected abstract long updateAll(List<Change> changes);

    /** The row as stored, whether it was there before or not. */
    protected abstract U upsert(Change change);

    /** Finds a user, updates the user and inserts the cam of {@link InsertReturning}, in one transaction. */
    protected abstract Several<U, C> several(Change change);

    /** That of a user by key. */
    protected abstract G graph(String userId);

    /** Those of the users from one to before another, by key. */
    protected abstract List<G> graphs(String from, String before);

    /** New users with projects with cams, in one transaction; how many users. */
    protected abstract int insertGraphs(TwentyGraphs work, int batch);

    /** In the order of their key. */
    protected abstract List<C> cams(int projectId);

    /** New cams for a project, in one transaction; how many. */
    protected abstract int insertAll(int projectId, int count);

    /** The works that not every library has a way to do. */
    protected abstract void more(Ways ways);

    /** As EngineCam has it. */
    protected abstract User user(U own);

    /** As EngineCam has it. */
    protected abstract Cam cam(C own);

    /** As EngineCam has it, in the order of keys. */
    protected abstract UserProjects userProjects(G own);

    @Override
    public final boolean does(Work work) {
        return ways().has(work);
    }

    @Override
    public final String differs(Work work) {
        return ways().differs(work);
    }

    @Override
    public final Object run(Work work, Bench bench) throws SQLException {
        return ways().run(work, bench);
    }

    /** Does it once; what comes back is as hand-written JDBC has it. */
    final Object rows(Work work, Bench bench) throws SQLException {
        return ways().rows(work, bench);
    }

    private Ways ways() {
        Ways all = ways;
        if (all == null) {
            all = new Ways()
                    .does(RowByKey.class, (w, bench) -> find(bench.userId()), found -> found.map(this::user))
                    .does(HundredFinds.class, (w, bench) -> findAll(w), each(this::user))
                    .does(InsertReturning.class, (w, bench) -> insert(), this::cam)
                    .does(UpdateOneColumn.class, (w, bench) -> change(bench.change()))
                    .does(HundredUpdates.class, (w, bench) -> updateAll(w.changes(bench)))
                    .does(UpsertReturning.class, (w, bench) -> upsert(bench.change()), own -> stored(user(own)))
                    .does(SeveralStatements.class, (w, bench) -> several(bench.change()), this::done)
                    .does(GraphByKey.class, (w, bench) -> graph(w.userId()), this::userProjects)
                    .does(ListOfGraphs.class, (w, bench) -> graphs(w.from(), w.before()), each(this::userProjects))
                    .does(TwentyGraphs.class, (w, bench) -> insertGraphs(w, bench.batch()))
                    .does(CamsOfProject.class, (w, bench) -> cams(w.projectId()), each(this::cam))
                    .does(HundredInserts.class, (w, bench) -> insertAll(w.projectId(), w.count()))
                    .does(TenThousandInserts.class, (w, bench) -> insertAll(w.projectId(), w.count()))
                    .does(
                            ThousandRequests.class,
                            (w, bench) -> w.concurrently(() -> find(bench.userId())),
                            each(found -> found.map(this::user)));
            more(all);
            ways = all;
        }
        return all;
    }

    private Change change(Change change) {
        update(change);
        return change;
    }

    private static Change stored(User user) {
        return new Change(user.id(), user.subscriptionStatus());
    }

    private Done done(Several<U, C> own) {
        return Done.of(user(own.found()), own.change(), cam(own.stored()));
    }

    /** Nothing, for most. */
    @Override
    public void close() {}

    /** Of each of many. */
    protected static <T, R> Function<List<T>, List<R>> each(Function<? super T, ? extends R> of) {
        return many -> many.stream().<R>map(of).toList();
    }
}
