package dev.rowan.codegen;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other people's schemas, and one of ours that is meant to hurt. They lie beside the repository and not in it: the system
 * property {@code rowan.schemas} names their folder, {@code ../shared/data/schemas} from the top of the repository by default.
 */
final class RealSchemas {
    private static final Path FOLDER = Path.of(System.getProperty("rowan.schemas", "../../shared/data/schemas"));

    /** A column or table that is refused, and a class that two would have. */
    private static final Pattern REFUSED =
            Pattern.compile("^(\\w+\\.\\w+)(?:\\.[^:]+)?: .*|^the class .*?(\\w+\\.\\w+).*");

    private RealSchemas() {}

    /**
     * A schema after its generation.
     *
     * @param refusals the messages on the way to it
     * @param leftOut the tables that those messages name, without which it was generated
     */
    record Generated(Project project, List<String> refusals, Set<String> leftOut) {
        List<Path> sources() {
            return project.sources().files().stream()
                    .filter(f -> f.toString().endsWith(".java"))
                    .toList();
        }
    }

    /** Generates it without what is refused by name, and leaves nothing else out. */
    static Generated generate(String schema, Path folder) throws Exception {
        Project project = project(schema, folder);
        List<String> refusals = new ArrayList<>();
        Set<String> leftOut = new TreeSet<>();
        while (true) {
            try {
                project.generateAndWriteReview();
                return new Generated(project, refusals, leftOut);
            } catch (GenerationFailed e) {
                refusals.add(project.message(e));
                if (!leftOut.addAll(tables(project.message(e)))) {
                    throw e;
                }
                String excludes = String.join("|", leftOut);
                project.jooq(c -> c.getGenerator().getDatabase().setExcludes(excludes));
            }
        }
    }

    private static List<String> tables(String message) {
        return message.lines()
                .map(REFUSED::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
                .toList();
    }

    private static Project project(String schema, Path folder) {
        Path migrations = FOLDER.resolve(schema);
        assumeTrue(
                Files.isDirectory(migrations),
                () -> "the schema " + schema + " is not in "
                        + FOLDER.toAbsolutePath().normalize() + ": name the folder by -Drowan.schemas");
        boolean needs18 = List.of("pagila", "torture").contains(schema); // uuidv7(), virtual columns
        assumeTrue(!needs18 || TestServer.majorVersion() >= 18, () -> "the schema " + schema + " needs PostgreSQL 18");
        var project = new Project(folder, "acme." + schema);
        new Folder(migrations).texts().forEach(project::migration);
        return switch (schema) {
            case "pagila" -> project.property("updatedByDatabase", "*.last_update, film.fulltext");
            case "torture" ->
                project.property("placeholderReplacement", "false").property("schemas", "public, other, Weird Schema");
            default -> project;
        };
    }
}
