package dev.rowan.review.migrations;

import dev.rowan.postgres.MigrationWatch;
import dev.rowan.postgres.ScratchDatabase;
import dev.rowan.review.MigrationStatement.Rows;
import dev.rowan.review.migrations.Observer.Held;
import dev.rowan.review.migrations.Observer.Work;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Measures on one database. Used by one thread. */
final class TraceWatch implements MigrationWatch, AutoCloseable {
    private final Predicate<String> isNew;
    private final Map<String, FillHints> hints;
    private final Map<String, TracedStatement> kept;

    private final Connection observing;
    private final Connection filling;
    private final Connection writing;
    private final Connection sampling;
    private final Observer observer;
    private final TableFiller filler;
    private final LockSampler sampler;
    private final Map<String, TracedMigration> done = new LinkedHashMap<>();
    private final Map<Long, Long> rows = new HashMap<>();
    private final Set<Long> ours = new HashSet<>();
    private final Set<Long> touched = new HashSet<>();

    private Optional<MigrationWatch.Migration> migration = Optional.empty();
    private Optional<MigrationWatch.Statement> running = Optional.empty();
    private List<TracedStatement> statements = new ArrayList<>();
    private SortedMap<String, String> unfilled = new TreeMap<>();
    private Catalog old = new Catalog(Map.of(), Map.of());
    private Catalog before = old;
    private Map<Long, Work> workBefore = Map.of();
    private Set<Held> held = Set.of();
    private String lockTimeout = "0";
    private int pid;

    TraceWatch(
            ScratchDatabase database,
            Predicate<String> isNew,
            Map<String, FillHints> hints,
            Map<String, TracedStatement> kept) {
        this.isNew = isNew;
        this.hints = hints;
        this.kept = kept;
        this.observing = database.connect();
        this.filling = database.connect();
        this.writing = database.connect();
        this.sampling = database.connect();
        this.observer = new Observer(observing);
        this.filler = new TableFiller(filling);
        this.sampler = new LockSampler(writing, sampling);
        try {
            TableFiller.prepare(filling);
            Drops.prepare(observing);
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("migrations cannot be watched: " + e.getMessage(), e);
        }
    }

    List<TracedMigration> migrations() {
        finish();
        return List.copyOf(done.values());
    }

    /** The statement that was sent last. */
    Optional<MigrationWatch.Statement> running() {
        return running;
    }

