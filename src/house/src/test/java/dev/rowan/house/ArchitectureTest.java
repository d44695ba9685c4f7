package dev.rowan.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rowan.session.BoundParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms, all of which are on this module's class path. */
class ArchitectureTest {
    /** From below: a room knows those before it. {@code connect} and {@code insert} know nothing of each other. */
    private static final List<String> FLOORS = List.of(
            "dev.rowan.type",
            "dev.rowan.error",
            "dev.rowan.column",
            "dev.rowan.session",
            "dev.rowan.shape",
            "dev.rowan.insert",
            "dev.rowan.table",
            "dev.rowan.connect",
            "dev.rowan");

    private static final String[] CORE = FLOORS.toArray(String[]::new);
    private static final String POSTGRES = "dev.rowan.postgres..";
    private static final String TESTING = "dev.rowan.testing..";
    private static final String JACKSON = "dev.rowan.jackson..";
    private static final String MCP = "dev.rowan.mcp..";
    private static final String MICROMETER = "dev.rowan.micrometer..";
    private static final String PGVECTOR = "dev.rowan.pgvector..";
    private static final String REVIEW = "dev.rowan.review..";
    private static final String SPRING = "dev.rowan.spring..";
    private static final String CODEGEN = "dev.rowan.codegen..";

    private static JavaClasses rowan;

    @BeforeAll
    static void read() {
        rowan = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.rowan");
    }

    @Test
    void every_room_is_looked_at() {
        Set<String> rooms = rowan.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        rooms.removeIf(r -> r.startsWith("dev.rowan.postgres")
                || r.startsWith("dev.rowan.testing")
                || r.startsWith("dev.rowan.jackson")
                || r.startsWith("dev.rowan.mcp")
                || r.startsWith("dev.rowan.micrometer")
                || r.startsWith("dev.rowan.pgvector")
                || r.startsWith("dev.rowan.review")
                || r.startsWith("dev.rowan.spring")
                || r.startsWith("dev.rowan.codegen"));
        assertThat(rooms).containsExactlyInAnyOrder(CORE);
        for (String room :
                new String[] {POSTGRES, TESTING, JACKSON, MCP, MICROMETER, PGVECTOR, REVIEW, SPRING, CODEGEN}) {
            assertThat(rowan.stream().anyMatch(resideInAPackage(room))).as(room).isTrue();
        }
    }

    @Test
    void the_module_exports_each_room_of_core() throws IOException {
        String module = Files.readString(Path.of("../core/src/main/module/module-info.java"));
        assertThat(FLOORS).allSatisfy(room -> assertThat(module).contains("exports " + room + ";"));
    }

    @Test
    void no_package_is_in_a_cycle() {
        slices().matching("dev.(**)").should().beFreeOfCycles().check(rowan);
    }

    @Test
    void arrows_of_core_point_down() {
        for (int i = 0; i < FLOORS.size(); i++) {
            noClasses()
                    .that()
                    .resideInAPackage(FLOORS.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FLOORS.subList(i + 1, FLOORS.size()).toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(rowan);
        }
    }

    @Test
    void one_room_alone_knows_how_jooq_generates() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.rowan.codegen")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq.codegen..", "org.jooq.meta..")
                .check(rowan);
    }

    @Test
    void json_is_known_where_it_is_read_and_written() {
        noClasses()
                .that()
                .resideOutsideOfPackages(JACKSON, REVIEW)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
                .check(rowan);
    }

    @Test
    void one_room_alone_knows_spring() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SPRING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(rowan);
    }

    @Test
    void core_depends_on_no_other_room() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(POSTGRES, TESTING, JACKSON, MCP, MICROMETER, PGVECTOR, REVIEW, SPRING, CODEGEN)
                .check(rowan);
    }

    @Test
    void value_types_depend_on_nothing() {
        noClasses()
                .that()
                .resideInAPackage("dev.rowan.type")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("dev.rowan.type", "java..", "org.jspecify.annotations")
                .check(rowan);
    }

    @Test
    void servers_and_tests_do_not_depend_on_core_or_on_the_generator() {
        noClasses()
                .that()
                .resideInAnyPackage(POSTGRES, TESTING)
                .should()
                .dependOnClassesThat(resideInAnyPackage(CORE).or(resideInAPackage(CODEGEN)))
                .check(rowan);
    }

    @Test
    void servers_do_not_depend_on_tests_and_the_generator_neither() {
        noClasses()
                .that()
                .resideInAnyPackage(POSTGRES, CODEGEN)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TESTING)
                .check(rowan);
    }

    /** But for two proxies of a PreparedStatement, which see what parameters whose bindings may be the user's set. */
    @Test
    void core_uses_no_reflection() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .doNotBelongToAnyOf(BoundParameters.class)
                .and()
                .doNotHaveSimpleName("NotedParameters")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(rowan);
    }

    /** Which are no API, and change in any version. */
    @Test
    void nobody_depends_on_the_inside_of_flyway() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.flywaydb.core.internal..")
                .check(rowan);
    }

    @Test
    void the_rooms_of_the_generator_form_no_cycle() {
        slices().matching("dev.rowan.codegen.(*)..").should().beFreeOfCycles().check(rowan);
    }

    @Test
    void the_rooms_of_the_generator_do_not_look_back_at_its_entrance() {
        noClasses()
                .that()
                .resideInAPackage("dev.rowan.codegen.*")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.rowan.codegen"))
                .check(rowan);
    }

    @Test
    void public_classes_of_core_cannot_be_extended_by_accident() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and(not(describe("sealed", c -> c.reflect().isSealed())))
                .should()
                .haveModifier(FINAL)
                .orShould()
                .haveModifier(ABSTRACT)
                .check(rowan);
    }
}
