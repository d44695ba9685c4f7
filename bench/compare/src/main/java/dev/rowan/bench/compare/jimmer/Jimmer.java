package dev.rowan.bench.compare.jimmer;

import dev.enginecam.Cam;
import dev.enginecam.CamLabel;
import dev.enginecam.CamType;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.bench.Change;
import dev.rowan.bench.DynamicFilter;
import dev.rowan.bench.DynamicFilter.Asked;
import dev.rowan.bench.Fixture;
import dev.rowan.bench.Graphs.ProjectCams;
import dev.rowan.bench.Graphs.UserProjects;
import dev.rowan.bench.HundredFinds;
import dev.rowan.bench.HundredInserts;
import dev.rowan.bench.InsertReturning;
import dev.rowan.bench.JoinRows;
import dev.rowan.bench.KeysetPage;
import dev.rowan.bench.Projection;
import dev.rowan.bench.Projection.Line;
import dev.rowan.bench.TenThousandInserts;
import dev.rowan.bench.TwentyGraphs;
import dev.rowan.bench.UpsertReturning;
import dev.rowan.bench.compare.Peer;
import dev.rowan.bench.compare.Ways;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.babyfish.jimmer.sql.JSqlClient;
import org.babyfish.jimmer.sql.ast.LikeMode;
import org.babyfish.jimmer.sql.ast.mutation.AssociatedSaveMode;
import org.babyfish.jimmer.sql.ast.mutation.SaveMode;
import org.babyfish.jimmer.sql.ast.tuple.Tuple5;
import org.babyfish.jimmer.sql.dialect.PostgresDialect;
import org.babyfish.jimmer.sql.fetcher.Fetcher;
import org.babyfish.jimmer.sql.runtime.ConnectionManager;
import org.jooq.JSONB;

/** Entities as interfaces, object fetchers, save commands. */
public final class Jimmer extends Peer<UserModel, CamModel, UserModel> {
    private static final UserModelTable USERS = UserModelTable.$;
    private static final CamModelTable CAMS = CamModelTable.$;
    private static final Fetcher<CamModel> CAM = CamModelFetcher.$.allTableFields();
    private static final Fetcher<CamModel> LINE = CamModelFetcher.$.name().lift();
    private static final Fetcher<UserModel> GRAPH = UserModelFetcher.$
            .allTableFields()
            .projects(ProjectModelFetcher.$.allTableFields().cams(CamModelFetcher.$.allTableFields()));

    private static final String KEYS = "gets the keys";

    private final JSqlClient sql;

    public Jimmer(DataSource pool) {
        sql = JSqlClient.newBuilder()
                .setDialect(new PostgresDialect())
                .setConnectionManager(ConnectionManager.simpleConnectionManager(pool))
                .build();
    }

    @Override
    public String title() {
        return "Jimmer";
    }

    @Override
    protected Optional<UserModel> find(String userId) {
        return Optional.ofNullable(sql.findById(UserModel.class, userId));
    }

    @Override
    protected List<UserModel> findAll(HundredFinds work) {
        return work.inOrder(sql.findMapByIds(UserModel.class, work.keys()));
    }

    @Override
    protected CamModel insert() {
        return sql.saveCommand(cam(
                        Fixture.EMPTY_PROJECT,
                        InsertReturning.NAME,
                        CamKind.INTAKE,
                        InsertReturning.LIFT,
                        InsertReturning.DURATION))
                .setMode(SaveMode.INSERT_ONLY)
                .execute(CAM)
                .getModifiedEntity();
    }

    @Override
    protected void update(Change change) {
        int rows = sql.createUpdate(USERS)
                .set(USERS.subscriptionStatus(), change.status())
                .where(USERS.id().eq(change.userId()))
                .execute();
        if (rows != 1) {
            throw new IllegalStateException(rows + " rows were written, expected 1");
        }
    }

    @Override
    protected long updateAll(List<Change> changes) {
        List<UserModel> users = changes.stream()
                .map(change -> UserModelDraft.$.produce(
                        user -> user.setId(change.userId()).setSubscriptionStatus(change.status())))
                .toList();
        return sql.transaction(() -> (long) sql.saveEntitiesCommand(users)
                .setMode(SaveMode.UPDATE_ONLY)
                .execute()
                .getTotalAffectedRowCount());
    }

    @Override
    protected UserModel upsert(Change change) {
        return sql.saveCommand(UserModelDraft.$.produce(user -> user.setId(change.userId())
                        .setEmail(UpsertReturning.email(change))
                        .setSubscriptionStatus(change.status())))
                .setMode(SaveMode.UPSERT)
                .execute(UserModelFetcher.$.allTableFields())
                .getModifiedEntity();
    }

    @Override
    protected Several<UserModel, CamModel> several(Change change) {
        return sql.transaction(() -> {
            UserModel found = find(change.userId()).orElseThrow();
            update(change);
            return new Several<>(found, change, insert());
        });
    }

    @Override
    protected int insertGraphs(TwentyGraphs work, int batch) {
        List<UserModel> users = IntStream.range(0, work.graphs())
                .mapToObj(graph -> UserModelDraft.$.produce(user -> {
                    user.setId(TwentyGraphs.userId(batch, graph)).setEmail(TwentyGraphs.email(user.id()));
                    TwentyGraphs.projectsOf(graph)
                            .forEach(p -> user.addIntoProjects(project -> {
                                project.setName(Fixture.name(p));
                                TwentyGraphs.camsOf(p)
                                        .forEach(i -> project.addIntoCams(cam -> cam.setName(Fixture.name(i))
                                                .setCamType(kind(Fixture.type(i)))
                                                .setLift(Fixture.lift(i))
                                                .setDuration(Fixture.duration(i))));
                            }));
                }))
                .toList();
        return sql.transaction(() -> sql.saveEntitiesCommand(users)
                .setMode(SaveMode.INSERT_ONLY)
                .setAssociatedModeAll(AssociatedSaveMode.APPEND)
                .execute()
                .getItems()
                .size());
    }

