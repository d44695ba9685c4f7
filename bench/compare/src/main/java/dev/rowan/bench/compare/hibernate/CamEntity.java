package dev.rowan.bench.compare.hibernate;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jooq.JSONB;

/** {@code cams}. */
@Entity
@Table(name = "cams")
@DynamicInsert
public class CamEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "project_id")
    private ProjectEntity project;

    private String name;

    @Convert(converter = CamTypeConverter.class)
    @Column(name = "cam_type")
    private CamType camType;

    private BigDecimal lift;

    private int duration;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "profile_points")
    private String profilePoints;

    @Generated
    @Column(name = "created_at")
    private Instant createdAt;

    @Generated
    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate. */
    protected CamEntity() {}

    CamEntity(ProjectEntity project, String name, CamType camType, BigDecimal lift, int duration) {
        this.project = project;
        this.name = name;
        this.camType = camType;
        this.lift = lift;
        this.duration = duration;
    }

    Cam row() {
        return new Cam(
                id,
                project.getId(),
                name,
                camType,
                lift,
                duration,
                JSONB.jsonbOrNull(profilePoints),
                createdAt,
                updatedAt);
    }
}
