package dev.rowan.bench.compare.jooq;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.bench.CamsOfProject;
import dev.rowan.bench.Change;
import dev.rowan.bench.Fixture;
import dev.rowan.bench.GraphByKey;
import dev.rowan.bench.Graphs.ProjectCams;
import dev.rowan.bench.Graphs.UserProjects;
import dev.rowan.bench.HundredFinds;
import dev.rowan.bench.HundredInserts;
import dev.rowan.bench.InsertReturning;
import dev.rowan.bench.ListOfGraphs;
import dev.rowan.bench.TwentyGraphs;
import dev.rowan.bench.UpsertReturning;
import dev.rowan.bench.compare.Peer;
import dev.rowan.bench.compare.Ways;
import dev.rowan.bench.compare.jooq.stock.tables.daos.CamsDao;
import dev.rowan.bench.compare.jooq.stock.tables.daos.ProjectsDao;
import dev.rowan.bench.compare.jooq.stock.tables.daos.UsersDao;
import dev.rowan.bench.compare.jooq.stock.tables.pojos.Cams;
import dev.rowan.bench.compare.jooq.stock.tables.pojos.Projects;
import dev.rowan.bench.compare.jooq.stock.tables.pojos.Users;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;

/**
 * The DAOs and POJOs that jOOQ's stock generator makes. Graphs are a query per level. They have no pages, and no order but
 * the server's.
 */
public final class JooqDao extends Peer<Users, Cams, JooqDao.Graph> {
    private static final String NO_ORDER = "rows in no particular order";

    private final UsersDao users;
    private final ProjectsDao projects;
    private final CamsDao cams;
    private final Configuration configuration;
    private final Configuration batches;

    /** A user and what belongs to it. */
    public record Graph(Users user, List<Branch> projects) {}

    /** A project and what belongs to it. */
    public record Branch(Projects project, List<Cams> cams) {}

    public JooqDao(DataSource pool) {
        configuration = new DefaultConfiguration()
                .set(pool)
                .set(SQLDialect.POSTGRES)
                .set(new Settings().withReturnAllOnUpdatableRecord(true)); // an insert gives the stored row
        users = new UsersDao(configuration);
        projects = new ProjectsDao(configuration);
        cams = new CamsDao(configuration);
        batches = new DefaultConfiguration()
                .set(pool)
                .set(SQLDialect.POSTGRES)
                .set(new Settings().withReturnRecordToPojo(false)); // else it inserts one by one
    }

    @Override
    public String title() {
        return "jOOQ DAO";
    }

    @Override
    protected Optional<Users> find(String userId) {
        return users.findOptionalById(userId);
    }

    @Override
    protected List<Users> findAll(HundredFinds work) {
        return work.inOrder(users.fetchById(work.keys().toArray(String[]::new)).stream()
                .collect(toMap(Users::getId, user -> user)));
    }

    @Override
    protected Cams insert() {
        return inserted(cams);
    }

    private static Cams inserted(CamsDao cams) {
        Cams cam = cam(
                Fixture.EMPTY_PROJECT,
                InsertReturning.NAME,
                CamType.INTAKE,
                InsertReturning.LIFT,
                InsertReturning.DURATION);
        cams.insert(cam);
        return cam;
    }

    @Override
    protected void update(Change change) {
        updated(users, change);
    }

    private static Users updated(UsersDao users, Change change) {
        Users user = Objects.requireNonNull(users.findById(change.userId()));
        user.setSubscriptionStatus(change.status());
        users.update(user);
        return user;
    }

    @Override
    protected long updateAll(List<Change> changes) {
        Map<String, String> statuses = changes.stream().collect(toMap(Change::userId, Change::status));
        return batches.dsl().transactionResult(tx -> {
            var dao = new UsersDao(tx);
            List<Users> all = dao.fetchById(statuses.keySet().toArray(String[]::new));
            all.forEach(user -> user.setSubscriptionStatus(statuses.get(user.getId())));
            dao.update(all);
            return all.size();
        });
    }

    /** A merge gives nothing back. */
    @Override
    protected Users upsert(Change change) {
        users.merge(new Users(change.userId(), UpsertReturning.email(change), change.status(), null, null));
        return Objects.requireNonNull(users.findById(change.userId()));
    }

    @Override
    protected Several<Users, Cams> several(Change change) {
        return configuration
                .dsl()
                .transactionResult(
                        tx -> new Several<>(updated(new UsersDao(tx), change), change, inserted(new CamsDao(tx))));
    }

    @Override
    protected Graph graph(String userId) {
        return below(List.of(Objects.requireNonNull(users.findById(userId)))).getFirst();
    }

