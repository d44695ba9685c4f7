package dev.rowan.bench.compare.jooq;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;

import dev.enginecam.Cam;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.bench.Bench;
import dev.rowan.bench.Contestant;
import dev.rowan.bench.GraphByKey;
import dev.rowan.bench.Graphs.UserProjects;
import dev.rowan.bench.JooqCams;
import dev.rowan.bench.ListOfGraphs;
import dev.rowan.bench.Work;
import dev.rowan.bench.compare.Levels;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

/** Graphs by a query per level, for those who avoid MULTISET. All else is as with it. */
public final class JooqByLevel implements Contestant {
    @Override
    public String title() {
        return "jOOQ by level";
    }

    @Override
    public boolean does(Work work) {
        return work instanceof GraphByKey || work instanceof ListOfGraphs;
    }

    @Override
    public Object run(Work work, Bench bench) {
        return switch (work) {
            case GraphByKey w -> graphs(bench.jooq(), USERS.ID.eq(w.userId())).getFirst();
            case ListOfGraphs w -> graphs(bench.jooq(), USERS.ID.ge(w.from()).and(USERS.ID.lt(w.before())));
            default -> throw new IllegalArgumentException("not done by level: " + work.title());
        };
    }

    private static List<UserProjects> graphs(DSLContext jooq, Condition which) {
        List<User> users = jooq.select(
                        USERS.ID, USERS.EMAIL, USERS.SUBSCRIPTION_STATUS, USERS.CREATED_AT, USERS.UPDATED_AT)
                .from(USERS)
                .where(which)
                .orderBy(USERS.ID)
                .fetch(Records.mapping(User::new));
        List<Project> projects = jooq.select(
                        PROJECTS.ID,
                        PROJECTS.USER_ID,
                        PROJECTS.NAME,
                        PROJECTS.DESCRIPTION,
                        PROJECTS.CREATED_AT,
                        PROJECTS.UPDATED_AT)
                .from(PROJECTS)
                .where(PROJECTS.USER_ID.in(users.stream().map(User::id).toList()))
                .orderBy(PROJECTS.USER_ID, PROJECTS.ID)
                .fetch(Records.mapping(Project::new));
        List<Cam> cams = JooqCams.select(jooq)
                .where(CAMS.PROJECT_ID.in(projects.stream().map(Project::id).toList()))
                .orderBy(CAMS.PROJECT_ID, CAMS.ID)
                .fetch(Records.mapping(Cam::new));
        return Levels.join(users, projects, cams);
    }
}
