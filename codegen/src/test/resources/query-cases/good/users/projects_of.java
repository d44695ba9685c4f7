// public_/UserRepository.java
    /**
     * {@code users.projectsOf}, for tools.
     */
    public static final TypedQuery<Project> PROJECTS_OF = new TypedQuery<>(new Statement("users.projectsOf", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p where p.user_id = ?::text order by p.id
            ) as q (c1, c2, c3, c4, c5, c6)"""), Project::read);

    /**
     * From {@code db/queries/users/projects_of.sql}.
     */
    public List<Project> projectsOf(String id) {
        return projectsOf(id, PROJECTS_OF.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> projectsOf(String id, RowReader<T> reader) {
        notNull(id, "id");
        notNull(reader, "reader");
        return session.named().list(PROJECTS_OF.statement(), s -> set(s, 1, ColumnTypes.TEXT, id, "id"), reader);
    }
