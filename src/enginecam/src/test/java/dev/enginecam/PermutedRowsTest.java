package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server that returns the rows of an INSERT in another order than they are given, as Citus does. Here a rule stores them in
 * another table, the last name first.
 */
class PermutedRowsTest {
    private static final int PROJECTS = 80;

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
        db.dsl().execute("""
                        alter table projects rename to far_projects;
                        create table projects (like far_projects including defaults including identity);
                        create rule permute as on insert to projects do instead
                            insert into far_projects (user_id, name, description)
                            select new.user_id, new.name, new.description order by new.name collate "C" desc
                            returning far_projects.*""");
    }

    private static List<NewProject> projects(String user) {
        return IntStream.range(0, PROJECTS)
                .mapToObj(i -> NewProject.userId(user).name("project %02d".formatted(i)))
                .toList();
    }

    @Test
    void insert_all_answers_with_the_rows_given() {
        List<Project> stored =
                db.projects().insertAll(projects(SomeRows.user(db, "u").id()));
        assertThat(stored)
                .extracting(Project::name)
                .startsWith("project 00", "project 01")
                .endsWith("project 79")
                .isSorted();
        assertThat(stored)
                .extracting(Project::id)
                .as("the server's order is another")
                .isNotEqualTo(stored.stream().map(Project::id).sorted().toList());
        assertThat(db.dsl().fetch("select id from far_projects order by name").getValues(0, int.class))
                .isEqualTo(stored.stream().map(Project::id).toList());
    }

    @Test
    void a_new_graph_stores_each_row_below_its_own() {
        User user = db.users()
                .insertGraph(SomeRows.newUser("u")
                        .with(
                                User.PROJECTS,
                                IntStream.range(0, PROJECTS)
                                        .mapToObj(i -> NewProject.ofUser()
                                                .name("project %02d".formatted(i))
                                                .with(Project.CAMS, SomeRows.newCam("of project %02d".formatted(i))))
                                        .toList()));
        assertThat(user.id()).isEqualTo("u");
        assertThat(db.dsl().fetchSingle("""
                        select count(*), count(*) filter (where c.name = 'of ' || p.name)
                        from cams c join far_projects p on p.id = c.project_id""").intoList()).containsExactly((long) PROJECTS, (long) PROJECTS);
    }

    @Test
    void new_graphs_store_each_row_below_its_own() {
        List<User> users = db.users()
                .insertGraphs(IntStream.range(0, 20)
                        .mapToObj(u -> SomeRows.newUser("u%02d".formatted(u))
                                .with(
                                        User.PROJECTS,
                                        IntStream.range(0, 4)
                                                .mapToObj(i -> NewProject.ofUser()
                                                        .name("project %02d.%d".formatted(u, i))
                                                        .with(
                                                                Project.CAMS,
                                                                SomeRows.newCam("of project %02d.%d".formatted(u, i))))
                                                .toList()))
                        .toList());
        assertThat(users).extracting(User::id).isSorted();
        assertThat(db.dsl().fetchSingle("""
                        select count(*), count(*) filter (where c.name = 'of ' || p.name
                            and substr(p.user_id, 2) = substr(p.name, 9, 2))
                        from cams c join far_projects p on p.id = c.project_id""").intoList()).containsExactly(80L, 80L);
    }
}
