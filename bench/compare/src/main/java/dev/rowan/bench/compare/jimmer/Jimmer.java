package dev.rowan.bench.compare.jimmer;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.bench.Change;
import dev.rowan.bench.Fixture;
import dev.rowan.bench.Graphs.ProjectCams;
import dev.rowan.bench.Graphs.UserProjects;
import dev.rowan.bench.InsertReturning;
import dev.rowan.bench.compare.Peer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.babyfish.jimmer.sql.JSqlClient;
import org.babyfish.jimmer.sql.ast.mutation.SaveMode;
import org.babyfish.jimmer.sql.dialect.PostgresDialect;
import org.babyfish.jimmer.sql.fetcher.Fetcher;
import org.babyfish.jimmer.sql.runtime.ConnectionManager;
import org.jooq.JSONB;

/** Entities as interfaces, object fetchers, save commands. */
public final class Jimmer extends Peer<UserModel, CamModel, UserModel> {
    private static final UserModelTable USERS = UserModelTable.$;
    private static final CamModelTable CAMS = CamModelTable.$;
    private static final Fetcher<CamModel> CAM = CamModelFetcher.$.allTableFields();
    private static final Fetcher<UserModel> GRAPH = UserModelFetcher.$
            .allTableFields()
            .projects(ProjectModelFetcher.$.allTableFields().cams(CamModelFetcher.$.allTableFields()));

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

    @Override
    protected List<CamModel> page(int projectId, int after, int size) {
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
                .mapToObj(i -> cam(
                        projectId,
                        Fixture.name(i),
                        Fixture.type(i) == CamType.INTAKE ? CamKind.INTAKE : CamKind.EXHAUST,
                        Fixture.lift(i),
                        Fixture.duration(i)))
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

    private static CamModel cam(int projectId, String name, CamKind camType, BigDecimal lift, int duration) {
        return CamModelDraft.$.produce(cam -> cam.applyProject(project -> project.setId(projectId))
                .setName(name)
                .setCamType(camType)
                .setLift(lift)
                .setDuration(duration));
    }
}
