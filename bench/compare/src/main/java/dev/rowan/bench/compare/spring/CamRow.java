package dev.rowan.bench.compare.spring;

import dev.enginecam.CamType;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/** {@code cams}; new ones have neither a key nor what the database sets. */
@Table("cams")
public record CamRow(
        @Id @Nullable Integer id,
        int projectId,
        String name,
        CamType camType,
        BigDecimal lift,
        int duration,
        @ReadOnlyProperty @Nullable Json profilePoints,
        @ReadOnlyProperty @Nullable Instant createdAt,
        @ReadOnlyProperty @Nullable Instant updatedAt) {
    static CamRow of(int projectId, String name, CamType camType, BigDecimal lift, int duration) {
        return new CamRow(null, projectId, name, camType, lift, duration, null, null, null);
    }
}
