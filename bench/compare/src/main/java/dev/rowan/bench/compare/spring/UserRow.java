package dev.rowan.bench.compare.spring;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/** {@code users} without what belongs to them. */
@Table("users")
public record UserRow(
        @Id String id,
        String email,
        String subscriptionStatus,
        @ReadOnlyProperty Instant createdAt,
        @ReadOnlyProperty Instant updatedAt) {}
