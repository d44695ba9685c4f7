package dev.rowan.bench.compare;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.enginecam.Cam;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.bench.Graphs.ProjectCams;
import dev.rowan.bench.Graphs.UserProjects;
import java.util.List;
import java.util.Map;

/** Graphs whose levels a query each has read. */
public final class Levels {
    private Levels() {}

    /** Put together, in the order in which the rows come. */
    public static List<UserProjects> join(List<User> users, List<Project> projects, List<Cam> cams) {
        Map<Integer, List<Cam>> ofProject = cams.stream().collect(groupingBy(Cam::projectId));
        Map<String, List<ProjectCams>> ofUser = projects.stream()
                .collect(groupingBy(
                        Project::userId,
                        mapping(p -> new ProjectCams(p, ofProject.getOrDefault(p.id(), List.of())), toList())));
        return users.stream()
                .map(u -> new UserProjects(u, ofUser.getOrDefault(u.id(), List.of())))
                .toList();
    }
}
