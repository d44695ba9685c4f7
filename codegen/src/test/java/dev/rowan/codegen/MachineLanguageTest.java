package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Two machines make the same of the same input, whatever language they are set to. */
@Isolated("sets the language of the JVM")
class MachineLanguageTest {
    private static final String SCHEMA = """
            create type mild_mood as enum ('idle', 'in_pain', 'QUIET');
            create table invoice_items (id integer primary key, invoice_id integer not null, is_paid boolean, mild mild_mood,
                title text not null, in_state text not null check (in_state in ('initial', 'PAID IN')),
                constraint invoice_items_title_key unique (title));
            create table "INVOICES" (id integer primary key, "MixedId" integer references invoice_items (id));
            create table \"ÌÍĨ\" (id integer primary key, ii integer, in_i interval, li numeric(5, 2));
            create view idle_items as select id, title from invoice_items;
            create schema inner_io;
            create table inner_io.invoice_items (id integer primary key, item_id integer references public.invoice_items (id));
            """;

    @TempDir
    private Path tmp;

    @Test
    void the_language_of_the_machine_changes_no_byte() throws Exception {
        SortedMap<String, String> english = generated("en");
        assertThat(english.keySet()).anyMatch(f -> f.endsWith("/InvoiceItem.java"));
        Locale machine = Locale.getDefault();
        try {
            for (String language : new String[] {"tr-TR", "az-AZ", "lt-LT", "de-DE", "ar-EG-u-nu-arab", "und"}) {
                Locale.setDefault(Locale.forLanguageTag(language));
                SortedMap<String, String> others = generated(language);
                assertThat(others.keySet()).as(language).isEqualTo(english.keySet());
                others.forEach((file, text) ->
                        assertThat(text).as(language + ": " + file).isEqualTo(english.get(file)));
                assertThat(Locale.getDefault().toLanguageTag()).isEqualTo(language);
            }
        } finally {
            Locale.setDefault(machine);
        }
    }

    private SortedMap<String, String> generated(String folder) throws Exception {
        var project = new Project(tmp.resolve(folder), "acme")
                .property("schemas", "public, inner_io")
                .property("queries", "db/queries")
                .property("review", "db/review")
                .migration("V1__schema.sql", SCHEMA);
        project.file("db/queries/invoice_items/in_list.sql", """
                -- nullable: in_title
                select id, INITCAP(title) as initial, in_state from invoice_items where title = :in_title
                    /*? invoice_id */ and invoice_id = :invoice_id /*?*/
                """);
        project.generateAndWriteReview();
        SortedMap<String, String> sources = project.sources().texts();
        sources.keySet().removeIf(file -> !file.endsWith(".java")); // the fingerprint has the folder
        project.review().texts().forEach((file, text) -> sources.put("review/" + file, text));
        return sources;
    }
}