    @Override
    protected List<Graph> graphs(String from, String before) {
        return below(users.fetchRangeOfId(from, before).stream()
                .filter(user -> !user.getId().equals(before))
                .toList());
    }

    /** The keys of projects are needed, so that these are inserted one by one. */
    @Override
    protected int insertGraphs(TwentyGraphs work, int batch) {
        return configuration.dsl().transactionResult(tx -> {
            Configuration inBatches = tx.derive(batches.settings());
            List<Users> some = IntStream.range(0, work.graphs())
                    .mapToObj(i -> TwentyGraphs.userId(batch, i))
                    .map(id -> new Users(id, TwentyGraphs.email(id), null, null, null))
                    .toList();
            new UsersDao(inBatches).insert(some);
            List<Projects> theirs = IntStream.range(0, some.size())
                    .boxed()
                    .flatMap(i -> TwentyGraphs.projectsOf(i)
                            .mapToObj(p -> new Projects(null, some.get(i).getId(), Fixture.name(p), null, null, null)))
                    .toList();
            new ProjectsDao(tx).insert(theirs);
            new CamsDao(inBatches)
                    .insert(IntStream.range(0, theirs.size())
                            .boxed()
                            .flatMap(p -> TwentyGraphs.camsOf(p)
                                    .mapToObj(i -> newCam(theirs.get(p).getId(), i)))
                            .toList());
            return some.size();
        });
    }

    /** DAOs have no pages, no columns of a table and no joins, and each of their conditions is a method. */
    @Override
    protected void more(Ways ways) {
        ways.differs(CamsOfProject.class, NO_ORDER)
                .differs(GraphByKey.class, NO_ORDER)
                .differs(ListOfGraphs.class, NO_ORDER)
                .differs(HundredInserts.class, "gets no rows")
                .differs(TwentyGraphs.class, "gets the rows of projects alone");
    }

    @Override
    protected List<Cams> cams(int projectId) {
        return cams.fetchByProjectId(projectId);
    }

    @Override
    protected int insertAll(int projectId, int count) {
        List<Cams> all =
                IntStream.range(0, count).mapToObj(i -> newCam(projectId, i)).toList();
        batches.dsl().transaction(tx -> new CamsDao(tx).insert(all));
        return all.size();
    }

    @Override
    protected User user(Users own) {
        return new User(
                own.getId(),
                own.getEmail(),
                own.getSubscriptionStatus(),
                own.getCreatedAt().toInstant(),
                own.getUpdatedAt().toInstant());
    }

    @Override
    protected Cam cam(Cams own) {
        return new Cam(
                own.getId(),
                own.getProjectId(),
                own.getName(),
                CamType.of(own.getCamType()),
                own.getLift(),
                own.getDuration(),
                own.getProfilePoints(),
                own.getCreatedAt().toInstant(),
                own.getUpdatedAt().toInstant());
    }

    @Override
    protected UserProjects userProjects(Graph own) {
        return new UserProjects(
                user(own.user()),
                own.projects().stream()
                        .sorted(Comparator.comparingInt(b -> b.project().getId()))
                        .map(b -> new ProjectCams(
                                project(b.project()),
                                b.cams().stream()
                                        .map(this::cam)
                                        .sorted(Comparator.comparingInt(Cam::id))
                                        .toList()))
                        .toList());
    }

    private static Project project(Projects own) {
        return new Project(
                own.getId(),
                own.getUserId(),
                own.getName(),
                own.getDescription(),
                own.getCreatedAt().toInstant(),
                own.getUpdatedAt().toInstant());
    }

    private List<Graph> below(List<Users> some) {
        List<Projects> theirs =
                projects.fetchByUserId(some.stream().map(Users::getId).toArray(String[]::new));
        Map<Integer, List<Cams>> ofProject =
                cams.fetchByProjectId(theirs.stream().map(Projects::getId).toArray(Integer[]::new)).stream()
                        .collect(groupingBy(Cams::getProjectId));
        Map<String, List<Branch>> ofUser = theirs.stream()
                .collect(groupingBy(
                        Projects::getUserId,
                        mapping(p -> new Branch(p, ofProject.getOrDefault(p.getId(), List.of())), toList())));
        return some.stream()
                .map(u -> new Graph(u, ofUser.getOrDefault(u.getId(), List.of())))
                .toList();
    }

    private static Cams newCam(int projectId, int i) {
        return cam(projectId, Fixture.name(i), Fixture.type(i), Fixture.lift(i), Fixture.duration(i));
    }

    private static Cams cam(int projectId, String name, CamType camType, BigDecimal lift, int duration) {
        return new Cams(null, projectId, name, camType.literal(), lift, duration, null, null, null);
    }
}
