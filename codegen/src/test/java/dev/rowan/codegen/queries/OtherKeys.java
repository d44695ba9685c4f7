package dev.rowan.codegen.queries;

import java.util.List;

/** Gives a table the foreign keys of {@code kid}, as soon as these were asked for. */
final class OtherKeys extends OtherFacts {
    private final String table;
    private final List<ForeignKey> known;

    OtherKeys(ServerCatalogue relations, String table, List<ForeignKey> known) {
        super(relations, r -> r);
        this.table = table;
        this.known = known;
    }

    @Override
    public List<ForeignKey> foreignKeys(long relation) {
        String name = relation(relation).name();
        if (name.equals("kid") && known.isEmpty()) {
            known.addAll(super.foreignKeys(relation));
        }
        return name.equals(table) ? known : super.foreignKeys(relation);
    }
}
