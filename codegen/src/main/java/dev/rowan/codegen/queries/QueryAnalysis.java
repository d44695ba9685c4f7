package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ServerStatement;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.catalogue.TypeReader;
import dev.rowan.codegen.problem.NearestName;
import dev.rowan.codegen.problem.Problems;
import dev.rowan.codegen.queries.Header.Word;
import dev.rowan.codegen.queries.KnownColumns.Known;
import dev.rowan.codegen.queries.QueryColumn.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the model of a file: every text that it stands for is analysed. */
final class QueryAnalysis {
    /** Of a function, which is how the tree of a query is had. */
    private static final int MOST_PARAMETERS = 100;

    private final Describer describer;
    private final TypeReader types;
    private final Stars stars;
    private final WrittenColumns writtenColumns;
    private final Pitfalls pitfalls;
    private final ServerCatalogue relations;
    private final NonNullFunctions nonNullFunctions = NonNullFunctions.reviewed();
    private final ServerFunctions functions;
    private final List<TableModel> tables;
    private final KnownColumns known;
    private final Problems problems;

    /** {@code connection}: in a transaction. */
    QueryAnalysis(
            Connection connection,
            List<TableModel> tables,
            BiPredicate<TableModel, ColumnModel> bound,
            Problems problems)
            throws SQLException {
        this.describer = new Describer(connection);
        this.types = new TypeReader(connection);
        this.relations = new ServerFacts(connection);
        this.functions = new ServerFunctions(connection);
        this.stars = new Stars(describer, relations);
        this.writtenColumns = new WrittenColumns(connection);
        this.pitfalls = new Pitfalls(describer, relations, writtenColumns);
        this.tables = tables;
        this.known = new KnownColumns(relations, tables, bound);
        this.problems = problems;
    }

