package com.example.school.app;

import static com.example.school.Tables.DOCUMENTS;

import com.example.school.Course;
import com.example.school.CourseLanguage;
import com.example.school.Document;
import com.example.school.NewCourse;
import com.example.school.NewDocument;
import com.example.school.NewUser;
import com.example.school.School;
import com.example.school.User;
import dev.rowan.pgvector.Distance;
import dev.rowan.pgvector.Hnsw;
import dev.rowan.pgvector.IterativeScan;
import dev.rowan.pgvector.Vector;
import dev.rowan.shape.Shape;
import java.util.List;

/** What the school asks its database. Immutable and thread-safe. */
public final class Lessons {
    /** A course and who gives it. */
    public record Taught(Course course, User teacher) {}

    /** A document, without its embedding. */
    public record Found(String title, String body, Taught course) {}

    private static final Shape<Course, Taught> TAUGHT =
            Course.ROW.with(Course.TEACHER).as(Taught::new);
    static final Shape<Document, Found> FOUND = Document.ROW
            .only(DOCUMENTS.TITLE)
            .and(DOCUMENTS.BODY)
            .with(Document.COURSE.shaped(TAUGHT))
            .as(Found::new);

    private final School db;

    public Lessons(School db) {
        this.db = db;
    }

    /** The five documents that are nearest to a question, with their courses and teachers. One round trip. */
    public List<Found> fiveNearest(String question) {
        Vector asked = Embeddings.of(question);
        return db.documents()
                .where(DOCUMENTS.TITLE.ne("Syllabus"))
                .orderBy(Distance.cosine(DOCUMENTS.EMBEDDING, asked))
                .limit(5)
                .list(FOUND);
    }

    /**
     * The same of courses in one language. The index finds the nearest first and the filter comes after it: an iterative scan goes on
     * until there are five.
     */
    public List<Found> fiveNearest(String question, CourseLanguage language) {
        return db.with(Hnsw.iterativeScan(IterativeScan.STRICT_ORDER), Hnsw.efSearch(100))
                .read(tx -> tx.documents()
                        .where(Document.COURSE.any(c -> c.LANGUAGE.eq(language)))
                        .orderBy(Distance.cosine(DOCUMENTS.EMBEDDING, Embeddings.of(question)))
                        .limit(5)
                        .list(FOUND));
    }

    /** Courses with their documents, in one transaction. */
    public void fill() {
        db.transaction(tx -> {
            for (Lesson lesson : Lesson.ALL) {
                User teacher = tx.users()
                        .upsert(NewUser.id(lesson.teacherId())
                                .name(lesson.teacher())
                                .email(lesson.teacherId() + "@school.example"));
                Course course = tx.courses()
                        .insert(NewCourse.teacherId(teacher.id())
                                .title(lesson.course())
                                .language(lesson.language()));
                tx.documents()
                        .insertAll(lesson.documents().entrySet().stream()
                                .map(d -> NewDocument.courseId(course.id())
                                        .title(d.getKey())
                                        .body(d.getValue())
                                        .embedding(Embeddings.of(d.getKey() + " " + d.getValue())))
                                .toList());
            }
        });
    }
}
