package com.example.school.app;

import static com.example.school.Tables.COURSES;
import static com.example.school.Tables.DOCUMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.school.Course;
import com.example.school.CourseLanguage;
import com.example.school.Document;
import com.example.school.DocumentNearest;
import com.example.school.NewDocument;
import com.example.school.School;
import com.example.school.app.Lessons.Found;
import dev.rowan.Page;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.InvalidInput;
import dev.rowan.pgvector.Distance;
import dev.rowan.pgvector.Hnsw;
import dev.rowan.pgvector.IterativeScan;
import dev.rowan.pgvector.IvfFlat;
import dev.rowan.pgvector.Vector;
import dev.rowan.shape.Shape;
import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchoolTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("db/migrations"));

    private static final String QUESTION = "How far does the valve open?";

    record Best(Course course, List<Document> documents) {}

    static final Function<Vector, Shape<Course, Best>> BEST = Shape.given(
            DOCUMENTS.EMBEDDING,
            asked -> Course.ROW
                    .with(Course.DOCUMENTS
                            .orderBy(d -> Distance.cosine(d.EMBEDDING, asked))
                            .limit(2))
                    .as(Best::new));

    private School.Connected db;
    private Lessons lessons;
    private RoundTrips trips;

    @BeforeEach
    void fill(TestDatabase database) {
        trips = database.roundTrips();
        db = School.connect(DatabaseConfig.of(database.url()));
        lessons = new Lessons(db);
        lessons.fill();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static List<String> titles(List<Found> found) {
        return found.stream().map(Found::title).toList();
    }

    @Test
    void the_five_nearest_documents_come_with_course_and_teacher_in_one_round_trip() {
        var counted = new Lessons(School.of(trips.dataSource()));
        counted.fiveNearest("warm up");
        var found = new ArrayList<Found>();
        assertThat(trips.during(() -> found.addAll(counted.fiveNearest(QUESTION))))
                .isEqualTo(1);
        assertThat(titles(found)).hasSize(5).startsWith("Valve lift").doesNotContain("Syllabus");
        assertThat(found.getFirst().course().course().title()).isEqualTo("Engines");
        assertThat(found.getFirst().course().teacher().name()).isEqualTo("Ada");
    }

    @Test
    void the_nearest_of_one_language_are_found_behind_others() {
        long course = db.courses()
                .where(COURSES.TITLE.eq("Bread"))
                .first()
                .orElseThrow()
                .id();
        db.documents()
                .insertAll(IntStream.range(0, 500)
                        .mapToObj(i -> NewDocument.courseId(course)
                                .title("Copy " + i)
                                .body("")
                                .embedding(Embeddings.of("Wilde Hefe Teig " + "abcdefghij".charAt(i % 10) + i)))
                        .toList());
        db.dsl().execute("analyze documents");
        assertThat(titles(lessons.fiveNearest("Wilde Hefe", CourseLanguage.DE))).containsExactly("Sauerteig", "Kruste");
        List<Found> withoutGoingOn = db.with(Hnsw.iterativeScan(IterativeScan.OFF), Hnsw.efSearch(10))
                .transactionResult(tx -> {
                    tx.dsl().execute("set local enable_seqscan = off; set local enable_sort = off");
                    return tx.documents()
                            .where(Document.COURSE.any(c -> c.LANGUAGE.eq(CourseLanguage.DE)))
                            .orderBy(Distance.cosine(DOCUMENTS.EMBEDDING, Embeddings.of("Wilde Hefe")))
                            .limit(5)
                            .list(Lessons.FOUND);
                });
        assertThat(withoutGoingOn).hasSizeLessThan(2);
    }

    @Test
    void a_typed_query_tells_how_far_away_they_are() {
        List<DocumentNearest> nearest = db.documents().nearest(Embeddings.of(QUESTION), CourseLanguage.EN, 3);
        assertThat(nearest).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(a.distance(), b.distance()));
        assertThat(nearest.getFirst().document().title()).isEqualTo("Valve lift");
        assertThat(nearest.getFirst().user().name()).isEqualTo("Ada");
        assertThat(nearest.getFirst().distance()).isBetween(0.1, 0.9);
    }

    @Test
    void pages_of_the_nearest_follow_each_other() {
        Vector asked = Embeddings.of(QUESTION);
        var nearest = db.documents().where(DOCUMENTS.ID.gt(0L)).orderBy(Distance.cosine(DOCUMENTS.EMBEDDING, asked));
        List<String> all = titles(nearest.list(Lessons.FOUND));
        var paged = new ArrayList<String>();
        Page<Found> page = nearest.page(5, Lessons.FOUND);
        paged.addAll(titles(page.rows()));
        while (page.next() != null) {
            page = nearest.page(5, page.next(), Lessons.FOUND);
            paged.addAll(titles(page.rows()));
        }
        assertThat(paged).isEqualTo(all).hasSize(12);
    }

    @Test
    void each_course_has_its_own_nearest() {
        var found = new ArrayList<Best>();
        var counted = School.of(trips.dataSource());
        assertThat(trips.during(() -> found.addAll(counted.courses()
                        .where(COURSES.LANGUAGE.eq(CourseLanguage.EN))
                        .orderBy(COURSES.TITLE)
                        .list(BEST.apply(Embeddings.of("valve lift yeast"))))))
                .isEqualTo(1);
        assertThat(found).extracting(b -> b.documents().getFirst().title()).containsExactly("Sourdough", "Valve lift");
        assertThat(found).allSatisfy(b -> assertThat(b.documents()).hasSize(2));
    }

    @Test
    void a_row_has_its_vector_as_it_was_stored() {
        Document document =
                db.documents().where(DOCUMENTS.TITLE.eq("Crust")).first().orElseThrow();
        assertThat(document.embedding()).isEqualTo(Embeddings.of("Crust " + document.body()));
        for (int run = 0; run < 7; run++) { // the driver reads it in its binary form from the sixth on
            Vector other = Embeddings.of("run number " + "abcdefg".charAt(run) + "xyz");
            assertThat(db.documents()
                            .updateAndGet(document.id(), d -> d.embedding(other))
                            .embedding())
                    .isEqualTo(other);
            assertThat(db.documents().get(document.id()).embedding()).isEqualTo(other);
            assertThat(db.documents().where(DOCUMENTS.EMBEDDING.eq(other)).count())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_vector_of_another_model_is_refused_before_anything_is_sent() {
        long course = db.documents()
                .where(DOCUMENTS.TITLE.eq("Crust"))
                .first()
                .orElseThrow()
                .courseId();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(
                        () -> NewDocument.courseId(course).title("t").body("b").embedding(Vector.of(1, 2, 3)))
                .withMessageContaining("the value has 3 dimensions, and vector(1536) has 1536");
    }

    @Test
    void the_index_serves_the_order() {
        long course = db.documents()
                .where(DOCUMENTS.TITLE.eq("Crust"))
                .first()
                .orElseThrow()
                .courseId();
        db.documents()
                .insertAll(IntStream.range(0, 1000)
                        .mapToObj(i -> NewDocument.courseId(course)
                                .title("Copy " + i)
                                .body("")
                                .embedding(Embeddings.of("word" + "abcdefghij".charAt(i % 10) + "x".repeat(i % 97))))
                        .toList());
        db.dsl().execute("analyze documents");
        String plan = db.dsl()
                .explain(db.dsl()
                        .select(DOCUMENTS.ID)
                        .from(DOCUMENTS)
                        .orderBy(Distance.cosine(DOCUMENTS.EMBEDDING, Embeddings.of(QUESTION)))
                        .limit(5))
                .plan();
        assertThat(plan).contains("Index Scan using documents_nearest on documents");
    }

    @Test
    void settings_hold_for_the_transaction_alone() {
        List<String> within = db.with(Hnsw.efSearch(77), IvfFlat.probes(7))
                .transactionResult(tx -> List.of(setting("hnsw.ef_search", tx), setting("ivfflat.probes", tx)));
        assertThat(within).containsExactly("77", "7");
        assertThat(setting("hnsw.ef_search", db)).isIn("", "40"); // 40 where the connection has loaded the extension
    }

    private static String setting(String name, School db) {
        return db.dsl()
                .select(DSL.coalesce(DSL.field("current_setting({0}, true)", String.class, name), ""))
                .fetchSingle()
                .value1();
    }

    @Test
    void the_program_answers() {
        var out = new ByteArrayOutputStream();
        db.dsl().execute("truncate users cascade");
        Main.answer(QUESTION, db, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(6)
                .element(1)
                .asString()
                .contains("Valve lift", "Engines, by Ada");
    }
}
