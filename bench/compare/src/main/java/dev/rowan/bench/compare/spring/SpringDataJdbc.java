package dev.rowan.bench.compare.spring;

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
import dev.rowan.bench.compare.spring.UserAggregate.CamPart;
import dev.rowan.bench.compare.spring.UserAggregate.ProjectPart;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.domain.Limit;

/**
 * Repositories, graphs as aggregates. An insert gives the key alone; the stored row takes a second statement. A single
 * statement is no transaction, although repositories by themselves would make it one.
 */
public final class SpringDataJdbc extends Peer<UserRow, CamRow, UserAggregate> {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final UserRows users;
    private final UserAggregates aggregates;
    private final CamRows cams;

    public SpringDataJdbc(DataSource pool) {
        context.registerBean(DataSource.class, () -> pool, definition -> definition.setDestroyMethodName(""));
        context.register(SpringConfiguration.class);
        context.refresh();
        users = context.getBean(UserRows.class);
        aggregates = context.getBean(UserAggregates.class);
        cams = context.getBean(CamRows.class);
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

    @Override
    protected List<CamRow> page(int projectId, int after, int size) {
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
        return new User(own.id(), own.email(), own.subscriptionStatus(), own.createdAt(), own.updatedAt());
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
                new User(own.id(), own.email(), own.subscriptionStatus(), own.createdAt(), own.updatedAt()),
                own.projects().stream()
                        .sorted(Comparator.comparingInt(ProjectPart::id))
                        .map(p -> new ProjectCams(
                                new Project(p.id(), own.id(), p.name(), p.description(), p.createdAt(), p.updatedAt()),
                                p.cams().stream()
                                        .sorted(Comparator.comparingInt(CamPart::id))
                                        .map(c -> cam(p.id(), c))
                                        .toList()))
                        .toList());
    }

    @Override
    public void close() {
        context.close();
    }

    private static Cam cam(int projectId, CamPart c) {
        return new Cam(
                c.id(),
                projectId,
                c.name(),
                c.camType(),
                c.lift(),
                c.duration(),
                jsonb(c.profilePoints()),
                c.createdAt(),
                c.updatedAt());
    }

    private static @Nullable JSONB jsonb(@Nullable Json json) {
        return json == null ? null : JSONB.jsonb(json.text());
    }
}
