package dev.rowan.review.pages;

import dev.rowan.review.listed.Listed;
import dev.rowan.review.listed.ObservedText;
import dev.rowan.review.listed.SessionCommand;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pages of what is sent beside catalogued statements. */
final class ListedPages {
    static final String SESSION = "statements/_session.sql";
    static final String DYNAMIC = "statements/_dynamic.sql";

    private ListedPages() {}

    /** By their names in the review. Where no test was observed, there is no page of its texts. */
    static Map<String, String> of(Listed listed) {
        String session = session(listed.session());
        return listed.observed().isEmpty()
                ? Map.of(SESSION, session)
                : Map.of(SESSION, session, DYNAMIC, dynamic(listed.observed()));
    }

    /** What is sent around and between statements. */
    static String session(List<SessionCommand> commands) {
        var page = new StringBuilder(StatementPage.MARK).append("-- What a facade sends beside its statements.\n--\n");
        commands.forEach(command -> page.append("-- ")
                .append(Words.oneLine(command.text()))
                .append("\n--     ")
                .append(Words.oneLine(command.when()))
                .append('\n'));
        return page.append(
                        "--\n-- By the server itself: the checks of foreign keys, as select 1 from only ... for key share.\n")
                .append("-- At start, where connect migrates: Flyway's own.\n")
                .toString();
    }

    /** Texts that tests were seen to send: each once, with all of its places. */
    static String dynamic(List<ObservedText> observed) {
        SortedMap<String, TreeMap<String, StringBuilder>> byId = new TreeMap<>();
        observed.forEach(o -> byId.computeIfAbsent(o.id() + " (" + o.kind() + ")", id -> new TreeMap<>())
                .merge(
                        o.text(),
                        new StringBuilder(o.place()),
                        (a, b) -> a.append(", ").append(b)));
        var page = new StringBuilder(StatementPage.MARK)
                .append(
                        "-- Texts that no catalogue lists, as tests sent them: a caller composed them with jOOQ (dynamic), or a rule made them of\n"
                                + "-- catalogued SELECTs (shape). Comments, for nobody knows the types of their values.\n");
        byId.forEach((id, texts) -> texts.forEach((text, places) -> page.append("\n-- ")
                .append(Words.oneLine(id))
                .append(", sent by ")
                .append(Words.oneLine(places.toString()))
                .append("\n--     ")
                .append(text.replaceAll("\\R", "\n--     "))
                .append('\n')));
        return page.toString();
    }
}
