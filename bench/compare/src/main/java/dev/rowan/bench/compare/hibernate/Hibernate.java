package dev.rowan.bench.compare.hibernate;

import dev.enginecam.Cam;
import dev.enginecam.CamLabel;
import dev.enginecam.CamType;
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
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;

/**
 * Entities. Graphs are two queries with JOIN FETCH, for two lists cannot be fetched by one. What only reads has no
 * transaction, what writes needs one. Identity columns, which the schema has, keep Hibernate from sending inserts in
 * batches.
 */
public final class Hibernate extends Peer<UserEntity, CamEntity, UserEntity> {
    private static final String KEYS = "gets the keys";

    private final SessionFactory sessions;

    public Hibernate(DataSource pool) {
        var configuration = new Configuration()
                .addAnnotatedClass(UserEntity.class)
                .addAnnotatedClass(ProjectEntity.class)
                .addAnnotatedClass(CamEntity.class);
        configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        configuration.getProperties().put(BatchSettings.STATEMENT_BATCH_SIZE, 1_000);
        sessions = configuration.buildSessionFactory();
    }

    @Override
    public String title() {
        return "Hibernate";
    }

    @Override
    protected Optional<UserEntity> find(String userId) {
        return sessions.fromSession(session -> Optional.ofNullable(session.find(UserEntity.class, userId)));
    }

    @Override
    protected List<UserEntity> findAll(HundredFinds work) {
        return sessions.fromSession(session -> session.findMultiple(UserEntity.class, work.keys()));
    }

    @Override
    protected CamEntity insert() {
        return sessions.fromTransaction(Hibernate::inserted);
    }

    private static CamEntity inserted(Session session) {
        var cam = new CamEntity(
                session.getReference(ProjectEntity.class, Fixture.EMPTY_PROJECT),
                InsertReturning.NAME,
                CamType.INTAKE,
                InsertReturning.LIFT,
                InsertReturning.DURATION);
        session.persist(cam);
        return cam;
    }

    @Override
    protected void update(Change change) {
        sessions.inTransaction(session -> updated(session, change));
    }

    private static UserEntity updated(Session session, Change change) {
        UserEntity user = session.find(UserEntity.class, change.userId());
        user.setSubscriptionStatus(change.status());
        return user;
    }

    @Override
    protected long updateAll(List<Change> changes) {
        return sessions.fromTransaction(session -> {
            List<UserEntity> users = session.findMultiple(
                    UserEntity.class, changes.stream().map(Change::userId).toList());
            for (int i = 0; i < users.size(); i++) {
                users.get(i).setSubscriptionStatus(changes.get(i).status());
            }
            return (long) users.size();
        });
    }

    /** An upsert gives nothing back. */
    @Override
    protected UserEntity upsert(Change change) {
        return sessions.fromStatelessTransaction(session -> {
            session.upsert(new UserEntity(change.userId(), UpsertReturning.email(change), change.status()));
            return session.get(UserEntity.class, change.userId());
        });
    }

    @Override
    protected Several<UserEntity, CamEntity> several(Change change) {
        return sessions.fromTransaction(session -> new Several<>(updated(session, change), change, inserted(session)));
    }

    @Override
    protected int insertGraphs(TwentyGraphs work, int batch) {
        return sessions.fromTransaction(session -> {
            for (int graph = 0; graph < work.graphs(); graph++) {
                String id = TwentyGraphs.userId(batch, graph);
                var user = new UserEntity(id, TwentyGraphs.email(id), null);
                TwentyGraphs.projectsOf(graph).forEach(p -> {
                    ProjectEntity project = user.add(Fixture.name(p));
                    TwentyGraphs.camsOf(p).forEach(i -> project.add(cam(project, i)));
                });
                session.persist(user);
            }
            return work.graphs();
        });
    }

    @Override
    protected void more(Ways ways) {
        ways.does(Projection.class, (w, bench) -> lines(w.projectId()))
                .does(JoinRows.class, (w, bench) -> labels(w.projectId(), w.rows()))
                .does(KeysetPage.class, (w, bench) -> page(w.projectId(), w.after(), w.size()), each(this::cam))
                .does(DynamicFilter.class, (w, bench) -> filtered(w.asked(), w.most()), each(this::cam))
                .differs(HundredInserts.class, KEYS)
                .differs(TenThousandInserts.class, KEYS)
                .differs(TwentyGraphs.class, KEYS);
    }

    private List<Line> lines(int projectId) {
        return sessions.fromSession(session -> session.createSelectionQuery(
                        "select c.id, c.name, c.lift from CamEntity c where c.project.id = :project order by c.id",
                        Line.class)
                .setParameter("project", projectId)
                .getResultList());
    }

