package dev.rowan.codegen;

import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedRelation;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.PreparedStatementModel;
import dev.rowan.codegen.statements.QueryStatements;
import dev.rowan.codegen.statements.RelationStatements;
import dev.rowan.codegen.statements.ServerTypes;
import dev.rowan.codegen.statements.StatementModel;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.review.Access;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.access.StatementAccess;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements of one generation, each as the server has prepared it. */
final class StatementPages {
    private final MigratedDatabase database;
    private final LlmsText llms = new LlmsText();
    private final CataloguedStatements catalogued = new CataloguedStatements();

    StatementPages(MigratedDatabase database) {
        this.database = database;
    }

    /** All that were prepared so far, by id. */
    List<CataloguedStatement> catalogued() {
        return catalogued.all();
    }

    /** What each of them touches, by id. */
    Map<String, Access> access() {
        try {
            return StatementAccess.of(database.migrated(), catalogued.all());
        } catch (SQLException e) {
            throw new GenerationFailed("a statement cannot be explained: " + e.getMessage(), e);
        }
    }

    /** What a table has, prepared on the way. */
    record OfTable(List<PreparedStatementModel> statements, List<PreparedStatementModel> relations) {}

    /** Those of a table's verbs, and the SELECTs of its relations. */
    OfTable prepared(TableStatements statements, List<NamedRelation> relations, JavaTypes types) {
        NamedTable table = statements.table();
        Map<String, StatementModel> selects = new LinkedHashMap<>();
        for (NamedRelation relation : relations) {
            selects.put(relation.constant(), RelationStatements.of(table, relation));
            if (relation.isOfTree(table)) {
                selects.put(relation.constant() + "+tree", RelationStatements.tree(table, relation));
            }
        }
        var all = new OfTable(prepared(table, statements.all()), prepared(table, selects));
        catalogued.addVerbs(table, all.statements(), types);
        catalogued.addRelations(table, all.relations(), types);
        llms.add(table, all.statements(), relations);
        return all;
    }

    private List<PreparedStatementModel> prepared(NamedTable table, Map<String, StatementModel> statements) {
        List<PreparedStatementModel> prepared = new ArrayList<>();
        statements.forEach((constant, statement) -> {
            try {
                prepared.add(ServerTypes.prepared(database.migrated(), table, constant, statement));
            } catch (SQLException e) {
                throw new GenerationFailed(
                        "the statement " + statement.id() + " cannot be prepared: " + e.getMessage() + "\n"
                                + statement.sql().numbered(),
                        e);
            }
        });
        return prepared;
    }

    /** Those of queries, which the server has prepared when they were read. */
    List<PreparedStatementModel> of(List<NamedQuery> queries, JavaTypes types) {
        List<PreparedStatementModel> all = new ArrayList<>();
        for (NamedQuery query : queries) {
            List<PreparedStatementModel> texts = QueryStatements.of(query);
            llms.add(query, texts.getFirst());
            catalogued.add(query, texts, types);
            for (PreparedStatementModel one : texts) {
                all.add(one);
            }
        }
        return all;
    }

    /** What all of them are, for a language model. */
    LlmsText llms() {
        return llms;
    }
}
