package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.problem.NearestName;
import dev.rowan.codegen.problem.Place;
import dev.rowan.codegen.problem.Problems;
import dev.rowan.codegen.queries.Header.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a folder of queries: {@code <table>/<name>.sql} for that table's repository, {@code <name>.sql} for the facade. A
 * file with headings has a query for each of these, in the same place. Has the migrated server analyse each text that a query
 * can have, in a transaction that is rolled back.
 */
public final class QueryFiles {
    private static final String END = ".sql";

    private final String shown;
    private final List<TableModel> tables;
    private final List<String> schemas;
    private final BiPredicate<TableModel, ColumnModel> bound;
    private final Predicate<String> domains;
    private final boolean ofOthers;
    private final Problems problems = new Problems();

    /** Where each query has its name, by its id. */
    private final Map<String, SourceFile> named = new HashMap<>();

    private QueryFiles(
            String shown,
            List<TableModel> tables,
            List<String> schemas,
            BiPredicate<TableModel, ColumnModel> bound,
            Predicate<String> domains,
            boolean ofOthers) {
        this.ofOthers = ofOthers;
        this.shown = shown;
        this.tables = tables.stream()
                .sorted(Comparator.comparing(t -> !t.schema().equals(schemas.getFirst())))
                .toList();
        this.schemas = schemas;
        this.bound = bound;
        this.domains = domains;
    }

    /**
     * Reads all files and reports all problems.
     *
     * @param connection to the migrated database, in no transaction
     * @param folder what it has below; none is made
     * @param shown the folder as messages name it
     * @param tables of the catalogue
     * @param schemas those generated; a folder names a table of the first, or {@code schema.table}
     * @param bound the columns of tables that a binding of the user reads and writes
     * @param domains which are types of their own in Java, by schema and name
     * @throws SQLException when the server cannot be asked at all
     */
    public static AnalysedQueries read(
            Connection connection,
            Path folder,
            String shown,
            List<TableModel> tables,
            List<String> schemas,
            BiPredicate<TableModel, ColumnModel> bound,
            Predicate<String> domains)
            throws SQLException {
        return new QueryFiles(shown, tables, schemas, bound, domains, false).read(connection, folder, file -> true);
    }

    /**
     * Reads queries for which no Java is generated: folders below need not be called after tables, and files may have SQL of other
     * tools, with {@code $1} and any number of statements. What two files have in common is looked at only where both are read.
     *
     * @param connection to the migrated database, in no transaction
     * @param folder what it has below
     * @param shown the folder as messages name it
     * @param tables of the catalogue
     * @param schemas the search path
     * @param which files to read, such as the one that has just been saved
     * @throws SQLException when the server cannot be asked at all
     */
    public static AnalysedQueries readAlone(
            Connection connection,
            Path folder,
            String shown,
            List<TableModel> tables,
            List<String> schemas,
            Predicate<Path> which)
            throws SQLException {
        return new QueryFiles(shown, tables, schemas, (table, column) -> false, domain -> false, true)
                .read(connection, folder, which);
    }

