package dev.enginecam;

import dev.rowan.insert.NewGraph;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Rows for tests that need some and do not care which. */
final class SomeRows {
    private SomeRows() {}

    static NewUser newUser(String id) {
        return NewUser.id(id).email(id + "@example.com");
    }

    static List<NewUser> newUsers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> newUser("user_%04d".formatted(i)))
                .toList();
    }

    static User user(EngineCam db, String id) {
        return db.users().insert(newUser(id));
    }

    static Project project(EngineCam db, String userId) {
        return db.projects().insert(NewProject.userId(userId).name("V8"));
    }

    /** With a user of its own. */
    static Project project(EngineCam db) {
        return project(db, user(db, "owner").id());
    }

    static NewCam newCam(int projectId, String name) {
        return NewCam.projectId(projectId)
                .name(name)
                .camType(CamType.INTAKE)
                .lift(new BigDecimal("9.50"))
                .duration(240);
    }

    static NewCam newCam(String name) {
        return NewCam.ofProject()
                .name(name)
                .camType(CamType.INTAKE)
                .lift(new BigDecimal("9.50"))
                .duration(240);
    }

    /** A user with so many projects, each with so many cams. */
    static NewGraph<User> newGraph(String id, int projects, int cams) {
        return newUser(id)
                .with(
                        User.PROJECTS,
                        IntStream.range(0, projects)
                                .mapToObj(p -> NewProject.ofUser()
                                        .name("project " + p)
                                        .with(
                                                Project.CAMS,
                                                IntStream.range(0, cams)
                                                        .mapToObj(c -> newCam("cam " + p + "." + c))
                                                        .toList()))
                                .toList());
    }

    static Cam cam(EngineCam db, int projectId, String name) {
        return db.cams().insert(newCam(projectId, name));
    }

    /** Null where the compiler of these tests would refuse it: callers in Kotlin, or without a checker, can pass it. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T nothing() {
        return null;
    }
}
