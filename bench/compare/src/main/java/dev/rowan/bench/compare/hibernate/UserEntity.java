package dev.rowan.bench.compare.hibernate;

import dev.enginecam.User;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** {@code users}. */
@Entity
@Table(name = "users")
@DynamicInsert
@DynamicUpdate
public class UserEntity {
    @Id
    private String id;

    private String email;

    @Column(name = "subscription_status")
    private String subscriptionStatus;

    @Generated
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Generated
    @Column(name = "updated_at", updatable = false)
    private Instant updatedAt;

    @OneToMany(mappedBy = "user", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<ProjectEntity> projects;

    /** For Hibernate. */
    protected UserEntity() {}

    /** {@code status}: null for that of a new user. */
    UserEntity(String id, String email, @Nullable String status) {
        this.id = id;
        this.email = email;
        this.subscriptionStatus = status;
        this.projects = new ArrayList<>();
    }

    /** A new project of this user. */
    ProjectEntity add(String name) {
        var project = new ProjectEntity(this, name);
        projects.add(project);
        return project;
    }

    public String getId() {
        return id;
    }

    void setSubscriptionStatus(String status) {
        subscriptionStatus = status;
    }

    List<ProjectEntity> getProjects() {
        return projects;
    }

    User row() {
        return new User(id, email, subscriptionStatus, createdAt, updatedAt);
    }
}
