package dev.rowan.bench.compare.jdbi;

import dev.enginecam.Cam;
import dev.enginecam.CamLabel;
import dev.enginecam.CamType;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.bench.Change;
import dev.rowan.bench.DynamicFilter;
import dev.rowan.bench.DynamicFilter.Asked;
import dev.rowan.bench.Fixture;
import dev.rowan.bench.Graphs.UserProjects;
import dev.rowan.bench.HundredFinds;
import dev.rowan.bench.HundredInserts;
import dev.rowan.bench.InsertReturning;
import dev.rowan.bench.JoinRows;
import dev.rowan.bench.KeysetPage;
import dev.rowan.bench.Projection;
import dev.rowan.bench.Projection.Line;
import dev.rowan.bench.TwentyGraphs;
import dev.rowan.bench.UpsertReturning;
import dev.rowan.bench.compare.Levels;
import dev.rowan.bench.compare.Peer;
import dev.rowan.bench.compare.Ways;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
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

    private static final String UPDATE = "update users set subscription_status = :status where id = :id";
    private static final String UPSERT = "insert into users (id, email, subscription_status)"
            + " values (:id, :email, :status)"
            + " on conflict (id) do update"
            + " set email = excluded.email, subscription_status = excluded.subscription_status"
            + " returning id, email, subscription_status, created_at, updated_at";

    private final Jdbi jdbi;

    public Jdbi3(DataSource pool) {
        jdbi = Jdbi.create(pool)
                .registerRowMapper(ConstructorMapper.factory(User.class))
                .registerRowMapper(ConstructorMapper.factory(Project.class))
                .registerRowMapper(ConstructorMapper.factory(Cam.class))
                .registerRowMapper(ConstructorMapper.factory(Line.class))
                .registerRowMapper(ConstructorMapper.factory(CamLabel.class))
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
        return jdbi.withHandle(handle -> found(handle, userId));
    }

    private static Optional<User> found(Handle handle, String userId) {
        return handle.createQuery(USER + " where id = :id")
                .bind("id", userId)
                .mapTo(User.class)
                .findOne();
    }

    @Override
    protected List<User> findAll(HundredFinds work) {
        return work.inOrder(jdbi.withHandle(handle -> handle.createQuery(USER + " where id = any(:ids)")
                .bindArray("ids", String.class, work.keys())
                .mapTo(User.class)
                .collectToMap(User::id, user -> user)));
    }

    @Override
    protected Cam insert() {
        return jdbi.withHandle(Jdbi3::inserted);
    }

    private static Cam inserted(Handle handle) {
        return handle.createUpdate(INSERT)
                .bind("projectId", Fixture.EMPTY_PROJECT)
                .bind("name", InsertReturning.NAME)
                .bind("camType", CamType.INTAKE.literal())
                .bind("lift", InsertReturning.LIFT)
                .bind("duration", InsertReturning.DURATION)
                .executeAndReturnGeneratedKeys()
                .mapTo(Cam.class)
                .one();
    }

    @Override
    protected void update(Change change) {
        jdbi.useHandle(handle -> update(handle, change));
    }

    private static void update(Handle handle, Change change) {
        int rows = handle.createUpdate(UPDATE)
                .bind("status", change.status())
                .bind("id", change.userId())
                .execute();
        if (rows != 1) {
            throw new IllegalStateException(rows + " rows were written, expected 1");
        }
    }

    @Override
    protected long updateAll(List<Change> changes) {
        return jdbi.inTransaction(handle -> {
            try (var batch = handle.prepareBatch(UPDATE)) {
                changes.forEach(change -> batch.bind("status", change.status())
                        .bind("id", change.userId())
                        .add());
                return Arrays.stream(batch.execute()).asLongStream().sum();
            }
        });
    }

    @Override
    protected User upsert(Change change) {
        return jdbi.withHandle(handle -> handle.createQuery(UPSERT)
                .bind("id", change.userId())
                .bind("email", UpsertReturning.email(change))
                .bind("status", change.status())
                .mapTo(User.class)
                .one());
    }

    @Override
    protected Several<User, Cam> several(Change change) {
        return jdbi.inTransaction(handle -> {
            User found = found(handle, change.userId()).orElseThrow();
            update(handle, change);
            return new Several<>(found, change, inserted(handle));
        });
    }

    /** A batch for each level: JDBI knows nothing of graphs. */
    @Override
    protected int insertGraphs(TwentyGraphs work, int batch) {
        return jdbi.inTransaction(handle -> {
            List<String> users = IntStream.range(0, work.graphs())
                    .mapToObj(i -> TwentyGraphs.userId(batch, i))
                    .toList();
            try (var all = handle.prepareBatch("insert into users (id, email) values (:id, :email)")) {
                users.forEach(id ->
                        all.bind("id", id).bind("email", TwentyGraphs.email(id)).add());
                all.execute();
            }
            List<Integer> projects;
            try (var all = handle.prepareBatch("insert into projects (user_id, name) values (:userId, :name)")) {
                for (int i = 0; i < users.size(); i++) {
                    String userId = users.get(i);
                    TwentyGraphs.projectsOf(i)
                            .forEach(p -> all.bind("userId", userId)
                                    .bind("name", Fixture.name(p))
                                    .add());
                }
                projects = all.executePreparedBatch("id").mapTo(Integer.class).list();
            }
            try (var all = handle.prepareBatch(INSERT)) {
                for (int p = 0; p < projects.size(); p++) {
                    int projectId = projects.get(p);
                    TwentyGraphs.camsOf(p).forEach(i -> add(all, projectId, i));
                }
                all.execute();
            }
            return users.size();
        });
    }

    @Override
    protected void more(Ways ways) {
        ways.does(Projection.class, (w, bench) -> lines(w.projectId()))
                .does(JoinRows.class, (w, bench) -> labels(w.projectId(), w.rows()))
                .does(KeysetPage.class, (w, bench) -> page(w.projectId(), w.after(), w.size()))
                .does(DynamicFilter.class, (w, bench) -> filtered(w.asked(), w.most()))
                .differs(HundredInserts.class, "gets no rows")
                .differs(TwentyGraphs.class, "gets the keys of projects, and no rows");
    }

    private List<Line> lines(int projectId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, name, lift from cams where project_id = :projectId order by id")
                .bind("projectId", projectId)
                .mapTo(Line.class)
                .list());
    }

    private List<CamLabel> labels(int projectId, int rows) {
        return jdbi.withHandle(handle -> handle.createQuery(JoinRows.NAMED)
                .bind("projectId", projectId)
                .bind("limit", rows)
                .mapTo(CamLabel.class)
                .list());
    }

    /** What is defined is put into the text. */
    private List<Cam> filtered(Asked asked, int most) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (asked.projectId() != null) {
            conditions.add("project_id = :projectId");
            values.put("projectId", asked.projectId());
        }
        if (asked.type() != null) {
            conditions.add("cam_type = :type");
            values.put("type", asked.type().literal());
        }
        if (asked.leastLift() != null) {
            conditions.add("lift >= :leastLift");
            values.put("leastLift", asked.leastLift());
        }
        if (asked.mostLift() != null) {
            conditions.add("lift <= :mostLift");
            values.put("mostLift", asked.mostLift());
        }
        if (asked.leastDuration() != null) {
            conditions.add("duration >= :leastDuration");
            values.put("leastDuration", asked.leastDuration());
        }
        if (asked.nameLike() != null) {
            conditions.add("name like :nameLike");
            values.put("nameLike", asked.nameLike());
        }
        values.put("most", most);
        return jdbi.withHandle(handle -> handle.createQuery(CAM + " <where> order by id limit :most")
                .define("where", conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions))
                .bindMap(values)
                .mapTo(Cam.class)
                .list());
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

    private List<Cam> page(int projectId, int after, int size) {
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
                    add(batch, projectId, i);
                }
                return batch.execute().length; // rewritten, they tell no counts
            }
        });
    }

    private static void add(PreparedBatch batch, int projectId, int i) {
        batch.bind("projectId", projectId)
                .bind("name", Fixture.name(i))
                .bind("camType", Fixture.type(i).literal())
                .bind("lift", Fixture.lift(i))
                .bind("duration", Fixture.duration(i))
                .add();
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
