package dev.rowan.garage;

import static dev.rowan.garage.Tables.BRANCH_TOOLS;
import static dev.rowan.garage.Tables.NUMBERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.Constraint;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.NotPopulated;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.garage.routines.Divide;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Range;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Relations that are no plain tables, and routines. */
class KindsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    @Test
    void a_materialized_view_shows_what_was_there_at_its_last_refresh() {
        db.workshops().insert(NewWorkshop.name("Main").opened(LocalDate.of(1999, 12, 31)));
        assertThat(db.workshopsPerYear().list(9)).isEmpty();
        db.workshopsPerYear().refresh();
        assertThat(db.workshopsPerYear().list(9)).containsExactly(new WorkshopsPerYear(1999, 1L));
        db.workshops().insert(NewWorkshop.name("Side").opened(LocalDate.of(1999, 1, 1)));
        db.transaction(tx -> {
            tx.workshopsPerYear().refreshConcurrently();
        });
        assertThat(db.workshopsPerYear().findByYear(1999)).contains(new WorkshopsPerYear(1999, 2L));
    }

    @Test
    void a_materialized_view_that_was_never_filled_says_how_to_fill_it() {
        assertThatThrownBy(() -> db.workshopNames().list(9))
                .isInstanceOf(NotPopulated.class)
                .hasMessage("workshopNames.list: materialized view \"workshop_names\" has not been populated;"
                        + " refresh() of its repository fills it [55000]");
        db.workshopNames().refresh();
        assertThat(db.workshopNames().list(9)).isEmpty();
    }

    @Test
    void a_violation_in_a_partition_is_one_of_the_table() {
        long engine = engine();
        NewReading first =
                NewReading.engine(engine).at(LocalDate.of(2024, 5, 1)).rpm(900).note("a");
        NewReading deep =
                NewReading.engine(engine).at(LocalDate.of(2025, 5, 1)).rpm(900).note("a");
        for (NewReading reading : List.of(first, deep)) {
            db.readings().insert(reading);
            assertThat(violated(() -> db.readings().insert(reading))).isEqualTo(ReadingConstraint.READINGS_PKEY);
        }
        long other = engine();
        for (int year : List.of(2024, 2025)) {
            var at = LocalDate.of(year, 5, 1);
            assertThat(violated(() -> db.readings()
                            .insert(NewReading.engine(other).at(at).rpm(1).note("a"))))
                    .isEqualTo(ReadingConstraint.READINGS_NOTE_IDX);
            assertThat(violated(() ->
                            db.readings().insert(NewReading.engine(other).at(at).rpm(0))))
                    .isEqualTo(ReadingConstraint.READINGS_RPM_CHECK);
            assertThat(violated(() ->
                            db.readings().insert(NewReading.engine(-1).at(at).rpm(1))))
                    .isEqualTo(ReadingConstraint.READINGS_ENGINE_FKEY);
        }
    }

    @Test
    void what_a_partition_has_alone_or_came_after_the_build_is_unlisted() {
        long engine = engine();
        assertThat(violated(() -> db.readings()
                        .insert(NewReading.engine(engine)
                                .at(LocalDate.of(2024, 5, 1))
                                .rpm(20_000))))
                .isEqualTo(new Constraint.Unlisted("readings_2024", "readings_2024_own"));
        db.dsl().execute("create table r_2026 partition of readings for values from ('2026-01-01') to ('2027-01-01')");
        NewReading late = NewReading.engine(engine).at(LocalDate.of(2026, 5, 1)).rpm(1);
        db.readings().insert(late);
        assertThat(violated(() -> db.readings().insert(late)))
                .isEqualTo(new Constraint.Unlisted("r_2026", "r_2026_pkey"));
    }

    @Test
    void a_table_reads_and_deletes_the_rows_of_those_that_inherit_from_it() {
        db.tools().insert(NewTool.id(1).name("hammer"));
        db.powerTools().insert(NewPowerTool.id(2).name("drill").watts(700));
        assertThat(db.tools().list(9)).containsExactly(new Tool(1, "hammer"), new Tool(2, "drill"));
        assertThat(db.tools().find(2)).contains(new Tool(2, "drill"));
        db.powerTools().insert(NewPowerTool.id(1).name("saw").watts(900));
        assertThat(db.tools().delete(1)).isTrue();
        assertThat(db.powerTools().count()).isEqualTo(1);
    }

    @Test
    void a_foreign_table_reads_and_inserts_the_rows_of_another_server(TestDatabase database) {
        var dsl = db.dsl();
        dsl.execute("do $$ begin execute format('alter server branch options (set dbname %L, add port %L)',"
                + " current_database(), inet_server_port()); end $$");
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        dsl.execute(dsl.renderInlined(DSL.sql(
                "create user mapping for current_user server branch options (user {0}, password {1})",
                DSL.val(source.getUser()), DSL.val(source.getPassword()))));
        db.tools().insert(NewTool.id(1).name("hammer"));
        assertThat(db.branchTools().list(9)).containsExactly(new BranchTool(1, "hammer"));
        assertThat(db.branchTools().insert(NewBranchTool.id(2).name("saw"))).isEqualTo(new BranchTool(2, "saw"));
        assertThat(db.branchTools().where(BRANCH_TOOLS.NAME.eq("saw")).list())
                .containsExactly(new BranchTool(2, "saw"));
        assertThat(violated(() -> db.branchTools().insert(NewBranchTool.id(1).name("axe"))))
                .isEqualTo(ToolConstraint.TOOLS_PKEY);
    }

    @Test
    void an_exclusion_constraint_has_a_constant() {
        Range<LocalDate> january = Range.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1));
        Range<LocalDate> overlapping = Range.of(LocalDate.of(2024, 1, 31), LocalDate.of(2024, 2, 2));
        db.rentals().insert(NewRental.tool(1).during(january));
        db.rentals().insert(NewRental.tool(2).during(january));
        assertThatThrownBy(() -> db.rentals().insert(NewRental.tool(1).during(overlapping)))
                .isInstanceOfSatisfying(ConstraintViolation.class, e -> {
                    assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.EXCLUSION);
                    assertThat(e.constraint()).isEqualTo(RentalConstraint.RENTALS_DO_NOT_OVERLAP);
                });
    }

    @Test
    void routines_are_jooqs() {
        assertThat(Routines.halves1(db.dsl().configuration(), 8)).isEqualTo(4);
        assertThat(Routines.halves2(db.dsl().configuration(), "abcd")).isEqualTo("ab");
        assertThat(db.dsl().selectFrom(NUMBERS(3)).fetch(r -> r.getN() + ":" + r.getSquare()))
                .containsExactly("1:1", "2:4", "3:9");
        Divide divided = Routines.divide(db.dsl().configuration(), 7, 2);
        assertThat(divided.getQuotient()).isEqualTo(3);
        assertThat(divided.getRest()).isEqualTo(1);
        assertThat(Routines.class.getMethods())
                .extracting(java.lang.reflect.Method::getName)
                .doesNotContain("keepNote");
    }

    private long engine() {
        Workshop workshop =
                db.workshops().insert(NewWorkshop.name("W" + System.nanoTime()).opened(LocalDate.of(1999, 12, 31)));
        return db.engines()
                .insert(NewEngine.kind(EngineKind.PETROL)
                        .plate("P" + System.nanoTime() % 1_000_000_000)
                        .workshopId(workshop.id()))
                .serial();
    }

    private static Constraint violated(ThrowingCallable insert) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(insert);
        assertThat(thrown).isInstanceOf(ConstraintViolation.class);
        return ((ConstraintViolation) thrown).constraint();
    }
}
