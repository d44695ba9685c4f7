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
final class Fixture {
    /** Its project has {@value #ROWS} cams without profile points. */
    static final int PLAIN_PROJECT = 1;

    /** Its project has {@value #ROWS} cams of {@value #POINTS} profile points. */
    static final int JSON_PROJECT = 2;

    /** Empty: inserts go there. */
    static final int EMPTY_PROJECT = 3;

    static final int ROWS = 1_000;

    /** Has 20 projects with 10 cams each, of {@value #POINTS} profile points. */
    static final String GRAPH_USER = "user_00500";

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
        List<Project> projects = db.projects()
                .insertAll(IntStream.range(0, 20)
                        .mapToObj(i -> NewProject.userId(GRAPH_USER).name("project " + i))
                        .toList());
        db.cams()
                .insertAll(projects.stream()
                        .flatMap(p -> IntStream.range(0, 10)
                                .mapToObj(i -> cam(p.id(), i).profilePoints(points(i))))
                        .toList());
    }

    private static NewCam cam(int project, int i) {
        return NewCam.projectId(project)
                .name("cam " + i)
                .camType(i % 2 == 0 ? CamType.INTAKE : CamType.EXHAUST)
                .lift(BigDecimal.valueOf(800 + i, 2))
                .duration(220 + i % 80);
    }

    private static JSONB points(int i) {
        return JSONB.jsonb(IntStream.range(0, POINTS)
                .mapToObj(p -> "{\"angle\": %d, \"radius\": %d.%02d}".formatted(p * 18, 15 + p % 7, (p * 37 + i) % 100))
                .collect(Collectors.joining(", ", "[", "]")));
    }
}
