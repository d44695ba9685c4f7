package dev.enginecam.backend;

import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.insert.NewGraph;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.JSONB;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A user with some projects and cams, stored when a throw-away database starts. */
@Component
@ConditionalOnProperty("backend.sample")
public class Sample implements ApplicationRunner {
    private static final double BASE_RADIUS = 17;

    private final EngineCam db;

    Sample(EngineCam db) {
        this.db = db;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (db.users().exists("ada")) {
            return;
        }
        db.users()
                .insertGraph(NewUser.id("ada")
                        .email("ada@example.com")
                        .with(
                                User.PROJECTS,
                                List.of(
                                        project("Boxer twin, touring", 8.6, 264),
                                        project("Straight six, street", 9.3, 248),
                                        project("V8, big block", 12.4, 288),
                                        project("Single, trial", 7.1, 232),
                                        project("Inline four, race", 11.2, 304),
                                        project("V6, turbo", 8.9, 240))));
    }

    private static NewGraph<Project> project(String name, double lift, int duration) {
        return NewProject.ofUser()
                .name(name)
                .with(
                        Project.CAMS,
                        List.of(
                                cam("Intake", CamType.INTAKE, lift, duration),
                                cam("Exhaust", CamType.EXHAUST, lift - 0.4, duration - 8)));
    }

    private static NewCam cam(String name, CamType type, double lift, int duration) {
        return NewCam.ofProject()
                .name(name)
                .camType(type)
                .lift(BigDecimal.valueOf(lift).setScale(2, RoundingMode.HALF_UP))
                .duration(duration)
                .profilePoints(JSONB.valueOf(profile(lift, duration)));
    }

    /** A lobe whose ramps are smooth: a cosine, on a base circle. The cam turns half as fast as the crank. */
    static String profile(double lift, int duration) {
        double half = duration / 4.0;
        return IntStream.range(0, 180)
                .mapToObj(i -> {
                    int angle = 2 * i;
                    double fromNose = Math.abs(angle - 180);
                    double raised = fromNose < half ? lift * (1 + Math.cos(Math.PI * fromNose / half)) / 2 : 0;
                    return String.format(Locale.ROOT, "{\"angle\": %d, \"radius\": %.3f}", angle, BASE_RADIUS + raised);
                })
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
