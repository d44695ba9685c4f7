package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The texts that are sent: stars are written out, and parameters and columns have their casts. */
final class SentTexts {
    private final ParsedQuery query;
    private final Server server;
    private final AllTexts texts;
    private final Stars stars;
    private final UnfitIndexes unfit;

    SentTexts(ParsedQuery query, Server server, AllTexts texts) {
        this.query = query;
        this.server = server;
        this.texts = texts;
        this.stars = new Stars(server.describer(), server.catalogue());
        this.unfit = new UnfitIndexes(server.catalogue());
    }

    /** One for each choice; fewer, with a problem, when one can never run. */
    List<Variant> of(AnalysedText text, List<QueryColumn> columns) throws SQLException {
        List<Variant> sent = new ArrayList<>();
        boolean asText = columns.stream().anyMatch(QueryColumn::asText);
        for (Variants.Choice choice : query.choices()) {
            QueryText written = choice.text();
            Optional<Node> tree = texts.tree(choice);
            if (tree.isPresent()) {
                Stars.Written result = stars.written(written, tree.get());
                if (result.complaint().isPresent()) {
                    result.complaint().ifPresent(c -> query.problem(c.offset(), c.problem(), c.help()));
                    return sent;
                }
                written = result.text();
            }
            Optional<QueryText> wrapped = asText ? text.asTexts(written, columns) : Optional.of(written);
            if (wrapped.isEmpty()) {
                refuseWithThatWrites(columns);
                return sent;
            }
            Optional<String> jdbc = jdbc(wrapped.get());
            if (jdbc.isEmpty()) {
                return sent;
            }
            List<String> names = choice.text().numbered().names();
            sent.add(new Variant(
                    choice.blocks(),
                    choice.order(),
                    jdbc.get(),
                    written.occurrences(),
                    tree.map(unfit::of).orElse(List.of()),
                    tree.map(t -> RowBounds.of(t, names, server.catalogue())).orElse(RowBounds.UNKNOWN)));
        }
        return sent;
    }

    private void refuseWithThatWrites(List<QueryColumn> columns) {
        QueryColumn first =
                columns.stream().filter(QueryColumn::asText).findFirst().orElseThrow();
        query.problem(
                query.places().column(columns.indexOf(first)),
                "\"" + first.label() + "\" is read as text, for which PostgreSQL takes no WITH that writes in here",
                "put WITH in front of the statement");
    }

    /** As it is sent; empty, with a problem, where it can never run. */
    private Optional<String> jdbc(QueryText text) throws SQLException {
        UnaryOperator<String> cast = texts.parameters()::cast;
        try {
            server.describer().check(text.jdbc(cast));
        } catch (SQLException e) { // a type that one use has is said at the others too
            cast = texts.parameters()::castTo;
        }
        try {
            server.describer().check(text.jdbc(cast));
        } catch (SQLException e) {
            var complaint = server.complaint(text.jdbc(cast), text.occurrences());
            query.problem(
                    complaint.parameter(e).map(query.places()::parameter).orElseGet(query.places()::start),
                    "with each parameter for itself, as it is sent, " + complaint.problem(e),
                    Set.of("42803", "42P10").contains(String.valueOf(e.getSQLState()))
                            ? "group and sort by a column's label or number, as in group by 1, and not by a parameter again"
                            : complaint.help(e, 0));
            return Optional.empty();
        }
        try {
            if (!query.isCall()) {
                server.describer().plan(text.prepared(cast), text.names().size());
            }
        } catch (SQLException e) {
            var numbered = query.choices().getFirst().text().numbered();
            var complaint = server.complaint(numbered.sql(), numbered.names());
            query.problem(
                    complaint.ofPlanner(e).map(numbered::inFile).orElseGet(query.places()::start),
                    complaint.problem(e),
                    complaint.help(e, 0));
            return Optional.empty();
        }
        return Optional.of(text.jdbc(cast));
    }
}
