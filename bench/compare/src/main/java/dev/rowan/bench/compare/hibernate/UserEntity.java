package dev.rowan.bench.compare.hibernate;

import dev.enginecam.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;

/** {@code users}. */
@Entity
@Table(name = "users")
@DynamicUpdate
public class UserEntity {
    @Id
    private String id;

    private String email;

    @Column(name = "subscription_status")
    private String subscriptionStatus;

    @Generated
    @Column(name = "created_at")
    private Instant createdAt;

    @Generated
    @Column(name = "updated_at")
    private Instant updatedAt;

    @OneToMany(mappedBy = "user")
    @OrderBy("id")
    private List<ProjectEntity> projects;

    /** For Hibernate. */
    protected UserEntity() {}

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
