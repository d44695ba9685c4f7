package dev.rowan.faults;

import static dev.enginecam.Tables.PROJECTS;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.session.Setting;
import dev.rowan.shape.Shape;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Twenty clients behind a pooler of transactions, which has three sessions for them: each must get its own rows. */
record PooledClients() implements Fault {
    private static final int CLIENTS = 20;

    private record ProjectCams(Project project, List<Cam> cams) {}

    private record UserProjects(User user, List<ProjectCams> projects) {}

    private static final Shape<User, UserProjects> GRAPH = User.ROW
            .with(User.PROJECTS.shaped(Project.ROW.with(Project.CAMS).as(ProjectCams::new)))
            .as(UserProjects::new);

    @Override
    public String title() {
        return "20 clients through PgBouncer, 3 sessions: statements and graphs";
    }

    @Override
    public Result run(Run run) throws Exception {
        int each = run.of(100_000, 400) / CLIENTS;
        Server server = run.servers().shared();
        try (var pooler = new Pooler(server)) {
            var config = DatabaseConfig.of(pooler.url()).poolSize(CLIENTS).migrationsUrl(server.url());
            try (var db = EngineCam.connect(config)) {
                var done = new AtomicLong();
                var wrong = new AtomicLong();
                SortedMap<String, Long> errors = new ConcurrentSkipListMap<>();
                List<RuntimeException> unexpected = new CopyOnWriteArrayList<>();
                List<Thread> clients = new ArrayList<>();
                for (int c = 0; c < CLIENTS; c++) {
                    var client = new Client(db, "client" + c, new Random(run.seed() + c));
                    clients.add(Thread.ofPlatform().daemon().name("client-" + c).start(() -> {
                        try {
                            client.fill();
                            for (int i = 0; i < each; i++) {
                                wrong.addAndGet(client.isRight(i) ? 0 : 1);
                                done.incrementAndGet();
                            }
                        } catch (DatabaseFailure e) {
                            errors.merge(e.getClass().getSimpleName() + " " + e.sqlState(), 1L, Long::sum);
                        } catch (RuntimeException e) {
                            unexpected.add(e);
                        }
                    }));
                }
                int hung = Writers.hung(clients, Duration.ofMinutes(20));
                if (!unexpected.isEmpty()) {
                    throw unexpected.getFirst();
                }
                var kinds = new TreeMap<String, Long>();
                kinds.put(Result.HUNG, (long) hung);
                kinds.put(Result.FOREIGN, wrong.get());
                kinds.put(
                        Result.FAILED,
                        errors.values().stream().mapToLong(Long::longValue).sum());
                errors.put("PgBouncer " + Pooler.version(), 1L);
                return new Result(title(), done.get(), done.get(), kinds, List.of(), errors, false);
            }
        }
    }

    /** Who has two projects with a cam each, all named after itself. */
    private record Client(EngineCam db, String id, Random random) {
        void fill() {
            db.users().insert(NewUser.id(id).email(id + "@example.com"));
            for (int p = 0; p < 2; p++) {
                Project project = db.projects().insert(NewProject.userId(id).name(id + " " + p));
                db.cams()
                        .insert(NewCam.projectId(project.id())
                                .name(id)
                                .camType(CamType.INTAKE)
                                .lift(new BigDecimal("9.50"))
                                .duration(240));
            }
        }

        /** One thing, at random; whether all that came is its own. */
        boolean isRight(int i) {
            return switch (random.nextInt(8)) {
                case 0 -> db.users().get(id).email().equals(id + "@example.com");
                case 1 -> isMine(db.users().get(id, GRAPH));
                case 2 -> areMine(db.projects().listByUserId(id));
                case 3 ->
                    areMine(db.projects()
                            .where(PROJECTS.USER_ID.eq(id))
                            .and(PROJECTS.NAME.like(id + " %"))
                            .list());
                case 4 ->
                    db.<UserProjects, User, Boolean>together(
                            d -> d.users().get(id, GRAPH),
                            d -> d.users().get(id),
                            (graph, user) -> isMine(graph) && user.id().equals(id));
                case 5 -> {
                    String plan = id + "/" + i;
                    User changed = db.transactionResult(tx -> {
                        tx.users().update(id, u -> u.subscriptionStatus(plan));
                        return tx.users().get(id);
                    });
                    yield changed.id().equals(id)
                            && changed.subscriptionStatus().equals(plan);
                }
                case 6 ->
                    id.equals(db.with(new Setting("app.user", id))
                            .transactionResult(tx -> tx.dsl()
                                    .fetchSingle("select current_setting('app.user')")
                                    .get(0, String.class)));
                default -> {
                    Project made = db.projects().insert(NewProject.userId(id).name("more of " + id));
                    boolean mine = made.userId().equals(id)
                            && db.projects().get(made.id()).equals(made);
                    yield mine && db.projects().delete(made.id());
                }
            };
        }

        private boolean isMine(UserProjects graph) {
            return graph.user().id().equals(id)
                    && graph.projects().size() == 2
                    && graph.projects().stream()
                            .allMatch(p -> p.project().userId().equals(id)
                                    && p.cams().size() == 1
                                    && p.cams().getFirst().name().equals(id));
        }

        private boolean areMine(List<Project> projects) {
            return projects.size() == 2
                    && projects.stream().allMatch(p -> p.userId().equals(id));
        }
    }
}