    /** Tables that hold rows which nobody but the trace has made. */
    Set<String> filled() {
        return ours.stream()
                .flatMap(oid -> old.relation(oid).stream())
                .map(CatalogEntry::table)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the column was there before the migration. */
    boolean isOldColumn(String table, String column) {
        return old.entries().values().stream()
                .anyMatch(e -> e.what().equals("column")
                        && e.table().equals(table)
                        && e.name().equals(column));
    }

    /** Keeps what is known of the statement that has just failed. */
    void keepFailure(Optional<String> failed, Optional<String> refused) {
        MigrationWatch.Statement statement = running.orElseThrow();
        statements.forEach(s -> kept.putIfAbsent(statement.migration().path() + "#" + s.number(), s));
        kept.merge(
                statement.migration().path() + "!" + statement.number(),
                new TracedStatement(
                        statement.number(),
                        statement.line(),
                        statement.text(),
                        List.of(),
                        List.of(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        List.of(),
                        failed,
                        refused,
                        List.of(),
                        lockTimeout,
                        new TreeSet<>()),
                (first, second) -> first);
    }

    /** Whether the migration that failed can be tried again here: it has left nothing. */
    boolean canGoOn() {
        sampler.close();
        return migration.filter(MigrationWatch.Migration::transaction).isPresent();
    }

    @Override
    public void begins(MigrationWatch.Migration next, Connection connection) throws SQLException {
        if (migration.filter(next::equals).isEmpty()) {
            finish();
        }
        migration = Optional.of(next);
        running = Optional.empty();
        statements = new ArrayList<>();
        unfilled = new TreeMap<>();
        if (!isNew.test(next.file())) {
            return;
        }
        try (var s = connection.createStatement()) {
            // a worker's reads are not those of this session
            s.execute("set max_parallel_maintenance_workers = 0");
            s.execute("set max_parallel_workers_per_gather = 0");
            try (ResultSet backend = s.executeQuery("select pg_backend_pid()")) {
                backend.next();
                pid = backend.getInt(1);
            }
        }
        old = Catalog.read(observing);
        fill(hints.getOrDefault(next.path(), new FillHints()));
        held = Set.of();
        before = old; // rows alone were made since
    }

    private void fill(FillHints hint) throws SQLException {
        Map<String, Long> tables = new LinkedHashMap<>();
        old.tables().stream()
                .filter(t -> !t.what().equals("materialized view"))
                .forEach(t -> tables.put(t.table(), Catalog.oid(t)));
        ours.retainAll(tables.values());
        Set<Long> refill = tables.entrySet().stream()
                .filter(t -> hint.concerns(t.getKey()) && ours.contains(t.getValue()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        if (!refill.isEmpty()) {
            refill = filler.empty(refill);
        }
        rows.keySet().removeAll(touched);
        rows.keySet().removeAll(refill);
        touched.clear();
        Map<String, Long> empty = new LinkedHashMap<>();
        for (CatalogEntry table : old.tables()) {
            long oid = Catalog.oid(table);
            if (!rows.containsKey(oid)) {
                rows.put(oid, count(table));
            }
            if (rows.get(oid) == 0 && tables.containsValue(oid)) {
                empty.put(table.table(), oid);
            }
        }
        unfilled = empty.isEmpty() ? new TreeMap<>() : filler.fill(empty.values(), hint);
        for (CatalogEntry table : old.tables()) {
            long oid = Catalog.oid(table);
            if (rows.getOrDefault(oid, 0L) == 0) {
                rows.put(oid, count(table));
                if (rows.get(oid) > 0) {
                    ours.add(oid);
                }
            }
        }
    }

    private long count(CatalogEntry table) throws SQLException {
        return filler.rows(
                Catalog.oid(table), (table.what().equals("materialized view") ? "" : "only ") + quoted(table));
    }

    private static String quoted(CatalogEntry relation) {
        String schema = relation.table()
                .substring(0, relation.table().length() - relation.name().length() - 1);
        return TableFiller.quoted(schema) + "." + TableFiller.quoted(relation.name());
    }

    @Override
    public void before(MigrationWatch.Statement statement, Connection connection) throws SQLException {
        running = Optional.of(statement);
        if (!isNew.test(statement.migration().file())) {
            return;
        }
        try (var s = connection.createStatement();
                ResultSet setting = s.executeQuery("select current_setting('lock_timeout'), " + Drops.RESET)) {
            setting.next();
            lockTimeout = setting.getString(1);
        }
        if (statement.migration().transaction()) {
            workBefore = Observer.workOfTransaction(connection);
        } else {
            before = Catalog.read(observing);
            flush(connection);
            workBefore = observer.workOfAll();
            sampler.start(pid, writable());
        }
    }

    private List<String> writable() {
        return before.tables().stream()
                .filter(t ->
                        t.what().equals("table") && old.relation(Catalog.oid(t)).isPresent())
                .map(TraceWatch::quoted)
                .toList();
    }

    private static void flush(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() >= 15) {
            try (var s = connection.createStatement()) {
                s.execute("select pg_stat_force_next_flush()");
            }
        }
    }

    @Override
    public void after(MigrationWatch.Statement statement, Connection connection) throws SQLException {
        if (!isNew.test(statement.migration().file())) {
            statements.add(measured(statement, Set.of(), before, Map.of(), List.of(), Map.of()));
            rows.clear();
            return;
        }
        Set<Held> now;
        Map<Long, Work> work;
        if (statement.migration().transaction()) {
            now = observer.locks(pid);
            work = Observer.workOfTransaction(connection);
        } else {
            now = sampler.stop();
            flush(connection);
            work = observer.workOfAll();
        }
        Catalog after = isPlain(statement.text()) ? before : Catalog.read(connection);
        touched.addAll(work.keySet());
        touched.addAll(before.files().keySet().stream()
                .filter(oid ->
                        !Objects.equals(before.files().get(oid), after.files().get(oid)))
                .toList());
        statements.add(measured(statement, now, after, work, Drops.read(connection), emptied(after, connection)));
        before = after;
        if (statement.migration().transaction()) {
            held = now;
        }
    }

    /** Whether it leaves the catalogue as it is, but for what the review does not show. */
    private static boolean isPlain(String text) {
        String begin = text.stripLeading().toLowerCase(Locale.ROOT);
        return begin.startsWith("set ") || begin.startsWith("comment ");
    }

    /** Tables with another file, by oid: whether no row is left in them. */
    private Map<Long, Boolean> emptied(Catalog after, Connection connection) throws SQLException {
        Map<Long, Boolean> emptied = new HashMap<>();
        for (Map.Entry<Long, Long> file : before.files().entrySet()) {
            Long now = after.files().get(file.getKey());
            Optional<CatalogEntry> table = after.relation(file.getKey()).filter(CatalogEntry::isTable);
            if (table.isPresent() && now != null && !now.equals(file.getValue())) {
                try (var s = connection.createStatement();
                        ResultSet any = s.executeQuery("select from " + quoted(table.get()) + " limit 1")) {
                    emptied.put(file.getKey(), !any.next() && rows.getOrDefault(file.getKey(), 0L) > 0);
                }
            }
        }
        return emptied;
    }

    private TracedStatement measured(
            MigrationWatch.Statement statement,
            Set<Held> now,
            Catalog after,
            Map<Long, Work> work,
            List<Drops.Dropped> dropped,
            Map<Long, Boolean> anew) {
        List<Change> changes = before.to(after);
        SortedMap<String, Rows> read = new TreeMap<>();
        SortedMap<String, Rows> written = new TreeMap<>();
        work.forEach((oid, all) -> old.relation(oid).map(CatalogEntry::table).ifPresent(table -> {
            Work done = all.since(workBefore.getOrDefault(oid, Work.NONE));
            long size = rows.getOrDefault(oid, 0L);
            if (done.read() > 0) {
                read.put(table, done.read() >= size ? Rows.ALL : Rows.SOME);
            }
            if (done.inserted() + done.changed() > 0) {
                written.put(table, size > 0 && done.changed() >= size ? Rows.ALL : Rows.SOME);
            }
        }));
        Set<Held> taken = new HashSet<>(now);
        taken.removeAll(held);
        return new TracedStatement(
                statement.number(),
                statement.line(),
                statement.text(),
                Locks.strongest(taken, held, old),
                Locks.strongest(held, Set.of(), old),
                names(anew.entrySet().stream()
                        .filter(e -> !e.getValue())
                        .map(Map.Entry::getKey)
                        .toList()),
                names(anew.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .toList()),
                reindexed(after, anew.keySet()),
                read,
                written,
                Drops.names(dropped, changes, old),
                Optional.empty(),
                Optional.empty(),
                changes,
                lockTimeout,
                old.entries().values().stream()
                        .filter(CatalogEntry::isRelation)
                        .map(CatalogEntry::table)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private SortedSet<String> names(Collection<Long> oids) {
        return oids.stream()
                .flatMap(oid -> old.relation(oid).stream())
                .map(CatalogEntry::table)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<String> reindexed(Catalog after, Set<Long> anew) {
        return names(before.files().entrySet().stream()
                .filter(file -> after.relation(file.getKey())
                        .filter(r -> r.what().equals("index") && !anew.contains(r.relation()))
                        .isPresent())
                .filter(file -> !file.getValue().equals(after.files().get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList());
    }

    private void finish() {
        migration.ifPresent(m -> done.put(
                m.path(),
                new TracedMigration(
                        m.file(),
                        m.path(),
                        isNew.test(m.file()),
                        m.transaction(),
                        withFailures(m.path()),
                        indexes(),
                        old.tables().stream().collect(Collectors.toMap(Catalog::oid, CatalogEntry::table)),
                        unfilled)));
        migration = Optional.empty();
    }

    private SortedMap<String, String> indexes() {
        SortedMap<String, String> indexes = new TreeMap<>();
        old.entries().values().stream()
                .filter(e -> e.what().equals("index"))
                .forEach(e -> old.relation(e.relation()).ifPresent(t -> indexes.put(e.table(), t.table())));
        return indexes;
    }

    /** What ran before a failure was measured then; of the statement that failed its failure was kept. */
    private List<TracedStatement> withFailures(String path) {
        return statements.stream()
                .map(s -> {
                    TracedStatement measured = kept.getOrDefault(path + "#" + s.number(), s);
                    TracedStatement failure = kept.get(path + "!" + s.number());
                    return failure == null ? measured : with(measured, failure);
                })
                .toList();
    }

    private static TracedStatement with(TracedStatement s, TracedStatement failure) {
        return new TracedStatement(
                s.number(),
                s.line(),
                s.text(),
                s.locks(),
                s.held(),
                s.rewritten(),
                s.truncated(),
                s.reindexed(),
                s.read(),
                s.written(),
                s.dropped(),
                failure.failed(),
                failure.refused(),
                s.changes(),
                s.lockTimeout(),
                s.preexisting());
    }

    @Override
    public void close() {
        sampler.close();
        for (Connection connection : List.of(observing, filling, writing, sampling)) {
            try {
                connection.close();
            } catch (SQLException e) {
                // the database goes anyway
            }
        }
    }
}
