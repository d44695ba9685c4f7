package dev.enginecam.backend;

import static dev.enginecam.Tables.CAMS;

import dev.enginecam.Cam;
import dev.enginecam.CamFilter;
import dev.enginecam.CamPatch;
import dev.enginecam.CamSort;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.rowan.Page;
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

/** Cams, with the points of their profiles. */
@RestController
@RequestMapping("/api")
@Transactional
public class Cams {
    private final EngineCam db;

    Cams(EngineCam db) {
        this.db = db;
    }

    @GetMapping("/projects/{projectId}/cams")
    @Transactional(readOnly = true)
    public Page<Cam> list(
            @PathVariable int projectId,
            @RequestParam MultiValueMap<String, String> filters,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return Requests.page(
                db.cams()
                        .where(CamFilter.parse(filters, Requests.PAGING))
                        .and(CAMS.PROJECT_ID.eq(projectId))
                        .orderBy(CamSort.parse(sort)),
                limit,
                after,
                Cam.ROW);
    }

    @PostMapping("/cams")
    @ResponseStatus(HttpStatus.CREATED)
    public Cam add(@RequestBody NewCam cam) {
        return db.cams().insert(cam);
    }

    @GetMapping("/cams/{id}")
    @Transactional(readOnly = true)
    public Cam get(@PathVariable int id) {
        return db.cams().get(id);
    }

    @PatchMapping("/cams/{id}")
    public Cam change(@PathVariable int id, @RequestBody CamPatch patch) {
        return db.cams().updateAndGet(id, patch);
    }

    @DeleteMapping("/cams/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(@PathVariable int id) {
        Requests.deleted(db.cams().delete(id));
    }
}
