package dev.rowan.bench.compare.spring;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.bench.Change;
import dev.rowan.bench.DynamicFilter;
import dev.rowan.bench.DynamicFilter.Asked;
import dev.rowan.bench.Fixture;
import dev.rowan.bench.GraphByKey;
import dev.rowan.bench.Graphs.ProjectCams;
import dev.rowan.bench.Graphs.UserProjects;
import dev.rowan.bench.HundredFinds;
import dev.rowan.bench.HundredInserts;
import dev.rowan.bench.InsertReturning;
import dev.rowan.bench.JoinRows;
import dev.rowan.bench.KeysetPage;
import dev.rowan.bench.ListOfGraphs;
import dev.rowan.bench.Projection;
import dev.rowan.bench.TenThousandInserts;
import dev.rowan.bench.TwentyGraphs;
import dev.rowan.bench.UpsertReturning;
import dev.rowan.bench.compare.Peer;
import dev.rowan.bench.compare.Ways;
import dev.rowan.bench.compare.spring.UserAggregate.CamPart;
import dev.rowan.bench.compare.spring.UserAggregate.ProjectPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repositories, graphs as aggregates. An insert gives the key alone; the stored row takes a second statement. A single
 * statement is no transaction, although repositories by themselves would make it one.
 */
public final class SpringDataJdbc extends Peer<UserRow, CamRow, UserAggregate> {
    private static final String KEYS = "gets the keys";
    private static final String NO_ORDER = "sets, in no particular order";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final UserRows users;
    private final UserAggregates aggregates;
    private final CamRows cams;
    private final JdbcAggregateTemplate template;
    private final TransactionTemplate transactions;

