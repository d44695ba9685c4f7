package dev.rowan.bench.compare.spring;

import dev.enginecam.CamType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** {@code users} with all that belongs to them; new ones have neither generated keys nor what the database sets. */
@Table("users")
public record UserAggregate(
        @Id String id,
        String email,
        String subscriptionStatus,
        @ReadOnlyProperty @Nullable Instant createdAt,
        @ReadOnlyProperty @Nullable Instant updatedAt,
        @MappedCollection(idColumn = "user_id") Set<ProjectPart> projects) {
    /** {@code projects}, whose owner is the user that holds them. */
    @Table("projects")
    public record ProjectPart(
            @Id @Nullable Integer id,
            String name,
            @Nullable String description,
            @ReadOnlyProperty @Nullable Instant createdAt,
            @ReadOnlyProperty @Nullable Instant updatedAt,
            @MappedCollection(idColumn = "project_id") Set<CamPart> cams) {}

    /** {@code cams}, whose project is the one that holds them. */
    @Table("cams")
    public record CamPart(
            @Id @Nullable Integer id,
            String name,
            CamType camType,
            BigDecimal lift,
            int duration,
            @Nullable Json profilePoints,
            @ReadOnlyProperty @Nullable Instant createdAt,
            @ReadOnlyProperty @Nullable Instant updatedAt) {}
}
