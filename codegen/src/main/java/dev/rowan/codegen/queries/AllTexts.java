package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.ServerStatement;
import dev.rowan.review.tree.Node;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every text that a file stands for, analysed: what is wrong with one, and what holds for all. */
final class AllTexts {
    private final ParsedQuery query;
    private final Server server;
    private final NonNullFunctions nonNullFunctions;
    private final Pitfalls pitfalls;
    private final ParameterTypes parameters;
    private final Set<String> blocksWithColumns = new LinkedHashSet<>();
    private final Set<Integer> complainedOf = new HashSet<>();
    private final Map<Variants.Choice, Node> trees = new HashMap<>();

    /** With which orders the text with all blocks runs: what is wrong without a block is then wrong for want of it. */
    private final Set<Optional<String>> fine = new HashSet<>();

    AllTexts(ParsedQuery query, Server server, NonNullFunctions nonNullFunctions) {
        this.query = query;
        this.server = server;
        this.nonNullFunctions = nonNullFunctions;
        this.pitfalls = new Pitfalls(server.describer(), server.catalogue(), server.written());
        this.parameters = new ParameterTypes(
                server.known(),
                server.catalogue(),
                server.written(),
                query.header(),
                query.variants().blocksOfParameters());
    }

    /** Empty, with a problem, when the server refuses one of them. */
    Optional<AnalysedText> analysed() throws SQLException {
        @Nullable AnalysedText first = null;
        for (Variants.Choice choice : query.choices()) {
            AnalysedText analysed = analyse(choice);
            if (complainedOf.isEmpty() && analysed != null) {
                first = first == null ? analysed : merged(first, analysed, choice);
            }
        }
        parameters
                .noArrays()
                .forEach((parameter, type) -> query.problem(
                        query.places().parameter(parameter),
                        "the parameter :" + parameter + " of a list is " + type + ", and no array",
                        "unnest it, as in from unnest(:" + parameter + "::" + type + "[])"));
        return complainedOf.isEmpty() ? Optional.of(Objects.requireNonNull(first)) : Optional.empty();
    }

    /** Of all of them. */
    ParameterTypes parameters() {
        return parameters;
    }

    /** What PostgreSQL has made of a text; empty for CALL, which has no tree. */
    Optional<Node> tree(Variants.Choice choice) {
        return Optional.ofNullable(trees.get(choice));
    }

    private @Nullable AnalysedText analyse(Variants.Choice choice) throws SQLException {
        var numbered = choice.text().numbered();
        boolean isCall = query.isCall();
        Describer.Description described;
        try {
            described = server.describer().describe(choice.text(), isCall);
        } catch (SQLException e) {
            complain(e, choice, isCall);
            return null;
        }
        if (described.returnsInVain()) {
            int place = query.places().column(0);
            if (complainedOf.add(place)) {
                query.problem(
                        place,
                        "a rule of the table has another command run in place of this one, whose rows are not returned",
                        "take RETURNING away, or write the other command here");
            }
            return null;
        }
        if (choice.blocks().size() == query.variants().blocks().size()) {
            fine.add(choice.order());
        }
        List<String> names = numbered.names();
        for (int i = 0; i < names.size(); i++) {
            NamedType type = server.type(described.parameters().get(i));
            String name = names.get(i);
            parameters
                    .differing(name, type)
                    .ifPresent(other -> query.problem(
                            query.places().parameter(name),
                            "the parameter :" + name + " is " + other.declared() + ", and " + type.declared()
                                    + " without a block",
                            "say its type by a cast, as in :" + name + "::" + other.declared()));
        }
        if (described.tree().isPresent()) {
            Node tree = described.tree().get();
            parameters.add(tree, names);
            trees.put(choice, tree);
            for (Complaint complaint :
                    pitfalls.of(choice.text(), tree, number -> parameters.isWrittenAsNull(names.get(number - 1)))) {
                if (complainedOf.add(complaint.offset())) {
                    query.problem(complaint.offset(), complaint.problem(), complaint.help());
                }
            }
        }
        return AnalysedText.of(
                described,
                server.catalogue(),
                nonNullFunctions,
                number -> parameters.isNullable(names.get(number - 1)));
    }

    private void complain(SQLException failure, Variants.Choice choice, boolean isCall) {
        var numbered = choice.text().numbered();
        var complaint = server.complaint(numbered.sql(), numbered.names());
        int offset = complaint.offset(failure, isCall ? 0 : ServerStatement.PREPARE.length());
        String without = !fine.contains(choice.order())
                ? ""
                : query.variants().blocks().stream()
                        .filter(b -> !choice.blocks().contains(b))
                        .reduce((a, b) -> a + ", " + b)
                        .map(b -> " (without the block " + b + ")")
                        .orElse("");
        int place = offset > 0
                ? numbered.inFile(offset)
                : complaint
                        .parameter(failure)
                        .map(query.places()::parameter)
                        .or(() -> complaint.ofName(failure).map(numbered::inFile))
                        .orElseGet(query.places()::start);
        if (complainedOf.add(place)) { // else another choice has shown it
            query.problem(place, complaint.problem(failure) + without, complaint.help(failure, offset));
        }
    }

    /** What holds for both texts. */
    private AnalysedText merged(AnalysedText first, AnalysedText other, Variants.Choice choice) {
        if (!first.hasColumnsOf(other)) {
            List<String> without = query.variants().blocks().stream()
                    .filter(b -> !choice.blocks().contains(b))
                    .toList();
            if (without.stream().noneMatch(blocksWithColumns::contains)) {
                blocksWithColumns.add(without.getFirst());
                query.problem(
                        query.places().block(without.getFirst()),
                        "the columns are others without the block " + String.join(", ", without),
                        "keep the select list out of blocks");
            }
            return first;
        }
        return first.and(other);
    }
}
