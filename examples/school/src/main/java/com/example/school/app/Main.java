package com.example.school.app;

import com.example.school.School;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Fills a school in a throw-away database and asks it a question: the arguments, or how a valve opens. */
public final class Main {
    static final String SERVER = "container:pgvector/pgvector:pg17";

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        String question = arguments.length == 0 ? "How far does the valve open?" : String.join(" ", arguments);
        try (PostgresServer server = PostgresServer.start(SERVER);
                ScratchDatabase database = server.create();
                School.Connected db = School.connect(DatabaseConfig.of(database.url()))) {
            answer(question, db, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        }
    }

    static void answer(String question, School db, PrintStream out) {
        var lessons = new Lessons(db);
        lessons.fill();
        out.println(question);
        for (Lessons.Found found : lessons.fiveNearest(question)) {
            out.printf(
                    "  %-16s %-64s %s, by %s%n",
                    found.title(),
                    found.body(),
                    found.course().course().title(),
                    found.course().teacher().name());
        }
    }
}
