package dev.rowan.review.pages;

import dev.rowan.review.listed.ObservedText;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pages of what is sent beside catalogued statements: {@code statements/_session.sql} and {@code statements/_dynamic.sql}. */
public final class ListedPages {
    private ListedPages() {}

    /**
     * What is sent around and between statements.
     *
     * @param commands when each is sent, by its text; in the order in which they are shown
     */
    public static String session(Map<String, String> commands) {
        var page = new StringBuilder(StatementPage.MARK).append("-- What a facade sends beside its statements.\n--\n");
        commands.forEach((text, when) -> page.append("-- ")
                .append(Words.oneLine(text))
                .append("\n--     ")
                .append(Words.oneLine(when))
                .append('\n'));
        return page.append(
                        "--\n-- By the server itself: the checks of foreign keys, as select 1 from only ... for key share.\n")
                .append("-- At start, where connect migrates: Flyway's own.\n")
                .toString();
    }

    /** Texts that tests were seen to send: each once, with all of its places. */
    public static String dynamic(List<ObservedText> observed) {
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