    /** Empty, with a problem, when the file cannot be used. */
    Optional<QueryModel> model(SourceFile file, String id, String name, Optional<String> table) throws SQLException {
        int before = problems.count();
        Header header = Header.of(file, problems);
        var scanned = SqlScanner.scan(file.text(), header.end());
        var variants = new Variants(scanned.pieces(), header.orders());
        scanned.complaints().forEach(c -> problems.add(c.in(file)));
        Traps.of(file.text(), scanned.tokens()).forEach(c -> problems.add(c.in(file)));
        if (problems.count() == before) {
            variants.complaints().forEach(c -> problems.add(c.in(file)));
        }
        if (scanned.firstWord().isEmpty()) {
            problems.add(
                    file.place(header.end()),
                    "the file has no statement",
                    "write one below the comments, or delete the file");
        } else if (!FirstWord.isOfQuery(scanned.firstWord())) {
            problems.add(
                    file.place(scanned.start()),
                    "a query cannot start with \"" + scanned.firstWord() + "\"",
                    FirstWord.insteadOf(scanned.firstWord()));
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        return new One(file, id, name, table, header, scanned, variants).model();
    }

    /** One file. */
    private final class One {
        private final SourceFile file;
        private final String id;
        private final String name;
        private final Optional<String> table;
        private final Header header;
        private final SqlScanner.Scanned scanned;
        private final Variants variants;
        private final List<Variants.Choice> choices;
        private final QueryPlaces places;
        private final Set<String> blocksWithColumns = new LinkedHashSet<>();
        private final Set<Integer> complainedOf = new HashSet<>();
        private final Map<Variants.Choice, Node> trees = new HashMap<>();

        /** With which orders the text with all blocks runs: what is wrong without a block is then wrong for want of it. */
        private final Set<Optional<String>> fine = new HashSet<>();

        private final ParameterTypes parameters;

        One(
                SourceFile file,
                String id,
                String name,
                Optional<String> table,
                Header header,
                SqlScanner.Scanned scanned,
                Variants variants) {
            this.file = file;
            this.id = id;
            this.name = name;
            this.table = table;
            this.header = header;
            this.scanned = scanned;
            this.variants = variants;
            this.choices = variants.all();
            this.parameters =
                    new ParameterTypes(known, relations, writtenColumns, header, variants.blocksOfParameters());
            this.places =
                    new QueryPlaces(file, header, scanned, choices.getFirst().text(), describer);
        }

        Optional<QueryModel> model() throws SQLException {
            int before = problems.count();
            checkWords();
            if (variants.blocksOfParameters().size() > MOST_PARAMETERS) {
                return Optional.empty();
            }
            @Nullable AnalysedText first = null;
            for (Variants.Choice choice : choices) {
                AnalysedText analysed = analyse(choice);
                if (complainedOf.isEmpty() && analysed != null) {
                    first = first == null ? analysed : merged(first, analysed, choice);
                }
            }
            if (!complainedOf.isEmpty()) {
                return Optional.empty();
            }
            AnalysedText text = Objects.requireNonNull(first);
            Returns returns = returns(text);
            if (!returns.readsRows()) {
                text = text.withoutColumns();
            }
            var rows = new TableRows(text, scanned.stars(), tables, relations).find();
            List<QueryColumn> columns = columns(text);
            checkLabels(text, columns, rows);
            List<Nest> nests = new Nests(file, problems, text, columns, rows).of(header);
            List<Variant> sent = problems.count() > before ? List.of() : variants(text, columns);
            if (problems.count() > before) {
                return Optional.empty();
            }
            return Optional.of(new QueryModel(
                    id,
                    table,
                    name,
                    file.shown(),
                    header.description(),
                    returns,
                    header.rowName().map(Word::text),
                    sent,
                    parameters.all(),
                    columns,
                    rows,
                    nests,
                    List.copyOf(variants.blocks()),
                    variants.orderNames(),
                    places));
        }

        private void problem(int offset, String problem, String help) {
            problems.add(file.place(offset), problem, help);
        }

        private void checkWords() {
            Set<String> names = variants.blocksOfParameters().keySet();
            names.stream()
                    .skip(MOST_PARAMETERS)
                    .findFirst()
                    .ifPresent(name -> problem(
                            places.parameter(name),
                            names.size() + " parameters, and PostgreSQL analyses at most " + MOST_PARAMETERS,
                            "give many values as one array, as in = any(:ids) or from unnest(:ids)"));
            for (Word word : header.nullable()) {
                if (!names.contains(word.text())) {
                    problems.add(
                            file.place(word.offset()),
                            "no parameter is called \"" + word.text() + "\"",
                            NearestName.didYouMean(word.text(), names, "take it away, or use it in the SQL"));
                }
            }
            variants.blocksOfParameters().forEach((parameter, blocks) -> {
                if (blocks.size() > 1 && !blocks.contains("")) {
                    problem(
                            places.parameter(parameter),
                            "the parameter :" + parameter + " stands in the blocks " + String.join(" and ", blocks),
                            "give it two names, or have one block");
                }
            });
        }

        private @Nullable AnalysedText analyse(Variants.Choice choice) throws SQLException {
            var numbered = choice.text().numbered();
            boolean isCall = scanned.firstWord().equals("call");
            Describer.Description described;
            try {
                described = describer.describe(choice.text(), isCall);
            } catch (SQLException e) {
                complain(e, choice, isCall);
                return null;
            }
            if (described.returnsInVain()) {
                int place = places.column(0);
                if (complainedOf.add(place)) {
                    problems.add(
                            file.place(place),
                            "a rule of the table has another command run in place of this one, whose rows are not returned",
                            "take RETURNING away, or write the other command here");
                }
                return null;
            }
            if (choice.blocks().size() == variants.blocks().size()) {
                fine.add(choice.order());
            }
            List<String> names = numbered.names();
            for (int i = 0; i < names.size(); i++) {
                NamedType type = NamedType.of(types.type(described.parameters().get(i)));
                String name = names.get(i);
                parameters
                        .differing(name, type)
                        .ifPresent(other -> problem(
                                places.parameter(name),
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
                        problem(complaint.offset(), complaint.problem(), complaint.help());
                    }
                }
            }
            return AnalysedText.of(
                    described, relations, nonNullFunctions, number -> parameters.isNullable(names.get(number - 1)));
        }

        private void complain(SQLException failure, Variants.Choice choice, boolean isCall) {
            var numbered = choice.text().numbered();
            var complaint = new ServerComplaint(numbered.sql(), numbered.names(), tables, functions);
            int offset = complaint.offset(failure, isCall ? 0 : ServerStatement.PREPARE.length());
            String without = !fine.contains(choice.order())
                    ? ""
                    : variants.blocks().stream()
                            .filter(b -> !choice.blocks().contains(b))
                            .reduce((a, b) -> a + ", " + b)
                            .map(b -> " (without the block " + b + ")")
                            .orElse("");
            int place = offset > 0
                    ? numbered.inFile(offset)
                    : complaint
                            .parameter(failure)
                            .map(places::parameter)
                            .or(() -> complaint.ofName(failure).map(numbered::inFile))
                            .orElseGet(places::start);
            if (complainedOf.add(place)) { // else another choice has shown it
                problems.add(file.place(place), complaint.problem(failure) + without, complaint.help(failure, offset));
            }
        }

        /** What holds for both texts. */
        private AnalysedText merged(AnalysedText first, AnalysedText other, Variants.Choice choice) {
            if (!first.hasColumnsOf(other)) {
                List<String> without = variants.blocks().stream()
                        .filter(b -> !choice.blocks().contains(b))
                        .toList();
                if (without.stream().noneMatch(blocksWithColumns::contains)) {
                    blocksWithColumns.add(without.getFirst());
                    problem(
                            places.block(without.getFirst()),
                            "the columns are others without the block " + String.join(", ", without),
                            "keep the select list out of blocks");
                }
                return first;
            }
            return first.and(other);
        }

        private Returns returns(AnalysedText text) {
            boolean hasColumns = !text.columns().isEmpty();
            Returns returns = header.returns() == null
                    ? hasColumns ? Returns.MANY : Returns.ROWS
                    : Objects.requireNonNull(header.returns());
            boolean select = text.tree()
                    .map(t -> t.integer("commandType") == Scope.SELECT)
                    .orElse(false);
            if (select && !hasColumns) {
                problem(
                        places.start(),
                        "the select has no columns, so that there is nothing to read",
                        "name the columns of its rows");
            } else if (returns.readsRows() && !hasColumns) {
                problem(
                        header.returnsAt(),
                        "the statement returns no columns, and the header says returns: " + returns.word(),
                        "write -- returns: rows for how many it wrote, or add a RETURNING");
            } else if (returns == Returns.ROWS && hasColumns) {
                problem(
                        header.returnsAt(),
                        "the statement returns columns, and the header says returns: rows",
                        "write -- returns: many, or exec to throw them away");
            }
            if (!returns.readsRows()) {
                header.rowName()
                        .ifPresent(name -> problem(
                                name.offset(), "there is no row to be called " + name.text(), "take -- name: away"));
            }
            return returns;
        }

        private List<QueryColumn> columns(AnalysedText text) throws SQLException {
            Map<String, Integer> entries = new HashMap<>();
            Map<String, Boolean> overrides = overrides(text);
            List<QueryColumn> columns = new ArrayList<>();
            for (int i = 0; i < text.columns().size(); i++) {
                AnalysedText.Column column = text.columns().get(i);
                NamedType type = NamedType.of(types.type(column.type()));
                TypeModel model = isRow(text, i) ? type.model().notAsText() : type.model();
                String declared = type.declared();
                boolean isBound = false;
                Optional<Source> origin = Optional.empty();
                if (column.origin().isPresent()) {
                    Origins.Origin from = column.origin().get();
                    Optional<Known> found = known.find(from.relation(), from.attribute());
                    model = found.map(k -> k.column().type())
                            .filter(t -> t.kind() != 'c' || t.asText())
                            .orElse(model);
                    declared = found.map(k -> k.column().declaredType()).orElse(declared);
                    isBound = found.filter(Known::isBound).isPresent();
                    origin = found.map(k -> new Source(
                            k.table().schema(),
                            k.table().name(),
                            k.column().name(),
                            entries.computeIfAbsent(from.entry(), e -> entries.size()),
                            from.outer()));
                }
                boolean nullable = overrides.getOrDefault(column.label(), !column.nonNull());
                columns.add(new QueryColumn(
                        column.label(), model, declared, model.goesAsText() && !isBound, nullable, origin));
            }
            return columns;
        }

        /** {@code select u as who}: a row as one value, which is hardly meant. */
        private static boolean isRow(AnalysedText text, int index) {
            return text.tree()
                    .map(t -> Describer.results(t).get(index).node("expr"))
                    .filter(e -> e.is("VAR") && e.integer("varattno") == 0)
                    .isPresent();
        }

        private Map<String, Boolean> overrides(AnalysedText text) {
            Map<String, Boolean> overrides = new HashMap<>();
            List<String> labels =
                    text.columns().stream().map(AnalysedText.Column::label).toList();
            header.columns().forEach((word, nullable) -> {
                if (!labels.contains(word.text())) {
                    problems.add(
                            file.place(word.offset()),
                            "no column is called \"" + word.text() + "\"",
                            NearestName.didYouMean(word.text(), labels, "take the line away"));
                }
                overrides.put(word.text(), nullable);
            });
            return overrides;
        }

        private void checkLabels(AnalysedText text, List<QueryColumn> columns, List<TableRow> rows) {
            Set<String> seen = new LinkedHashSet<>();
            Map<String, Integer> twice = new LinkedHashMap<>();
            for (TableRow row : rows) {
                if (row.size() < columns.size() && !seen.add(row.name())) {
                    problem(
                            places.column(row.first()),
                            "two whole rows are called \"" + row.name() + "\"",
                            "take one of them away, or give its table another alias");
                }
                if (row.size() == columns.size() && row.nullable()) {
                    problem(
                            places.column(row.first()),
                            "each row is one of " + row.table() + " that can be missing",
                            "join it by an inner join, or select from " + row.table() + " itself");
                }
            }
            for (int i = 0; i < columns.size(); i++) {
                String label = columns.get(i).label();
                int index = i;
                if (rows.stream().anyMatch(r -> r.first() <= index && index < r.first() + r.size())) {
                    continue;
                }
                if (label.equals("?column?")) {
                    problem(
                            places.column(i),
                            "column " + (i + 1) + " has no name",
                            "give it one, as in count(*) as total");
                } else if (!seen.add(label)) {
                    twice.putIfAbsent(label, i);
                }
            }
            twice.forEach((label, i) -> {
                Optional<String> alias = columns.get(i)
                        .origin()
                        .filter(o -> o.column().equals(label))
                        .flatMap(o -> text.columns().get(i).origin())
                        .map(Origins.Origin::alias);
                problem(
                        places.column(i),
                        "two columns are called \"" + label + "\"",
                        alias.map(a -> "give one another name, as in " + a + "." + label + " as " + a + "_" + label
                                        + ", or select whole rows, as in " + a + ".*")
                                .orElse("give one another name, as in ... as other_" + label));
            });
        }

        private List<Variant> variants(AnalysedText text, List<QueryColumn> columns) throws SQLException {
            List<Variant> sent = new ArrayList<>();
            boolean asText = columns.stream().anyMatch(QueryColumn::asText);
            for (Variants.Choice choice : choices) {
                QueryText written = choice.text();
                if (trees.containsKey(choice)) {
                    Stars.Written result = stars.written(written, trees.get(choice));
                    if (result.complaint().isPresent()) {
                        result.complaint().ifPresent(c -> problem(c.offset(), c.problem(), c.help()));
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
                sent.add(new Variant(choice.blocks(), choice.order(), jdbc.get(), written.occurrences()));
            }
            return sent;
        }

        private void refuseWithThatWrites(List<QueryColumn> columns) {
            QueryColumn first =
                    columns.stream().filter(QueryColumn::asText).findFirst().orElseThrow();
            problem(
                    places.column(columns.indexOf(first)),
                    "\"" + first.label() + "\" is read as text, for which PostgreSQL takes no WITH that writes in here",
                    "put WITH in front of the statement");
        }

        /** As it is sent; empty, with a problem, where it can never run. */
        private Optional<String> jdbc(QueryText text) throws SQLException {
            UnaryOperator<String> cast = parameters::cast;
            try {
                describer.check(text.jdbc(cast));
            } catch (SQLException e) { // a type that one use has is said at the others too
                cast = parameters::castTo;
            }
            try {
                describer.check(text.jdbc(cast));
            } catch (SQLException e) {
                var complaint = new ServerComplaint(text.jdbc(cast), text.occurrences(), tables, functions);
                problem(
                        complaint.parameter(e).map(places::parameter).orElseGet(places::start),
                        "with each parameter for itself, as it is sent, " + complaint.problem(e),
                        Set.of("42803", "42P10").contains(String.valueOf(e.getSQLState()))
                                ? "group and sort by a column's label or number, as in group by 1, and not by a parameter again"
                                : complaint.help(e, 0));
                return Optional.empty();
            }
            try {
                if (!scanned.firstWord().equals("call")) {
                    describer.plan(text.prepared(cast), text.names().size());
                }
            } catch (SQLException e) {
                var numbered = choices.getFirst().text().numbered();
                var complaint = new ServerComplaint(numbered.sql(), numbered.names(), tables, functions);
                problem(
                        complaint.ofPlanner(e).map(numbered::inFile).orElseGet(places::start),
                        complaint.problem(e),
                        complaint.help(e, 0));
                return Optional.empty();
            }
            return Optional.of(text.jdbc(cast));
        }
    }
}
