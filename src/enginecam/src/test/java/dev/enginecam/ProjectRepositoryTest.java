package dev.enginecam;

import static dev.enginecam.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.error.RowNotFound;
import dev.rowan.session.StatementEvent;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProjectRepositoryTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final Instant THEN = Instant.parse("2020-02-29T12:34:56Z");

    private EngineCam db;
    private String owner;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
        owner = SomeRows.user(db, "owner").id();
    }

    @Test
    void insert_returns_the_generated_key_and_the_row_as_get_finds_it() {
        Project first = SomeRows.project(db, owner);
        Project second = SomeRows.project(db, owner);
        assertThat(first.id()).isPositive().isLessThan(second.id());
        assertThat(db.projects().get(first.id())).isEqualTo(first);
        assertThat(db.projects().find(second.id())).contains(second);
    }

    @Test
    void a_description_left_out_given_as_null_and_given_is_stored_as_such() {
        NewProject left = NewProject.userId(owner).name("V8");
        assertThat(db.projects().insert(left).description()).isNull();
        assertThat(db.projects().insert(left.description(null)).description()).isNull();
        assertThat(db.projects().insert(left.description("")).description()).isEmpty();
        assertThat(db.projects().insert(left.description("big block")).description())
                .isEqualTo("big block");
    }

    @Test
    void a_null_given_is_stored_where_the_default_would_be_something_else() {
        db.dsl().execute("alter table projects alter column description set default 'none yet'");
        NewProject left = NewProject.userId(owner).name("V8");
        assertThat(db.projects().insert(left).description()).isEqualTo("none yet");
        assertThat(db.projects().insert(left.description(null)).description()).isNull();
    }

    @Test
    void optional_columns_are_stored_as_given() {
        Project stored = db.projects()
                .insert(NewProject.userId(owner)
                        .name("V8")
                        .description("d")
                        .createdAt(THEN)
                        .updatedAt(THEN.plusSeconds(1)));
        assertThat(stored).isEqualTo(new Project(stored.id(), owner, "V8", "d", THEN, THEN.plusSeconds(1)));
    }

    @Test
    void the_projects_of_a_user_come_by_primary_key() {
        String other = SomeRows.user(db, "other").id();
        Project first = SomeRows.project(db, owner);
        Project theirs = SomeRows.project(db, other);
        Project second = SomeRows.project(db, owner);
        db.projects().update(first.id(), p -> p.name("moved to the end of the heap"));
        assertThat(db.projects().listByUserId(owner)).extracting(Project::id).containsExactly(first.id(), second.id());
        assertThat(db.projects().listByUserId(other)).containsExactly(theirs);
        assertThat(db.projects().listByUserId("nobody")).isEmpty();
    }

    @Test
    void exists_count_and_list_see_what_is_there() {
        Project first = SomeRows.project(db, owner);
        Project second = SomeRows.project(db, owner);
        assertThat(db.projects().exists(first.id())).isTrue();
        assertThat(db.projects().exists(-1)).isFalse();
        assertThat(db.projects().count()).isEqualTo(2);
        assertThat(db.projects().list(1)).containsExactly(first);
        assertThat(db.projects().list(9)).containsExactly(first, second);
    }

    @Test
    void deleting_a_project_deletes_its_cams_and_not_its_user() {
        Project project = SomeRows.project(db, owner);
        SomeRows.cam(db, project.id(), "Intake");
        assertThat(db.projects().delete(project.id())).isTrue();
        assertThat(db.projects().delete(project.id())).isFalse();
        assertThat(db.cams().count()).isZero();
        assertThat(db.users().exists(owner)).isTrue();
    }

    @Test
    void what_is_not_there_is_empty_or_thrown() {
        assertThat(db.projects().find(-1)).isEmpty();
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.projects().get(-1))
                .withMessage("projects.find: no row with this key");
    }

    @Test
    void rows_of_a_key_come_in_an_order_up_to_a_limit() {
        String user = SomeRows.user(db, "listed").id();
        String other = SomeRows.user(db, "other").id();
        db.projects()
                .insertAll(Stream.of("b", "a", "c", "a")
                        .map(name -> NewProject.userId(user).name(name))
                        .toList());
        SomeRows.project(db, other);
        List<StatementEvent> sent = new ArrayList<>();
        var projects = db.listener(sent::add).projects();
        List<Project> byKey = db.projects().listByUserId(user);
        assertThat(projects.listByUserId(user, 2)).isEqualTo(byKey.subList(0, 2));
        assertThat(projects.listByUserId(user, 3, PROJECTS.NAME.desc()))
                .extracting(Project::name)
                .containsExactly("c", "b", "a");
        assertThat(projects.listByUserId(user, 9, PROJECTS.NAME))
                .isEqualTo(byKey.stream()
                        .sorted(Comparator.comparing(Project::name))
                        .toList());
        assertThat(projects.listByUserId(user, Project.ROW.only(PROJECTS.NAME).as(n -> n), 1, PROJECTS.NAME.desc()))
                .containsExactly("c");
        assertThat(projects.listByUserId(user, 0)).isEmpty();
        assertThat(sent).hasSize(5).allMatch(e -> e.statementId().equals("projects.where"));
        assertThat(sent.get(1).sql())
                .endsWith(
                        "where \"public\".\"projects\".\"user_id\" = ? order by \"public\".\"projects\".\"name\" desc, \"public\".\"projects\".\"id\" desc limit ?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> projects.listByUserId(user, -1))
                .withMessageStartingWith("limit is -1");
    }
}
