package dev.rowan.bench;

import static dev.enginecam.Tables.USERS;

import dev.enginecam.NewUser;
import dev.enginecam.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.openjdk.jmh.annotations.Benchmark;

/** A user who is there is stored again: the status is overwritten, and the row comes back. The result is what does not change by time. */
public non-sealed class UpsertReturning extends Work {
    private static final String SQL = """
            insert into public.users (id, email, subscription_status)
            values (?, ?, ?)
            on conflict (id) do update
            set email = excluded.email,
                subscription_status = excluded.subscription_status
            returning id, email, subscription_status, created_at, updated_at""";

    @Benchmark
    @Override
    public Change jdbc(Bench bench) throws SQLException {
        Change change = bench.change();
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setString(1, change.userId());
            s.setString(2, email(change));
            s.setString(3, change.status());
            try (ResultSet rs = s.executeQuery()) {
                if (!rs.next()) {
                    throw new SQLException("the row was not stored");
                }
                return change(HandRows.user(rs));
            }
        }
    }

    @Benchmark
    @Override
    public Change rowan(Bench bench) {
        Change change = bench.change();
        return change(bench.rowan()
                .users()
                .upsert(NewUser.id(change.userId()).email(email(change)).subscriptionStatus(change.status())));
    }

    @Benchmark
    @Override
    public Change jooq(Bench bench) {
        Change change = bench.change();
        return change(bench.jooq()
                .insertInto(USERS, USERS.ID, USERS.EMAIL, USERS.SUBSCRIPTION_STATUS)
                .values(change.userId(), email(change), change.status())
                .onConflict(USERS.ID)
                .doUpdate()
                .set(USERS.EMAIL, DSL.excluded(USERS.EMAIL))
                .set(USERS.SUBSCRIPTION_STATUS, DSL.excluded(USERS.SUBSCRIPTION_STATUS))
                .returningResult(USERS.ID, USERS.EMAIL, USERS.SUBSCRIPTION_STATUS, USERS.CREATED_AT, USERS.UPDATED_AT)
                .fetchSingle(Records.mapping(User::new)));
    }

    /** That of the user. */
    public static String email(Change change) {
        return change.userId() + "@example.com";
    }

    private static Change change(User stored) {
        return new Change(stored.id(), stored.subscriptionStatus());
    }

    @Override
    public void tidy(Bench bench) {
        bench.aside("vacuum users");
    }

    @Override
    public String title() {
        return "upsert returning the row";
    }
}
