// audit/LogOfUsers.java
/**
 * A row of {@code db/queries/audit.logs/of_users.sql}.
 *
 * @param log A row of {@code audit.logs}
 * @param user A row of {@code public.users}, null where there is none
 * @param currentPlan {@code text}
 * @param currentTags {@code text[]}
 */
public record LogOfUsers(Log log, @Nullable User user, @Nullable UserPlan currentPlan,
        @Nullable String @Nullable [] currentTags) {
    private static final ColumnType<UserPlan> CURRENT_PLAN_TYPE =
            ColumnTypes.enumeration(UserPlan.values(), UserPlan::literal);

    private static final ColumnType<@Nullable String[]> CURRENT_TAGS_TYPE = TextTypes.TEXT.array();

    /**
     * By value, arrays too.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogOfUsers that
                && Objects.equals(this.log, that.log)
                && Objects.equals(this.user, that.user)
                && Objects.equals(this.currentPlan, that.currentPlan)
                && Arrays.equals(this.currentTags, that.currentTags);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        hash = 31 * hash + Objects.hashCode(this.log);
        hash = 31 * hash + Objects.hashCode(this.user);
        hash = 31 * hash + Objects.hashCode(this.currentPlan);
        hash = 31 * hash + Arrays.hashCode(this.currentTags);
        return hash;
    }

    /**
     * Of an array, its length only.
     */
    @Override
    public String toString() {
        return "LogOfUsers[log=" + this.log
                + ", user=" + this.user
                + ", currentPlan=" + this.currentPlan
                + ", currentTags=" + (this.currentTags == null ? "null" : this.currentTags.length + " elements")
                + "]";
    }

    static LogOfUsers read(ResultSet rs, int c) throws SQLException {
        return new LogOfUsers(
                Log.read(rs, c),
                ColumnTypes.TEXT.getNullable(rs, c + 3) == null ? null : User.ROW.read(rs, c + 3),
                CURRENT_PLAN_TYPE.getNullable(rs, c + 12),
                CURRENT_TAGS_TYPE.getNullable(rs, c + 13));
    }
}

// audit/LogRepository.java
    /**
     * {@code audit.logs.ofUsers}, for tools.
     */
    public static final TypedQuery<LogOfUsers> OF_USERS = new TypedQuery<>(new Statement("audit.logs.ofUsers", """
            select c1, c2, c3, c4, c5, c6, c7, c8, c9, c10::text, c11, c12, c13, c14::text from (
            select l.id, l.at, l.text, u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id, u.plan as current_plan, u.tags as current_tags
            from audit.logs l
            left join users u on u.email = l.text
            order by l.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14)"""), LogOfUsers::read);

    /**
     * From {@code db/queries/audit.logs/of_users.sql}.
     */
    public List<LogOfUsers> ofUsers() {
        return ofUsers(OF_USERS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> ofUsers(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(OF_USERS.statement(), Binder.NONE, reader);
    }
