package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.TypeModel;
import java.util.Optional;

/**
 * A parameter of a query.
 *
 * @param name as the file has it, such as {@code user_id}
 * @param type below all domains; of a collection it is the array's
 * @param declaredType as PostgreSQL prints it
 * @param nullable when the header says so
 * @param collection whether the query asks for any of its elements: {@code = any(:ids)}
 * @param block the optional block that it belongs to, which is left out when the caller does not set it
 */
public record QueryParameter(
        String name,
        TypeModel type,
        String declaredType,
        boolean nullable,
        boolean collection,
        Optional<String> block) {}
