package dev.rowan.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Hears of each migration and of each of its statements while they run, as Flyway splits files into statements and sends them.
 *
 * <p>Its methods get the connection that runs the migration. They may read with it and set its session up. What they change belongs to
 * the migration's transaction, where it has one. An exception stops the run: the migration fails with it.
 */
public interface MigrationWatch {
    /**
     * A migration begins: its transaction has just begun, where it has one.
     *
     * @throws SQLException to stop the run
     */
    default void begins(Migration migration, Connection connection) throws SQLException {}

    /**
     * A statement is about to be sent.
     *
     * @throws SQLException to stop the run
     */
    default void before(Statement statement, Connection connection) throws SQLException {}

    /**
     * A statement has succeeded, and its transaction, where it has one, goes on. One that fails is not heard of here.
     *
     * @throws SQLException to stop the run
     */
    default void after(Statement statement, Connection connection) throws SQLException {}

    /**
     * A migration.
     *
     * @param file the file's name, such as {@code V4__measuring.sql}
     * @param path with the folder as its owner wrote it, such as {@code db/migrations/V4__measuring.sql}
     * @param transaction whether its statements are one transaction
     */
    record Migration(String file, String path, boolean transaction) {}

    /**
     * A statement of a migration.
     *
     * @param number from 1, in its file
     * @param line of the file, from 1, on which it begins after the comments before it
     * @param text as it is sent, with placeholders replaced, without the comments before it and without the semicolon
     */
    record Statement(Migration migration, int number, int line, String text) {}
}
