package dev.rowan.codegen;

import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.TableRelations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What is left out, and why: for whoever runs the build. */
record LeftOut(GeneratorSettings settings, List<NamedTable> tables) {
    /** {@code functionsLikeTables}: those that jOOQ takes for tables of the same name. */
    List<String> of(Collection<String> functionsLikeTables) {
        List<String> notices = new ArrayList<>();
        functionsLikeTables.stream()
                .filter(function -> settings.schemas().contains(function.substring(0, function.indexOf('.'))))
                .sorted()
                .forEach(function -> notices.add(
                        "jOOQ has no table of the function %s, whose name is that of one: call it in typed SQL"
                                .formatted(function)));
        var relations = new TableRelations(tables);
        for (NamedTable table : tables) {
            relations
                    .leftOut(table)
                    .forEach((key, reason) -> notices.add("%s has no relation over the foreign key %s: %s"
                            .formatted(table.model().qualifiedName(), key.name(), reason)));
            table.model()
                    .ruledOut()
                    .forEach((event, rule) -> notices.add("%s has no %s: the rule %s does something else instead"
                            .formatted(
                                    table.model().qualifiedName(), event.name().toLowerCase(Locale.ROOT), rule)));
        }
        return notices;
    }
}
