package dev.rowan.postgres;

import java.io.Reader;
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
record MigrationFiles(List<MigrationFile> files, MigrationNames names) implements ResourceProvider {
    /** Reads the folders and reports everything that is wrong with what is in them. */
    static MigrationFiles read(List<MigrationFolder> folders, MigrationNames names) {
        List<MigrationFile> files = files(folders);
        String misnamed = files.stream()
                .filter(file -> names.isNearlyMigration(file.filename()))
                .map(file -> file.path() + ": not a name that Flyway takes for a migration\n")
                .collect(Collectors.joining());
        boolean none = files.stream().noneMatch(file -> names.isMigration(file.filename()));
        if (!none && misnamed.isEmpty()) {
            return new MigrationFiles(List.copyOf(files), names);
        }
        String where = folders.stream().map(MigrationFolder::name).collect(Collectors.joining(", "));
        throw new MigrationFailed(
                (none ? "%s: no migrations\n".formatted(where) : "") + misnamed + "help: " + names.help(), null);
    }

    private static List<MigrationFile> files(List<MigrationFolder> folders) {
        List<MigrationFile> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (MigrationFolder folder : folders) {
            try {
                files.addAll(folder.read());
            } catch (MigrationFailed e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new MigrationFailed(String.join("\n", problems), null);
        }
        return files;
    }

    long migrations() {
        return files.stream()
                .filter(file -> names.isMigration(file.filename()) && !names.isUndo(file.filename()))
                .count();
    }

    boolean hasBaseline() {
        return files.stream().anyMatch(file -> names.isBaseline(file.filename()));
    }

    /** Of the file with this path; none where there is no such file. */
    List<String> lines(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .flatMap(file -> file.text().lines())
                .toList();
    }

    /** Where this text first stands, as {@code db/V1__users.sql:4:17}. */
    Optional<String> placeOf(String text) {
        return files.stream()
                .filter(file -> file.filename().endsWith(".sql") && file.text().contains(text))
                .findFirst()
                .map(file -> {
                    String before = file.text().substring(0, file.text().indexOf(text));
                    long line = before.chars().filter(c -> c == '\n').count() + 1;
                    return file.path() + ":" + line + ":" + (before.length() - before.lastIndexOf('\n'));
                });
    }

    /** The migration with such a statement on such a line. */
    Optional<MigrationFile> containing(String statement, int line) {
        return files.stream()
                .filter(file -> names.isMigration(file.filename()))
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
            return new MigrationReader(file);
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