    @Override
    protected void more(Ways ways) {
        ways.does(Projection.class, (w, bench) -> lines(w.projectId()), each(Jimmer::line))
                .does(JoinRows.class, (w, bench) -> labels(w.projectId(), w.rows()), each(Jimmer::label))
                .does(KeysetPage.class, (w, bench) -> page(w.projectId(), w.after(), w.size()), each(this::cam))
                .does(DynamicFilter.class, (w, bench) -> filtered(w.asked(), w.most()), each(this::cam))
                .differs(HundredInserts.class, KEYS)
                .differs(TenThousandInserts.class, KEYS)
                .differs(TwentyGraphs.class, KEYS);
    }

    private List<CamModel> lines(int projectId) {
        return sql.createQuery(CAMS)
                .where(CAMS.project().id().eq(projectId))
                .orderBy(CAMS.id())
                .select(CAMS.fetch(LINE))
                .execute();
    }

    private static Line line(CamModel own) {
        return new Line(own.id(), own.name(), own.lift());
    }

    private List<Tuple5<Integer, String, BigDecimal, String, String>> labels(int projectId, int rows) {
        return sql.createQuery(CAMS)
                .where(CAMS.project().id().eq(projectId))
                .orderBy(CAMS.id())
                .select(
                        CAMS.id(),
                        CAMS.name(),
                        CAMS.lift(),
                        CAMS.project().name(),
                        CAMS.project().user().email())
                .limit(rows)
                .execute();
    }

    private static CamLabel label(Tuple5<Integer, String, BigDecimal, String, String> own) {
        return new CamLabel(own.get_1(), own.get_2(), own.get_3(), own.get_4(), own.get_5());
    }

    private List<CamModel> filtered(Asked asked, int most) {
        return sql.createQuery(CAMS)
                .where(
                        CAMS.project().id().eqIf(asked.projectId()),
                        CAMS.camType().eqIf(asked.type() == null ? null : kind(asked.type())),
                        CAMS.lift().geIf(asked.leastLift()),
                        CAMS.lift().leIf(asked.mostLift()),
                        CAMS.duration().geIf(asked.leastDuration()),
                        CAMS.name().likeIf(asked.nameLike(), LikeMode.EXACT))
                .orderBy(CAMS.id())
                .select(CAMS.fetch(CAM))
                .limit(most)
                .execute();
    }

    @Override
    protected UserModel graph(String userId) {
        return Optional.ofNullable(sql.findById(GRAPH, userId)).orElseThrow();
    }

    @Override
    protected List<UserModel> graphs(String from, String before) {
        return sql.createQuery(USERS)
                .where(USERS.id().ge(from), USERS.id().lt(before))
                .orderBy(USERS.id())
                .select(USERS.fetch(GRAPH))
                .execute();
    }

    @Override
    protected List<CamModel> cams(int projectId) {
        return sql.createQuery(CAMS)
                .where(CAMS.project().id().eq(projectId))
                .orderBy(CAMS.id())
                .select(CAMS.fetch(CAM))
                .execute();
    }

    private List<CamModel> page(int projectId, int after, int size) {
        return sql.createQuery(CAMS)
                .where(CAMS.project().id().eq(projectId), CAMS.id().gt(after))
                .orderBy(CAMS.id())
                .select(CAMS.fetch(CAM))
                .limit(size)
                .execute();
    }

    @Override
    protected int insertAll(int projectId, int count) {
        List<CamModel> cams = IntStream.range(0, count)
                .mapToObj(i ->
                        cam(projectId, Fixture.name(i), kind(Fixture.type(i)), Fixture.lift(i), Fixture.duration(i)))
                .toList();
        return sql.transaction(() -> sql.saveEntitiesCommand(cams)
                .setMode(SaveMode.INSERT_ONLY)
                .execute()
                .getTotalAffectedRowCount());
    }

    @Override
    protected User user(UserModel own) {
        return new User(own.id(), own.email(), own.subscriptionStatus(), own.createdAt(), own.updatedAt());
    }

    @Override
    protected Cam cam(CamModel own) {
        return new Cam(
                own.id(),
                own.project().id(),
                own.name(),
                own.camType() == CamKind.INTAKE ? CamType.INTAKE : CamType.EXHAUST,
                own.lift(),
                own.duration(),
                JSONB.jsonbOrNull(own.profilePoints()),
                own.createdAt(),
                own.updatedAt());
    }

    @Override
    protected UserProjects userProjects(UserModel own) {
        return new UserProjects(
                user(own),
                own.projects().stream()
                        .map(p -> new ProjectCams(
                                new Project(
                                        p.id(), p.user().id(), p.name(), p.description(), p.createdAt(), p.updatedAt()),
                                p.cams().stream().map(this::cam).toList()))
                        .toList());
    }

    private static CamKind kind(CamType type) {
        return type == CamType.INTAKE ? CamKind.INTAKE : CamKind.EXHAUST;
    }

    private static CamModel cam(int projectId, String name, CamKind camType, BigDecimal lift, int duration) {
        return CamModelDraft.$.produce(cam -> cam.applyProject(project -> project.setId(projectId))
                .setName(name)
                .setCamType(camType)
                .setLift(lift)
                .setDuration(duration));
    }
}
