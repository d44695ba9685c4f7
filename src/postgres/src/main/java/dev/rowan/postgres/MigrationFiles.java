package dev.rowan.postgres;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The files of all folders, as Flyway wants to see them. */
record MigrationFiles(List<MigrationFile> files) implements ResourceProvider {

    /** Reads the folders and reports everything that is wrong with what is in them. */
    static MigrationFiles read(List<MigrationFolder> folders) {
        List<MigrationFile> files = new ArrayList<>();
        folders.forEach(folder -> files.addAll(folder.read()));
        String misnamed = files.stream()
                .filter(MigrationFile::isNearlyMigration)
                .map(file -> file.path() + ": not a name that Flyway takes for a migration\n")
                .collect(Collectors.joining());
        boolean none = files.stream().noneMatch(MigrationFile::isMigration);
        if (!none && misnamed.isEmpty()) {
            return new MigrationFiles(List.copyOf(files));
        }
        String where = folders.stream().map(MigrationFolder::name).collect(Collectors.joining(", "));
        throw new MigrationFailed(
                (none ? "%s: no migrations\n".formatted(where) : "")
                        + misnamed
                        + "help: name files V1__users.sql or R__views.sql: capital letter, two underscores, .sql in small letters",
                null);
    }

    long migrations() {
        return files.stream()
                .filter(file -> file.isMigration() && !file.filename().startsWith("U"))
                .count();
    }

    boolean hasBaseline() {
        return files.stream()
                .anyMatch(file -> file.isMigration() && file.filename().startsWith("B"));
    }

    /** The migration with such a statement on such a line. */
    Optional<MigrationFile> containing(String statement, int line) {
        return files.stream()
                .filter(MigrationFile::isMigration)
                .filter(file -> file.text()
                        .lines()
                        .skip(line - 1L)
                        .findFirst()
                        .filter(text -> !text.isBlank()
                                && statement.startsWith(text.strip().replaceAll(";$", "")))
                        .isPresent())
                .findFirst();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .map(InMemory::new)
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.stream()
                .filter(file -> file.filename().startsWith(prefix))
                .filter(file -> Stream.of(suffixes).anyMatch(file.filename()::endsWith))
                .<LoadableResource>map(InMemory::new)
                .toList();
    }

    private static final class InMemory extends LoadableResource {

        private final MigrationFile file;

        InMemory(MigrationFile file) {
            this.file = file;
        }

        @Override
        public Reader read() {
            return new StringReader(file.text());
        }

        @Override
        public String getAbsolutePath() {
            return file.path();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return file.path();
        }

        @Override
        public String getFilename() {
            return file.filename();
        }

        @Override
        public String getRelativePath() {
            return file.name();
        }
    }
}
