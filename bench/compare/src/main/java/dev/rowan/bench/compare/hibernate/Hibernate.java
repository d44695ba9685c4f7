package dev.rowan.bench.compare.hibernate;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.User;
import dev.rowan.bench.Change;
import dev.rowan.bench.Fixture;
import dev.rowan.bench.Graphs.ProjectCams;
import dev.rowan.bench.Graphs.UserProjects;
import dev.rowan.bench.InsertReturning;
import dev.rowan.bench.compare.Peer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
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
    protected CamEntity insert() {
        return sessions.fromTransaction(session -> {
            var cam = new CamEntity(
                    session.getReference(ProjectEntity.class, Fixture.EMPTY_PROJECT),
                    InsertReturning.NAME,
                    CamType.INTAKE,
                    InsertReturning.LIFT,
                    InsertReturning.DURATION);
            session.persist(cam);
            return cam;
        });
    }

    @Override
    protected void update(Change change) {
        sessions.inTransaction(
                session -> session.find(UserEntity.class, change.userId()).setSubscriptionStatus(change.status()));
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

    @Override
    protected List<CamEntity> page(int projectId, int after, int size) {
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
            List<CamEntity> cams = IntStream.range(0, count)
                    .mapToObj(i -> new CamEntity(
                            project, Fixture.name(i), Fixture.type(i), Fixture.lift(i), Fixture.duration(i)))
                    .toList();
            session.insertMultiple(cams);
            return cams.size();
        });
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
