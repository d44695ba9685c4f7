package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.TableModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes suggested migrations into the folder of what the build makes, each with a version behind the last one. */
record SuggestedMigrations(GeneratorSettings settings) {
    static final String FOLDER = "suggested-migrations";

    private static final Pattern MAJOR = Pattern.compile("^(\\d+)");

    /**
     * Those that the database lacks, as problems; their files are written, and those of a build before are gone.
     *
     * @throws GenerationFailed when the catalogue cannot be read
     */
    void of(Connection connection, List<TableModel> tables, SchemaProblems problems) {
        try {
            List<SuggestedMigration> lacking = new KeptColumns(settings, tables).lacking(connection);
            write(lacking, lacking.isEmpty() ? 0 : lastVersion(connection));
            lacking.forEach(each -> problems.add(
                    each.problem()
                            + (each.statements().isEmpty()
                                    ? ""
                                    : ":\n"
                                            + each.statements().stream()
                                                    .map(line -> "    " + line)
                                                    .collect(Collectors.joining("\n"))),
                    SchemaProblems.Help.MIGRATION));
        } catch (SQLException e) {
            throw new GenerationFailed("PostgreSQL's catalogue cannot be read: " + e.getMessage(), e);
        }
    }

    private void write(List<SuggestedMigration> lacking, int last) {
        Path folder = settings.resolve(settings.output()).resolve(FOLDER);
        try {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> old = Files.list(folder)) {
                    for (Path file : old.toList()) {
                        Files.delete(file);
                    }
                }
            }
            int version = last;
            for (SuggestedMigration each : lacking) {
                if (!each.statements().isEmpty()) {
                    version++;
                    Files.createDirectories(folder);
                    Files.writeString(
                            folder.resolve(settings.migrationPrefix()
                                    + version
                                    + settings.migrationSeparator()
                                    + each.name().replaceAll("[^\\p{L}\\p{N}_]", "_")
                                    + settings.migrationSuffixes().getFirst()),
                            each.sql());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The highest first number of the versions that have run. */
    private int lastVersion(Connection connection) throws SQLException {
        String history = Stream.of(settings.historySchema(), settings.historyTable())
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
        int last = 0;
        try (PreparedStatement s =
                        connection.prepareStatement("select version from " + history + " where version is not null");
                ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                Matcher major = MAJOR.matcher(rs.getString(1));
                last = Math.max(last, major.find() && major.group().length() < 9 ? Integer.parseInt(major.group()) : 0);
            }
        }
        return last;
    }
}
