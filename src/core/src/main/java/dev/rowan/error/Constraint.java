package dev.rowan.error;

/**
 * A constraint or unique index. Generated enums implement it, so that a handler can {@code switch} over the constants
 * of several tables.
 */
public interface Constraint {
    /** Such as {@code users_email_key}. */
    String constraintName();

    /** Such as {@code users}. */
    String tableName();

    /** A column that was null although it is NOT NULL: PostgreSQL reports the column and no constraint's name. */
    record NotNull(String tableName, String columnName) implements Constraint {
        @Override
        public String constraintName() {
            return tableName + "_" + columnName + "_not_null";
        }
    }

    /**
     * A constraint that this jar was not generated with: of a newer migration, of a domain, of one partition alone, or of a
     * partition that was made after the build, whose keys have names of their own.
     */
    record Unlisted(String tableName, String constraintName) implements Constraint {}
}