    public SpringDataJdbc(DataSource pool) {
        context.registerBean(DataSource.class, () -> pool, definition -> definition.setDestroyMethodName(""));
        context.register(SpringConfiguration.class);
        context.refresh();
        users = context.getBean(UserRows.class);
        aggregates = context.getBean(UserAggregates.class);
        cams = context.getBean(CamRows.class);
        template = context.getBean(JdbcAggregateTemplate.class);
        transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    @Override
    public String title() {
        return "Spring Data JDBC";
    }

    @Override
    protected Optional<UserRow> find(String userId) {
        return users.findById(userId);
    }

    @Override
    protected List<UserRow> findAll(HundredFinds work) {
        return work.inOrder(users.findAllById(work.keys()).stream().collect(toMap(UserRow::id, user -> user)));
    }

    @Override
    protected CamRow insert() {
        CamRow stored = cams.save(CamRow.of(
                Fixture.EMPTY_PROJECT,
                InsertReturning.NAME,
                CamType.INTAKE,
                InsertReturning.LIFT,
                InsertReturning.DURATION));
        return cams.findById(Objects.requireNonNull(stored.id())).orElseThrow();
    }

    @Override
    protected void update(Change change) {
        int rows = users.updateSubscriptionStatus(change.userId(), change.status());
        if (rows != 1) {
            throw new IllegalStateException(rows + " rows were written, expected 1");
        }
    }

    @Override
    protected long updateAll(List<Change> changes) {
        Map<String, String> statuses = changes.stream().collect(toMap(Change::userId, Change::status));
        Integer rows = transactions.execute(status -> {
            List<UserRow> changed = users.findAllById(statuses.keySet()).stream()
                    .map(user -> user.withSubscriptionStatus(Objects.requireNonNull(statuses.get(user.id()))))
                    .toList();
            users.saveAll(changed);
            return changed.size();
        });
        return Objects.requireNonNull(rows);
    }

    /** An upsert gives nothing back. */
    @Override
    protected UserRow upsert(Change change) {
        template.upsert(new UserRow(change.userId(), UpsertReturning.email(change), change.status(), null, null));
        return users.findById(change.userId()).orElseThrow();
    }

    @Override
    protected Several<UserRow, CamRow> several(Change change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            UserRow found = find(change.userId()).orElseThrow();
            update(change);
            return new Several<>(found, change, insert());
        }));
    }

    @Override
    protected int insertGraphs(TwentyGraphs work, int batch) {
        List<UserAggregate> graphs = IntStream.range(0, work.graphs())
                .mapToObj(i -> {
                    String id = TwentyGraphs.userId(batch, i);
                    return new UserAggregate(
                            id,
                            TwentyGraphs.email(id),
                            "free", // an aggregate gives all columns
                            null,
                            null,
                            TwentyGraphs.projectsOf(i)
                                    .mapToObj(SpringDataJdbc::project)
                                    .collect(inOrder()));
                })
                .toList();
        Integer users = transactions.execute(status -> {
            int stored = 0;
            for (UserAggregate each : template.insertAll(graphs)) {
                stored += each.projects().isEmpty() ? 0 : 1;
            }
            return stored;
        });
        return Objects.requireNonNull(users);
    }

    private static ProjectPart project(int p) {
        Set<CamPart> cams = TwentyGraphs.camsOf(p)
                .mapToObj(i -> new CamPart(
                        null, Fixture.name(i), Fixture.type(i), Fixture.lift(i), Fixture.duration(i), null, null, null))
                .collect(inOrder());
        return new ProjectPart(null, Fixture.name(p), null, null, null, cams);
    }

    private static <T> Collector<T, ?, Set<T>> inOrder() {
        return toCollection(LinkedHashSet::new);
    }

    @Override
    protected void more(Ways ways) {
        ways.does(Projection.class, (w, bench) -> cams.lines(w.projectId()))
                .does(JoinRows.class, (w, bench) -> cams.labels(w.projectId(), w.rows()))
                .does(KeysetPage.class, (w, bench) -> page(w.projectId(), w.after(), w.size()), each(this::cam))
                .does(DynamicFilter.class, (w, bench) -> filtered(w.asked(), w.most()), each(this::cam))
                .differs(GraphByKey.class, NO_ORDER)
                .differs(ListOfGraphs.class, NO_ORDER)
                .differs(HundredInserts.class, KEYS)
                .differs(TenThousandInserts.class, KEYS)
                .differs(TwentyGraphs.class, KEYS);
    }

    private List<CamRow> filtered(Asked asked, int most) {
        var conditions = new ArrayList<Criteria>();
        if (asked.projectId() != null) {
            conditions.add(Criteria.where("projectId").is(asked.projectId()));
        }
        if (asked.type() != null) {
            conditions.add(Criteria.where("camType").is(asked.type()));
        }
        if (asked.leastLift() != null) {
            conditions.add(Criteria.where("lift").greaterThanOrEquals(asked.leastLift()));
        }
        if (asked.mostLift() != null) {
            conditions.add(Criteria.where("lift").lessThanOrEquals(asked.mostLift()));
        }
        if (asked.leastDuration() != null) {
            conditions.add(Criteria.where("duration").greaterThanOrEquals(asked.leastDuration()));
        }
        if (asked.nameLike() != null) {
            conditions.add(Criteria.where("name").like(asked.nameLike()));
        }
        return template.findAll(
                Query.query(Criteria.from(conditions)).sort(Sort.by("id")).limit(most), CamRow.class);
    }

    @Override
    protected UserAggregate graph(String userId) {
        return aggregates.findById(userId).orElseThrow();
    }

    @Override
    protected List<UserAggregate> graphs(String from, String before) {
        return aggregates.findByIdGreaterThanEqualAndIdLessThanOrderById(from, before);
    }

    @Override
    protected List<CamRow> cams(int projectId) {
        return cams.findByProjectIdOrderById(projectId);
    }

    private List<CamRow> page(int projectId, int after, int size) {
        return cams.findByProjectIdAndIdGreaterThanOrderById(projectId, after, Limit.of(size));
    }

    @Override
    protected int insertAll(int projectId, int count) {
        int stored = 0;
        for (CamRow cam : cams.saveAll(IntStream.range(0, count)
                .mapToObj(i ->
                        CamRow.of(projectId, Fixture.name(i), Fixture.type(i), Fixture.lift(i), Fixture.duration(i)))
                .toList())) {
            stored += cam.id() == null ? 0 : 1;
        }
        return stored;
    }

    @Override
    protected User user(UserRow own) {
        return new User(
                own.id(),
                own.email(),
                own.subscriptionStatus(),
                Objects.requireNonNull(own.createdAt()),
                Objects.requireNonNull(own.updatedAt()));
    }

    @Override
    protected Cam cam(CamRow own) {
        return new Cam(
                Objects.requireNonNull(own.id()),
                own.projectId(),
                own.name(),
                own.camType(),
                own.lift(),
                own.duration(),
                jsonb(own.profilePoints()),
                Objects.requireNonNull(own.createdAt()),
                Objects.requireNonNull(own.updatedAt()));
    }

    @Override
    protected UserProjects userProjects(UserAggregate own) {
        return new UserProjects(
                user(new UserRow(own.id(), own.email(), own.subscriptionStatus(), own.createdAt(), own.updatedAt())),
                own.projects().stream()
                        .map(p -> projectCams(own.id(), p))
                        .sorted(Comparator.comparingInt(p -> p.project().id()))
                        .toList());
    }

    private static ProjectCams projectCams(String userId, ProjectPart p) {
        int id = Objects.requireNonNull(p.id());
        return new ProjectCams(
                new Project(
                        id,
                        userId,
                        p.name(),
                        p.description(),
                        Objects.requireNonNull(p.createdAt()),
                        Objects.requireNonNull(p.updatedAt())),
                p.cams().stream()
                        .map(c -> cam(id, c))
                        .sorted(Comparator.comparingInt(Cam::id))
                        .toList());
    }

    @Override
    public void close() {
        context.close();
    }

    private static Cam cam(int projectId, CamPart c) {
        return new Cam(
                Objects.requireNonNull(c.id()),
                projectId,
                c.name(),
                c.camType(),
                c.lift(),
                c.duration(),
                jsonb(c.profilePoints()),
                Objects.requireNonNull(c.createdAt()),
                Objects.requireNonNull(c.updatedAt()));
    }

    private static @Nullable JSONB jsonb(@Nullable Json json) {
        return json == null ? null : JSONB.jsonb(json.text());
    }
}
