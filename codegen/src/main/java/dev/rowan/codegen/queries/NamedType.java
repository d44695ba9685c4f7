package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.catalogue.TypeReader.ServerType;

/**
 * The type of a parameter or of a column.
 *
 * @param model below all domains
 * @param declared as PostgreSQL prints it
 * @param cast as a cast names it: without the length of one that {@code char} and {@code bit} would have
 * @param sent whether a value that is not null reaches the server with this very type
 */
record NamedType(long oid, TypeModel model, String declared, String cast, boolean sent) {
    static NamedType of(ServerType type) {
        TypeModel model = type.model();
        boolean cut = model.element().orElse(model).is(KnownType.BPCHAR, KnownType.BIT);
        boolean plain = model.builtIn() && !cut && !type.isDomain();
        return new NamedType(
                type.oid(),
                model.withRowsAsText(),
                type.declared(),
                plain ? type.declared() : type.qualified(),
                !type.isDomain() && model.known().filter(KnownType::isSent).isPresent());
    }
}
