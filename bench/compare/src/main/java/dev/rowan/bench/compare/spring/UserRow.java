package dev.rowan.bench.compare.spring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/** {@code users} without what belongs to them; what is to be stored lacks what the database sets. */
@Table("users")
public record UserRow(
        @Id String id,
        String email,
        String subscriptionStatus,
        @ReadOnlyProperty @Nullable Instant createdAt,
        @ReadOnlyProperty @Nullable Instant updatedAt) {
    UserRow withSubscriptionStatus(String status) {
        return new UserRow(id, email, status, createdAt, updatedAt);
    }
}
