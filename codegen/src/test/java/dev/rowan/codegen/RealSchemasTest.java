package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.codegen.RealSchemas.Generated;
import dev.rowan.codegen.catalogue.Catalogue;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.ScratchDatabase;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Schemas of real projects migrate, generate, compile and work. What is refused is written, as the build says it, in
 * {@code schemas/NAME/refused.txt}; nothing else is left out. {@code schemas/NAME/by_hand.txt} has what the driver of the
 * repositories could not make up. {@code -Drowan.rewrite=true} writes both; the lists are to shrink.
 *
 * <p>Skipped where the schemas are absent: see {@link RealSchemas}.
 */
class RealSchemasTest {
    private static final Path EXPECTED = Path.of("src/test/resources/schemas");

    /** Parents that are refused or need each other; foreign keys are not checked while these are stored. */
    private static final Map<String, String> PARENTS = Map.of(
            "pagila", """
            insert into language (language_id, name) values (1000, 'English');
            insert into film (film_id, title, language_id, fulltext) values (1000, 'Metropolis', 1000, '');
            insert into staff (staff_id, first_name, last_name, address_id, store_id, username)
            select n, 'Maria', 'Rotwang', 1000, 1000, 'maria' || n from generate_series(1000, 1200) as n;
            insert into customer (customer_id, store_id, first_name, last_name, address_id)
            values (1000, 1000, 'Freder', 'Fredersen', 1000);
            insert into rental (rental_id, rental_date, inventory_id, customer_id, staff_id)
            values (1000, '2022-02-01', 1000, 1000, 1000);
            refresh materialized view rental_by_category;
            """, "torture", "insert into temporal (id, valid) values (1000, '[2024-01-01,2024-02-01)')");

    @TempDir
    private static Path tmp;

    private static final Map<String, Generated> GENERATED = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"chinook", "northwind", "pagila", "torture"})
    void a_schema_is_generated_but_for_what_is_refused_by_name(String schema) throws Exception {
        Generated generated = generated(schema);
        check(schema, "refused.txt", String.join("\n", generated.refusals()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chinook", "northwind", "pagila", "torture"})
    void it_compiles_without_a_warning_and_every_repository_stores_finds_changes_and_deletes(String schema)
            throws Exception {
        Generated generated = generated(schema);
        Path classes = tmp.resolve("classes").resolve(schema);
        assertThat(Javac.complaints(generated.sources(), classes)).isEmpty();
        try (ScratchDatabase database = TestServer.create();
                var loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Migrations.in(generated.project().folder().path().resolve("db/migrations"))
                    .placeholderReplacement(!schema.equals("torture"))
                    .migrate(database);
            try (Connection connection = database.connect()) {
                storeParents(connection, schema);
                List<String> schemas = List.of("public", "other", "Weird Schema");
                List<TableModel> tables = Catalogue.read(connection, schemas, "flyway_schema_history");
                tables.removeIf(t -> generated.leftOut().contains(t.qualifiedName()));
                var driver = new RepositoryDriver(connection, tables, generated.project(), "acme." + schema, loader);
                check(schema, "by_hand.txt", String.join("\n", driver.driveAll()));
            }
        }
    }

    private static void storeParents(Connection connection, String schema) throws Exception {
        try (Statement s = connection.createStatement()) {
            s.execute("set session_replication_role = replica");
            s.execute(PARENTS.getOrDefault(schema, ""));
            s.execute("reset session_replication_role");
        }
    }

    private static Generated generated(String schema) throws Exception {
        Generated known = GENERATED.get(schema);
        if (known == null) {
            known = RealSchemas.generate(schema, tmp.resolve(schema));
            GENERATED.put(schema, known);
        }
        return known;
    }

    private static void check(String schema, String file, String text) throws Exception {
        Path expected = EXPECTED.resolve(schema).resolve(file);
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
    }
}