    private AnalysedQueries read(Connection connection, Path folder, Predicate<Path> which) throws SQLException {
        List<Path> files = present(folder).stream().filter(which).toList();
        List<QueryModel> models = new ArrayList<>();
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            sayInEnglish(connection);
            var analysis = new QueryAnalysis(Server.of(connection, tables, bound, domains), problems);
            for (Path file : files) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                models.addAll(models(file, path, analysis));
            }
        } catch (ServerFacts.CatalogueUnreadable e) {
            throw e.failure();
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
        refuseRowsThatDiffer(models);
        models.sort(Comparator.comparing(QueryModel::id));
        return new AnalysedQueries(List.copyOf(models), problems);
    }

    /** The server's messages, some of which are looked into. Not every role may set the language. */
    private static void sayInEnglish(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement s = connection.createStatement()) {
            s.execute("set local lc_messages = 'C'");
        } catch (SQLException e) {
            connection.rollback(before);
        }
    }

    /**
     * The files of a folder, sorted: links are followed, and a broken one is a file that cannot be read.
     *
     * @throws IOException when a folder cannot be read, or a link leads back to one above it
     */
    public static List<Path> of(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(f -> f.toString().endsWith(END) && !Files.isDirectory(f))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<Path> present(Path folder) {
        if (!Files.isDirectory(folder)) {
            problems.add(Place.of(shown), "there is no such folder", "make it, or take the property \"queries\" away");
            return List.of();
        }
        try {
            List<Path> files = of(folder);
            if (files.isEmpty()) {
                problems.add(
                        Place.of(shown),
                        "no file of it ends in " + END,
                        "write a query, or take the property \"queries\" away");
            }
            return files;
        } catch (IOException e) {
            problems.add(
                    Place.of(shown),
                    "the folder cannot be read: " + e.getMessage(),
                    "correct its rights and its links");
            return List.of();
        }
    }

    private List<QueryModel> models(Path file, String path, QueryAnalysis analysis) throws SQLException {
        int before = problems.count();
        Optional<SourceFile> source = source(file, path);
        if (source.isEmpty()) {
            return List.of();
        }
        if (ofOthers) {
            return ofOthers(source.get(), path, analysis);
        }
        int slash = path.lastIndexOf('/');
        Optional<String> table = slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash));
        table.ifPresent(t -> checkTable(t, source.get()));
        boolean usable = problems.count() == before;
        List<QueryModel> models = new ArrayList<>();
        for (SourceFile query : Headings.parts(source.get(), problems)) {
            String name = query.heading()
                    .map(Word::text)
                    .orElseGet(() -> path.substring(slash + 1, path.length() - END.length()));
            model(query, name, table, analysis).filter(m -> usable).ifPresent(models::add);
        }
        return List.copyOf(models);
    }

    /** Folders are part of the names. */
    private List<QueryModel> ofOthers(SourceFile source, String path, QueryAnalysis analysis) throws SQLException {
        String name = path.substring(path.lastIndexOf('/') + 1, path.length() - END.length())
                .replaceAll("\\W", "_")
                .replaceFirst("^(?=\\d)", "_");
        String folder =
                path.contains("/") ? path.substring(0, path.lastIndexOf('/')).replace('/', '.') : "queries";
        List<QueryModel> models = new ArrayList<>();
        List<SourceFile> parts = PlainStatements.isPlain(source.text())
                ? PlainStatements.parts(source, name)
                : Headings.parts(source, problems);
        for (SourceFile query : parts) {
            model(query, query.heading().map(Word::text).orElse(name), Optional.of(folder), analysis)
                    .ifPresent(models::add);
        }
        return List.copyOf(models);
    }

    private Optional<QueryModel> model(SourceFile query, String name, Optional<String> table, QueryAnalysis analysis)
            throws SQLException {
        int before = problems.count();
        String id = table.orElse("queries") + "." + name;
        if (!SqlScanner.isName(name) || name.matches("_+")) {
            problems.add(
                    query.ofName(),
                    "no method can be called \"" + name + "\"",
                    query.heading().isPresent() ? Headings.help(name) : "rename the file, as in top_ten.sql");
        } else {
            SourceFile other = named.putIfAbsent(id, query);
            if (other != null) {
                problems.add(
                        query.ofName(),
                        "the query " + id + " is there already, in "
                                + (other.heading().isPresent() ? other.ofName() : other.shown()),
                        "give one of them another name");
            }
        }
        Optional<QueryModel> model = analysis.model(query, id, name, table);
        return problems.count() == before ? model : Optional.empty();
    }

    private Optional<SourceFile> source(Path file, String path) {
        String shownFile = shown + "/" + path;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            var source = new SourceFile(shownFile, text.replace("\r\n", "\n").replace('\r', '\n'));
            if (text.startsWith("\ufeff")) {
                problems.add(source.place(0), "the file starts with a byte order mark", "save it as UTF-8 without one");
                return Optional.empty();
            }
            if (text.isBlank()) {
                problems.add(source.place(0), "the file is empty", "write a statement, or delete the file");
                return Optional.empty();
            }
            if (text.indexOf('\0') >= 0) {
                problems.add(
                        source.place(source.text().indexOf('\0')),
                        "a character NUL",
                        "take it away: no text can have it");
                return Optional.empty();
            }
            return Optional.of(source);
        } catch (CharacterCodingException e) {
            problems.add(new Place(shownFile, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        } catch (IOException e) {
            problems.add(
                    new Place(shownFile, 1, 1), "the file cannot be read", "correct its rights, or where a link leads");
            return Optional.empty();
        }
    }

    private void checkTable(String folder, SourceFile file) {
        List<String> folders = tables.stream().map(this::folder).toList();
        Optional<String> meant = tables.stream()
                .filter(t -> List.of(t.name(), t.qualifiedName(), t.schema() + "/" + t.name())
                        .contains(folder))
                .map(this::folder)
                .findFirst();
        if (folders.contains(folder)) {
            return;
        }
        if (meant.isPresent()) {
            problems.add(
                    file.place(0),
                    "no folder of a table is called \"" + folder + "\"",
                    "did you mean \"" + meant.get() + "\"?");
        } else if (folder.contains("/")) {
            problems.add(
                    file.place(0), "the folder is too deep", "put it into " + shown + "/<table>, or into " + shown);
        } else {
            problems.add(
                    file.place(0),
                    "no table is called \"" + folder + "\"",
                    NearestName.didYouMean(
                            folder, folders, "name the folder after a table, or put the file into " + shown));
        }
    }

    private String folder(TableModel table) {
        return table.schema().equals(schemas.getFirst()) ? table.name() : table.qualifiedName();
    }

    /** Queries that name the same row have the same columns. */
    private void refuseRowsThatDiffer(List<QueryModel> models) {
        record Row(List<List<Object>> columns, List<List<Object>> rows) {
            static Row of(QueryModel m) {
                return new Row(
                        IntStream.range(0, m.columns().size())
                                .mapToObj(i -> of(
                                        m.columns().get(i),
                                        m.rows().stream().anyMatch(r -> r.first() <= i && i < r.first() + r.size())))
                                .toList(),
                        m.rows().stream()
                                .map(r -> List.<Object>of(r.name(), r.schema(), r.table(), r.first(), r.nullable()))
                                .toList());
            }

            // In a whole row a column is as the table has it.
            private static List<Object> of(QueryColumn column, boolean inRow) {
                return List.of(column.label(), column.type(), column.nullable() && !inRow);
            }
        }
        Map<String, QueryModel> first = new HashMap<>();
        for (QueryModel model : models) {
            model.rowName().ifPresent(name -> {
                QueryModel other = first.putIfAbsent(name, model);
                if (other != null && !Row.of(other).equals(Row.of(model))) {
                    problems.add(
                            model.places().ofRowName(),
                            "the row " + name + " has other columns than in "
                                    + other.places().ofRowName(),
                            "give it the same names, types and nullability, or another -- name:");
                }
            });
        }
    }
}
