package dev.enginecam.backend;

import static dev.enginecam.Tables.PROJECTS;

import dev.enginecam.Cam;
import dev.enginecam.EngineCam;
import dev.enginecam.NewProject;
import dev.enginecam.Project;
import dev.enginecam.ProjectFilter;
import dev.enginecam.ProjectPatch;
import dev.enginecam.ProjectSort;
import dev.enginecam.User;
import dev.rowan.Page;
import dev.rowan.Query;
import dev.rowan.shape.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projects, with their owner and their cams. */
@RestController
@RequestMapping("/api/projects")
@Transactional
public class Projects {
    /**
     * A project in a list.
     *
     * @param user who owns it
     * @param cams how many it has
     */
    public record Card(Project project, User user, long cams) {}

    /**
     * A project with all of its cams.
     *
     * @param user who owns it
     * @param cams by their keys
     */
    public record Whole(Project project, User user, List<Cam> cams) {}

    private static final Shape<Project, Card> CARD =
            Project.ROW.with(Project.USER).with(Project.CAMS.count()).as(Card::new);
    private static final Shape<Project, Whole> WHOLE =
            Project.ROW.with(Project.USER).with(Project.CAMS).as(Whole::new);

    private final EngineCam db;

    Projects(EngineCam db) {
        this.db = db;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public Page<Card> list(
            @RequestParam MultiValueMap<String, String> filters,
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(defaultValue = "-createdAt") String sort,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String after) {
        filters.remove("userId");
        Query<Project> projects = db.projects().where(ProjectFilter.parse(filters, Requests.PAGING));
        return Requests.page(
                (userId == null ? projects : projects.and(PROJECTS.USER_ID.eq(userId)))
                        .orderBy(ProjectSort.parse(sort)),
                limit,
                after,
                CARD);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public Project add(@RequestBody NewProject project) {
        return db.projects().insert(project);
    }

    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    public Whole get(@PathVariable int id) {
        return db.projects().get(id, WHOLE);
    }

    @PatchMapping("/{id}")
    public Project change(@PathVariable int id, @RequestBody ProjectPatch patch) {
        return db.projects().updateAndGet(id, patch);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(@PathVariable int id) {
        Requests.deleted(db.projects().delete(id));
    }
}
