package dev.enginecam.backend;

import dev.enginecam.EngineCam;
import dev.enginecam.User;
import dev.enginecam.UserFilter;
import dev.enginecam.UserPatch;
import dev.enginecam.UserSort;
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

/** Users, who come from an identity provider. */
@RestController
@RequestMapping("/api")
@Transactional
public class Users {
    private final EngineCam db;

    Users(EngineCam db) {
        this.db = db;
    }

    @GetMapping("/users")
    @Transactional(readOnly = true)
    public Page<User> list(
            @RequestParam MultiValueMap<String, String> filters,
            @RequestParam(defaultValue = "email") String sort,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return Requests.page(
                db.users().where(UserFilter.parse(filters, Requests.PAGING)).orderBy(UserSort.parse(sort)),
                limit,
                after,
                User.ROW);
    }

    /**
     * As the identity provider knows the user.
     *
     * @param id given by the provider
     * @param email the address
     */
    public record SignIn(String id, String email) {}

    /** Stores who is new, and the address of who is there. */
    @PostMapping("/sign-in")
    public User signIn(@RequestBody SignIn user) {
        return db.users().signIn(p -> p.id(user.id()).email(user.email()));
    }

    @GetMapping("/users/{id}")
    @Transactional(readOnly = true)
    public User get(@PathVariable String id) {
        return db.users().get(id);
    }

    @PatchMapping("/users/{id}")
    public User change(@PathVariable String id, @RequestBody UserPatch patch) {
        return db.users().updateAndGet(id, patch);
    }

    @DeleteMapping("/users/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(@PathVariable String id) {
        Requests.deleted(db.users().delete(id));
    }
}
