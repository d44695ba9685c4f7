package dev.rowan.bench.compare.spring;

import dev.enginecam.CamType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** {@code users} with all that belongs to them. */
@Table("users")
public record UserAggregate(
        @Id String id,
        String email,
        String subscriptionStatus,
        Instant createdAt,
        Instant updatedAt,
        @MappedCollection(idColumn = "user_id") Set<ProjectPart> projects) {
    /** {@code projects}, whose owner is the user that holds them. */
    @Table("projects")
    public record ProjectPart(
            @Id int id,
            String name,
            @Nullable String description,
            Instant createdAt,
            Instant updatedAt,
            @MappedCollection(idColumn = "project_id") Set<CamPart> cams) {}

    /** {@code cams}, whose project is the one that holds them. */
    @Table("cams")
    public record CamPart(
            @Id int id,
            String name,
            CamType camType,
            BigDecimal lift,
            int duration,
            @Nullable Json profilePoints,
            Instant createdAt,
            Instant updatedAt) {}
}
