package dev.rowan.bench;

import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.JSONB;

/** What is in the database: the same in every run. */
public final class Fixture {
    /** Its project has {@value #ROWS} cams without profile points. */
    static final int PLAIN_PROJECT = 1;

    /** Its project has {@value #ROWS} cams of {@value #POINTS} profile points. */
    static final int JSON_PROJECT = 2;

    /** Empty: inserts go there. */
    public static final int EMPTY_PROJECT = 3;

    static final int ROWS = 1_000;

    /** In the middle of the plain project, whose cams are the first ones. */
    static final int PAGE_AFTER = 500;

    static final int PAGE_SIZE = 50;

    /** Of new cams, at once. */
    static final int INSERTS = 10_000;

    /** Has 20 projects with 10 cams each, of {@value #POINTS} profile points. */
    static final String GRAPH_USER = "user_00500";

    /** The first of 50 users with 5 projects of 4 cams, of {@value #POINTS} profile points. */
    static final String LIST_FROM = "user_00600";

    /** The user after them. */
    static final String LIST_BEFORE = "user_00650";

    private static final int USERS_COUNT = 1_000;
    private static final int POINTS = 20;

    private Fixture() {}

    static String[] userIds() {
        return IntStream.range(0, USERS_COUNT).mapToObj("user_%05d"::formatted).toArray(String[]::new);
    }

    static void fill(EngineCam db) {
        db.users()
                .insertAll(Stream.of(userIds())
                        .map(id -> NewUser.id(id).email(id + "@example.com"))
                        .toList());
        String owner = userIds()[0];
        for (int id : List.of(PLAIN_PROJECT, JSON_PROJECT, EMPTY_PROJECT)) {
            var project = db.projects().insert(NewProject.userId(owner).name("project " + id));
            if (project.id() != id) {
                throw new IllegalStateException("project " + id + " became " + project.id());
            }
        }
        db.cams()
                .insertAll(IntStream.range(0, ROWS)
                        .mapToObj(i -> cam(PLAIN_PROJECT, i))
                        .toList());
        db.cams()
                .insertAll(IntStream.range(0, ROWS)
                        .mapToObj(i -> cam(JSON_PROJECT, i).profilePoints(points(i)))
                        .toList());
        graphs(db, List.of(GRAPH_USER), 20, 10);
        graphs(
                db,
                Stream.of(userIds())
                        .filter(id -> id.compareTo(LIST_FROM) >= 0 && id.compareTo(LIST_BEFORE) < 0)
                        .toList(),
                5,
                4);
    }

    /** That of a new cam. */
    public static String name(int i) {
        return "cam " + i;
    }

    /** That of a new cam. */
    public static CamType type(int i) {
        return i % 2 == 0 ? CamType.INTAKE : CamType.EXHAUST;
    }

    /** That of a new cam. */
    public static BigDecimal lift(int i) {
        return BigDecimal.valueOf(800 + i, 2);
    }

    /** That of a new cam. */
    public static int duration(int i) {
        return 220 + i % 80;
    }

    static NewCam cam(int project, int i) {
        return NewCam.projectId(project)
                .name(name(i))
                .camType(type(i))
                .lift(lift(i))
                .duration(duration(i));
    }

    private static void graphs(EngineCam db, List<String> users, int projectsOfUser, int camsOfProject) {
        List<Project> projects = db.projects()
                .insertAll(users.stream()
                        .flatMap(user -> IntStream.range(0, projectsOfUser)
                                .mapToObj(i -> NewProject.userId(user).name("project " + i)))
                        .toList());
        db.cams()
                .insertAll(projects.stream()
                        .flatMap(p -> IntStream.range(0, camsOfProject)
                                .mapToObj(i -> cam(p.id(), i).profilePoints(points(i))))
                        .toList());
    }

    private static JSONB points(int i) {
        return JSONB.jsonb(IntStream.range(0, POINTS)
                .mapToObj(p -> "{\"angle\": %d, \"radius\": %d.%02d}".formatted(p * 18, 15 + p % 7, (p * 37 + i) % 100))
                .collect(Collectors.joining(", ", "[", "]")));
    }
}
