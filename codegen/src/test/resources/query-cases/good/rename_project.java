// public_/AcmeQueries.java
    /**
     * {@code queries.renameProject}, for tools.
     */
    public static final TypedQuery<RenameProject> RENAME_PROJECT =
            new TypedQuery<>(new Statement("queries.renameProject", """
            update projects set name = ?::text where id = ? returning id, name"""), RenameProject::read);

    /**
     * From {@code db/queries/rename_project.sql}.
     *
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public Optional<RenameProject> renameProject(String name, int id) {
        return renameProject(name, id, RENAME_PROJECT.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> Optional<T> renameProject(String name, int id, RowReader<T> reader) {
        notNull(name, "name");
        notNull(reader, "reader");
        return session.named().optional(RENAME_PROJECT.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, name, "name");
                    s.setInt(2, id);
                }, reader);
    }

// public_/RenameProject.java
/**
 * A row of {@code db/queries/rename_project.sql}.
 *
 * @param id {@code integer}
 * @param name {@code text}
 */
public record RenameProject(int id, String name) {
    static RenameProject read(ResultSet rs, int c) throws SQLException {
        return new RenameProject(
                rs.getInt(c),
                rs.getString(c + 1));
    }
}