    private List<CamLabel> labels(int projectId, int rows) {
        return sessions.fromSession(session -> session.createSelectionQuery(
                        "select c.id, c.name, c.lift, p.name, u.email from CamEntity c join c.project p join p.user u"
                                + " where p.id = :project order by c.id",
                        CamLabel.class)
                .setParameter("project", projectId)
                .setMaxResults(rows)
                .getResultList());
    }

    private List<CamEntity> filtered(Asked asked, int most) {
        CriteriaBuilder builder = sessions.getCriteriaBuilder();
        CriteriaQuery<CamEntity> query = builder.createQuery(CamEntity.class);
        Root<CamEntity> cam = query.from(CamEntity.class);
        var conditions = new ArrayList<Predicate>();
        if (asked.projectId() != null) {
            conditions.add(builder.equal(cam.get("project").get("id"), asked.projectId()));
        }
        if (asked.type() != null) {
            conditions.add(builder.equal(cam.get("camType"), asked.type()));
        }
        if (asked.leastLift() != null) {
            conditions.add(builder.greaterThanOrEqualTo(cam.get("lift"), asked.leastLift()));
        }
        if (asked.mostLift() != null) {
            conditions.add(builder.lessThanOrEqualTo(cam.get("lift"), asked.mostLift()));
        }
        if (asked.leastDuration() != null) {
            conditions.add(builder.greaterThanOrEqualTo(cam.get("duration"), asked.leastDuration()));
        }
        if (asked.nameLike() != null) {
            conditions.add(builder.like(cam.get("name"), asked.nameLike()));
        }
        query.where(conditions.toArray(Predicate[]::new)).orderBy(builder.asc(cam.get("id")));
        return sessions.fromSession(session ->
                session.createSelectionQuery(query).setMaxResults(most).getResultList());
    }

    @Override
    protected UserEntity graph(String userId) {
        return sessions.fromSession(session -> {
            UserEntity user = session.createSelectionQuery(
                            "from UserEntity u left join fetch u.projects where u.id = :id", UserEntity.class)
                    .setParameter("id", userId)
                    .getSingleResult();
            session.createSelectionQuery(
                            "from ProjectEntity p left join fetch p.cams where p.user.id = :id", ProjectEntity.class)
                    .setParameter("id", userId)
                    .getResultList();
            return user;
        });
    }

    @Override
    protected List<UserEntity> graphs(String from, String before) {
        return sessions.fromSession(session -> {
            List<UserEntity> users = session.createSelectionQuery(
                            "from UserEntity u left join fetch u.projects where u.id >= :from and u.id < :before"
                                    + " order by u.id",
                            UserEntity.class)
                    .setParameter("from", from)
                    .setParameter("before", before)
                    .getResultList();
            session.createSelectionQuery(
                            "from ProjectEntity p left join fetch p.cams"
                                    + " where p.user.id >= :from and p.user.id < :before",
                            ProjectEntity.class)
                    .setParameter("from", from)
                    .setParameter("before", before)
                    .getResultList();
            return users;
        });
    }

    @Override
    protected List<CamEntity> cams(int projectId) {
        return sessions.fromSession(session -> session.createSelectionQuery(
                        "from CamEntity c where c.project.id = :project order by c.id", CamEntity.class)
                .setParameter("project", projectId)
                .getResultList());
    }

    private List<CamEntity> page(int projectId, int after, int size) {
        return sessions.fromSession(session -> session.createSelectionQuery(
                        "from CamEntity c where c.project.id = :project and c.id > :after order by c.id",
                        CamEntity.class)
                .setParameter("project", projectId)
                .setParameter("after", after)
                .setMaxResults(size)
                .getResultList());
    }

    @Override
    protected int insertAll(int projectId, int count) {
        return sessions.fromStatelessTransaction(session -> {
            var project = session.get(ProjectEntity.class, projectId);
            List<CamEntity> cams =
                    IntStream.range(0, count).mapToObj(i -> cam(project, i)).toList();
            session.insertMultiple(cams);
            return cams.size();
        });
    }

    private static CamEntity cam(ProjectEntity project, int i) {
        return new CamEntity(project, Fixture.name(i), Fixture.type(i), Fixture.lift(i), Fixture.duration(i));
    }

    @Override
    protected User user(UserEntity own) {
        return own.row();
    }

    @Override
    protected Cam cam(CamEntity own) {
        return own.row();
    }

    @Override
    protected UserProjects userProjects(UserEntity own) {
        return new UserProjects(
                own.row(),
                own.getProjects().stream()
                        .map(p -> new ProjectCams(
                                p.row(),
                                p.getCams().stream().map(CamEntity::row).toList()))
                        .toList());
    }

    @Override
    public void close() {
        sessions.close();
    }
}
