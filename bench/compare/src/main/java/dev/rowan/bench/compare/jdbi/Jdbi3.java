package dev.rowan.bench.compare.jdbi;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.bench.Change;
import dev.rowan.bench.Fixture;
import dev.rowan.bench.Graphs.UserProjects;
import dev.rowan.bench.InsertReturning;
import dev.rowan.bench.compare.Levels;
import dev.rowan.bench.compare.Peer;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jooq.JSONB;

/**
 * The fluent API with constructor mappers; graphs by a query per level, which is faster here than the JOIN with
 * {@code reduceRows} that its documentation shows as well.
 */
public final class Jdbi3 extends Peer<User, Cam, UserProjects> {
    private static final String USER = "select id, email, subscription_status, created_at, updated_at from users";
    private static final String PROJECT = "select id, user_id, name, description, created_at, updated_at from projects";
    private static final String CAM = "select id, project_id, name, cam_type, lift, duration, profile_points,"
            + " created_at, updated_at from cams";
    private static final String INSERT = "insert into cams (project_id, name, cam_type, lift, duration)"
            + " values (:projectId, :name, :camType, :lift, :duration)";

    private final Jdbi jdbi;

    public Jdbi3(DataSource pool) {
        jdbi = Jdbi.create(pool)
                .registerRowMapper(ConstructorMapper.factory(User.class))
                .registerRowMapper(ConstructorMapper.factory(Project.class))
                .registerRowMapper(ConstructorMapper.factory(Cam.class))
                .registerColumnMapper(CamType.class, (rs, column, context) -> CamType.of(rs.getString(column)))
                .registerColumnMapper(JSONB.class, (rs, column, context) -> JSONB.jsonbOrNull(rs.getString(column)))
                .registerArrayType(Integer.class, "int4")
                .registerArrayType(String.class, "varchar");
    }

    @Override
    public String title() {
        return "JDBI";
    }

    @Override
    protected Optional<User> find(String userId) {
        return jdbi.withHandle(handle -> handle.createQuery(USER + " where id = :id")
                .bind("id", userId)
                .mapTo(User.class)
                .findOne());
    }

    @Override
    protected Cam insert() {
        return jdbi.withHandle(handle -> handle.createUpdate(INSERT)
                .bind("projectId", Fixture.EMPTY_PROJECT)
                .bind("name", InsertReturning.NAME)
                .bind("camType", CamType.INTAKE.literal())
                .bind("lift", InsertReturning.LIFT)
                .bind("duration", InsertReturning.DURATION)
                .executeAndReturnGeneratedKeys()
                .mapTo(Cam.class)
                .one());
    }

    @Override
    protected void update(Change change) {
        int rows = jdbi.withHandle(
                handle -> handle.createUpdate("update users set subscription_status = :status where id = :id")
                        .bind("status", change.status())
                        .bind("id", change.userId())
                        .execute());
        if (rows != 1) {
            throw new IllegalStateException(rows + " rows were written, expected 1");
        }
    }

    @Override
    protected UserProjects graph(String userId) {
        return jdbi.withHandle(handle -> below(
                        handle,
                        handle.createQuery(USER + " where id = :id")
                                .bind("id", userId)
                                .mapTo(User.class)
                                .list())
                .getFirst());
    }

    @Override
    protected List<UserProjects> graphs(String from, String before) {
        return jdbi.withHandle(handle -> below(
                handle,
                handle.createQuery(USER + " where id >= :from and id < :before order by id")
                        .bind("from", from)
                        .bind("before", before)
                        .mapTo(User.class)
                        .list()));
    }

    @Override
    protected List<Cam> cams(int projectId) {
        return jdbi.withHandle(handle -> handle.createQuery(CAM + " where project_id = :projectId order by id")
                .bind("projectId", projectId)
                .mapTo(Cam.class)
                .list());
    }

    @Override
    protected List<Cam> page(int projectId, int after, int size) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        CAM + " where project_id = :projectId and id > :after order by id limit :size")
                .bind("projectId", projectId)
                .bind("after", after)
                .bind("size", size)
                .mapTo(Cam.class)
                .list());
    }

    @Override
    protected int insertAll(int projectId, int count) {
        return jdbi.inTransaction(handle -> {
            try (var batch = handle.prepareBatch(INSERT)) {
                for (int i = 0; i < count; i++) {
                    batch.bind("projectId", projectId)
                            .bind("name", Fixture.name(i))
                            .bind("camType", Fixture.type(i).literal())
                            .bind("lift", Fixture.lift(i))
                            .bind("duration", Fixture.duration(i))
                            .add();
                }
                return batch.execute().length; // rewritten, they tell no counts
            }
        });
    }

    @Override
    protected User user(User own) {
        return own;
    }

    @Override
    protected Cam cam(Cam own) {
        return own;
    }

    @Override
    protected UserProjects userProjects(UserProjects own) {
        return own;
    }

    private static List<UserProjects> below(Handle handle, List<User> users) {
        List<Project> projects = handle.createQuery(PROJECT + " where user_id = any(:ids) order by user_id, id")
                .bindArray("ids", String.class, users.stream().map(User::id).toList())
                .mapTo(Project.class)
                .list();
        List<Cam> cams = handle.createQuery(CAM + " where project_id = any(:ids) order by project_id, id")
                .bindArray(
                        "ids", Integer.class, projects.stream().map(Project::id).toList())
                .mapTo(Cam.class)
                .list();
        return Levels.join(users, projects, cams);
    }
}
