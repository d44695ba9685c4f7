package dev.rowan.bench.compare.hibernate;

import dev.enginecam.Project;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Generated;

/** {@code projects}. */
@Entity
@Table(name = "projects")
public class ProjectEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    private UserEntity user;

    private String name;

    private String description;

    @Generated
    @Column(name = "created_at")
    private Instant createdAt;

    @Generated
    @Column(name = "updated_at")
    private Instant updatedAt;

    @OneToMany(mappedBy = "project", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<CamEntity> cams;

    /** For Hibernate. */
    protected ProjectEntity() {}

    ProjectEntity(UserEntity user, String name) {
        this.user = user;
        this.name = name;
        this.cams = new ArrayList<>();
    }

    /** A new cam of this project. */
    void add(CamEntity cam) {
        cams.add(cam);
    }

    public Integer getId() {
        return id;
    }

    List<CamEntity> getCams() {
        return cams;
    }

    Project row() {
        return new Project(id, user.getId(), name, description, createdAt, updatedAt);
    }
}
