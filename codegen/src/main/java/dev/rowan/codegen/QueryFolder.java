package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.problem.Problems;
import dev.rowan.codegen.queries.AnalysedQueries;
import dev.rowan.codegen.queries.QueryFiles;
import dev.rowan.codegen.queries.QueryModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The folder of typed queries: read and named, all that stands in the way reported in one message. */
final class QueryFolder {
    private final MigratedDatabase database;
    private final List<TableModel> catalogue;
    private final List<NamedTable> tables;
    private final JavaTypes types;

    QueryFolder(MigratedDatabase database, List<TableModel> catalogue, List<NamedTable> tables, JavaTypes types) {
        this.database = database;
        this.catalogue = catalogue;
        this.tables = tables;
        this.types = types;
    }

    /** The paths and texts of all files, for the fingerprint. */
    static String texts(GeneratorSettings settings) {
        if (settings.queries().isEmpty()) {
            return "";
        }
        Path folder = settings.resolve(settings.queries().get());
        var texts = new StringBuilder();
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try {
            for (Path file : QueryFiles.of(folder)) {
                texts.append(folder.relativize(file)).append('\0');
                texts.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .append('\0');
            }
        } catch (IOException e) {
            return ""; // the generation says what cannot be read
        }
        return texts.toString();
    }

    /**
     * All queries.
     *
     * @param packageName of those that belong to no table
     * @param statements what ids of these start with
     * @param holder the class of these
     * @param classes those that there are without queries
     * @param members the names that a table's repository has without queries
     */
    List<NamedQuery> read(
            String packageName,
            String statements,
            String holder,
            Claims classes,
            Function<NamedTable, Set<String>> members) {
        GeneratorSettings settings = database.settings();
        String written = settings.queries().orElseThrow();
        String shown = GeneratorSettings.inProject(written);
        Path folder = settings.resolve(written);
        AnalysedQueries read = analysed(folder, shown);
        Problems problems = read.problems();
        var names = new QueryNames(tables, settings.schemas().getFirst(), packageName, statements, holder);
        Set<String> accessors = tables.stream()
                .filter(t -> t.packageName().equals(packageName))
                .map(NamedTable::accessor)
                .collect(Collectors.toSet());
        var check = new QueryCheck(types, classes, accessors, members, problems);
        List<NamedQuery> queries = new ArrayList<>();
        for (QueryModel model : read.models()) {
            if (model.places().have(problems)) {
                continue;
            }
            if (model.table().isPresent() && settings.dao().isPresent()) {
                problems.add(
                        model.places().ofName(),
                        "a query over a DAO's jar belongs to no table's repository, which the jar has",
                        "move the file to " + shown);
            } else if (model.table().isPresent() && names.tableOf(model).isEmpty()) {
                problems.add(
                        model.places().ofName(),
                        "the table " + model.table().get() + " is not generated",
                        "have " + RowanGenerator.class.getSimpleName() + " include it, or move the file to " + shown);
            } else {
                queries.add(names.named(model));
            }
        }
        check.check(queries);
        if (problems.count() > 0) {
            throw new GenerationFailed(
                    "the queries cannot be generated as they are:\n" + String.join("\n", problems.texts()));
        }
        return queries;
    }

    private AnalysedQueries analysed(Path folder, String shown) {
        List<AnalysedQueries> read = new ArrayList<>();
        try {
            GenerationProgress.TO_LOG.during(
                    () -> "analysing the queries in " + shown,
                    () -> read.add(QueryFiles.read(
                            database.migrated(),
                            folder,
                            shown,
                            catalogue,
                            database.settings().schemas(),
                            (table, column) ->
                                    tables.stream().anyMatch(t -> t.model().equals(table) && t.isBound(column)),
                            database.settings().domainTypes())));
        } catch (SQLException e) {
            throw new GenerationFailed("the queries in " + shown + " cannot be analysed: " + e.getMessage(), e);
        }
        return read.getFirst();
    }
}
