package dev.rowan.codegen;

import dev.rowan.codegen.problem.Problem;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stands in the way of a generation: collected from all schemas and reported in one message. */
final class SchemaProblems {
    /** What to do about a kind of problem. */
    enum Help {
        SCHEMA("name schemas that the migrations make in the property \"schemas\""),
        SETTING("correct the property or take it away"),
        TYPE(
                "have the column as String by the property \"asText\", leave its table out by jOOQ's <excludes>, or give it another type"),
        WITHOUT_COLUMNS("leave a table without columns out by jOOQ's <excludes>"),
        EXCLUDED_COLUMN("exclude the table, or none of its columns"),
        NAME("set the property \"singular.TABLE\" or \"facade\", extend " + RowanNames.class.getName()
                + ", or leave a table out by jOOQ's <excludes>"),
        ID_NAME("name the record of the ids by the property \"idName.TABLE\", for example idName.users = UserKey"),
        DOMAIN_NAME(
                "name the record of the domain by the property \"domainName.DOMAIN\", for example domainName.email = EmailAddress"),
        EMBEDDABLE("give embeddables that differ another <name>"),
        KEY("rename one of the columns or keys, or extend " + RowanNames.class.getName()),
        LITERAL("rename a value of the enum in a migration, or extend " + RowanNames.class.getName()),
        MIGRATION("run what stands below a problem as a migration, after you have read it; the files are in the folder "
                + SuggestedMigrations.FOLDER + " of what the build makes"),
        CONSTRAINT("rename the constraint in a migration");

        private final String text;

        Help(String text) {
            this.text = text;
        }
    }

    private final SortedMap<String, Help> problems = new TreeMap<>();

    void add(String problem, Help help) {
        problems.put(problem, help);
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /**
     * Returns when there is none.
     *
     * @throws GenerationFailed with a line for each, sorted, and each help once
     */
    void refuse() {
        if (problems.isEmpty()) {
            return;
        }
        Set<Help> helps = EnumSet.copyOf(problems.values());
        throw new GenerationFailed(helps.stream()
                .map(help -> help.text)
                .reduce(
                        "the schema cannot be generated as it is:\n" + String.join("\n", problems.keySet()),
                        Problem::text));
    }
}
