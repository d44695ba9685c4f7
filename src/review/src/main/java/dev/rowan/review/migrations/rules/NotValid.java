package dev.rowan.review.migrations.rules;

import dev.rowan.review.migrations.CatalogEntry;
import dev.rowan.review.migrations.rules.Verdict.Step;

/** A constraint in two steps: the second reads the rows and stops nobody who reads or writes them. */
final class NotValid {
    private NotValid() {}

    static Step[] steps(String table, CatalogEntry constraint) {
        String what = constraint.what().equals("domain check") ? "domain" : "table";
        String definition = constraint.detail().replaceFirst(" NOT VALID$", "");
        return new Step[] {
            Step.locking(
                    constraint.name() + "_not_valid",
                    "alter %s %s add constraint %s %s not valid;"
                            .formatted(what, Sql.qualified(table), Sql.name(constraint.name()), definition)),
            validate(what, table, constraint.name())
        };
    }

    static Step validate(String what, String table, String constraint) {
        return Step.locking(
                constraint + "_validate",
                "alter %s %s validate constraint %s;".formatted(what, Sql.qualified(table), Sql.name(constraint)));
    }

    /** Not null by a check that is validated first, so that no row is read under the strongest lock. */
    static Step[] notNull(String table, String column) {
        String check = column + "_not_null";
        return new Step[] {
            Step.locking(
                    check + "_not_valid",
                    "alter table %s add constraint %s check (%s is not null) not valid;"
                            .formatted(Sql.qualified(table), Sql.name(check), Sql.name(column))),
            validate("table", table, check),
            Step.locking(
                    "set_" + check,
                    "alter table %1$s alter column %2$s set not null;\nalter table %1$s drop constraint %3$s;"
                            .formatted(Sql.qualified(table), Sql.name(column), Sql.name(check)))
        };
    }
}
