package dev.rowan.testing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that facades sent in a test, by their ids: such as {@code users.find}. Those of {@code db.dsl()} are not among
 * them, and no BEGIN and COMMIT. {@link RoundTrips} counts everything.
 *
 * <pre>{@code
 * @Test
 * void a_sign_in_is_one_statement(EngineCam db, Statements statements) {
 *     signIn(db);
 *     assertThat(statements.ids()).containsExactly("users.upsertByEmail");
 * }
 * }</pre>
 *
 * <p>A facade that is a parameter of the test is heard. One that the application makes is heard by
 * {@code facade.listener(event -> statements.add(event.statementId()))}, or by the same listener in its configuration.
 *
 * <p>Safe for use by several threads, whose statements mix.
 */
public final class Statements {
    private final @Nullable LentConnections connections;
    private final List<Sent> sent = new ArrayList<>();
    private boolean heard;

    /** @param lease null where it is not known on which connection */
    private record Sent(String id, LentConnections.@Nullable Lease lease) {}

    Statements(@Nullable LentConnections connections) {
        this.connections = connections;
    }

    /** Of facades that somebody else makes, as Spring does: for {@link #add}. It knows of no transactions. */
    public static Statements create() {
        return new Statements(null);
    }

    /**
     * Notes a statement: for the listener of a facade that is no parameter. To be called on the thread that executes it.
     *
     * @param id such as {@code users.find}
     */
    public void add(String id) {
        var one = new Sent(requireNonNull(id, "id is null"), connections == null ? null : connections.held());
        synchronized (sent) {
            heard = true;
            sent.add(one);
        }
    }

    /** The ids in the order of their ends, since the test method began or {@link #clear} was called. A copy. */
    public List<String> ids() {
        synchronized (sent) {
            return sent.stream().map(Sent::id).toList();
        }
    }

    /** Runs the work and gives the ids that were sent meanwhile, by any thread, in the order of their ends. */
    public List<String> during(RoundTrips.Work<RuntimeException> work) {
        return during(RuntimeException.class, work);
    }

    /** Runs work that throws a checked exception, of the class {@code thrown}, and gives the ids that were sent meanwhile. */
    public <X extends Exception> List<String> during(Class<X> thrown, RoundTrips.Work<X> work) throws X {
        requireNonNull(thrown, "thrown is null");
        int before = ids().size();
        work.run();
        List<String> all = ids();
        return all.subList(Math.min(before, all.size()), all.size());
    }

    /** Forgets what was sent. JUnit's {@code @BeforeEach} methods need not: a test method begins without their statements. */
    public void clear() {
        synchronized (sent) {
            sent.clear();
        }
    }

    /**
     * Keeps a budget.
     *
     * @throws AssertionError with the ids and their numbers, when more were sent
     */
    public void assertAtMost(int max) {
        List<String> ids = ids();
        if (ids.size() > max) {
            throw new AssertionError("%s statements were sent, where @MaxStatements allows %s: %s"
                    .formatted(ids.size(), max, counted(ids)));
        }
    }

    /** In the order in which each came first. */
    private static String counted(List<String> ids) {
        return ids.stream()
                .distinct()
                .map(id -> times(id, ids.stream().filter(id::equals).count()))
                .collect(Collectors.joining(", "));
    }

    static String times(String id, long count) {
        return count == 1 ? id : id + " " + count + " times";
    }

    /** Somebody listens from now on. */
    Statements heard() {
        synchronized (sent) {
            heard = true;
        }
        return this;
    }

    boolean isHeard() {
        synchronized (sent) {
            return heard;
        }
    }

    /** How often each id was sent within one transaction: the largest number of each that was more than once, sorted by id. */
    Map<String, Integer> repeats() {
        Map<Sent, Integer> counts = new HashMap<>();
        synchronized (sent) {
            sent.stream().filter(each -> each.lease() != null).forEach(each -> counts.merge(each, 1, Integer::sum));
        }
        Map<String, Integer> repeats = new TreeMap<>();
        counts.forEach((each, count) -> {
            if (count > 1) {
                repeats.merge(each.id(), count, Math::max);
            }
        });
        return repeats;
    }

    @Override
    public String toString() {
        return ids().toString();
    }
}
