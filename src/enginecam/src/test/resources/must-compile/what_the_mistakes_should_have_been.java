package app;

import dev.enginecam.*;
import dev.rowan.shape.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

class Case {
    record Two(User user, long cams) {}

    record Recent(User user, List<Project> projects) {}

    static final Function<java.time.Instant, Shape<User, Recent>> RECENT =
            Shape.given(Tables.PROJECTS.CREATED_AT, since -> User.ROW
                    .with(User.PROJECTS.where(p -> p.CREATED_AT.ge(since)))
                    .as(Recent::new));

    Object correct(EngineCam db) throws java.io.IOException {
        User user = db.users().insert(NewUser.id("u").email("e"));
        NewCam cam = NewCam.projectId(1)
                .name("n")
                .camType(CamType.INTAKE)
                .lift(BigDecimal.ONE)
                .duration(240)
                .profilePoints(null);
        db.users().update(user.id(), u -> u.email("f").subscriptionStatus("pro"));
        db.users().update(user.id(), UserPatch.EMPTY.email("g"));
        db.transaction(tx -> tx.cams().insert(cam));
        db.transaction(java.io.IOException.class, tx -> System.in.close());
        Optional<User> found = db.users().findByEmail("e");
        List<Cam> cams = db.cams().where(Tables.CAMS.CAM_TYPE.eq(CamType.INTAKE)).list();
        db.users().insertGraph(NewUser.id("v").email("h").with(User.PROJECTS, NewProject.ofUser().name("V8")));
        db.projects().insertGraph(NewProject.ofUser().name("V8").with(Project.USER, NewUser.id("w").email("i")));
        db.cams().inLiftWindow(p -> p.least(BigDecimal.ONE).most(BigDecimal.TEN));
        db.users().signIn(UserSignInParameters.EMPTY.email("e").id("u"));
        db.cams().search(p -> p.userId("u").limit(1), CamSearchOrder.NEWEST);
        Two two = db.together(d -> d.users().get("u"), d -> d.cams().count(), Two::new);
        Recent recent = db.users().get("u", RECENT.apply(java.time.Instant.EPOCH));
        try (EngineCam.Connected own = EngineCam.connect(dev.rowan.connect.DatabaseConfig.fromEnvironment())) {
            return own.users().list(10).addAll(db.read(tx -> tx.users().list(10))) ? cams : found;
        }
    }
}
