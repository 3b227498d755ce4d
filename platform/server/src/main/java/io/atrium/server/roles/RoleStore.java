package io.atrium.server.roles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code custom_role}, seen together with the roles that have no row. */
final class RoleStore {
    private final String tenant;
    private final Handle handle;

    RoleStore(String tenant, Handle handle) {
        this.tenant = tenant;
        this.handle = handle;
    }

    /** The organization's own, by id. */
    List<Role> custom() {
        return handle.createQuery("select * from custom_role where deleted_at is null order by role_id")
                .map((row, context) -> role(row))
                .list();
    }

    /** All that can be held, also roles that are no longer granted to anybody. */
    Map<String, Role> byId() {
        Map<String, Role> roles = new HashMap<>();
        custom().forEach(role -> roles.put(role.id(), role));
        Role.systemRoles().forEach(role -> roles.put(role.id(), role));
        return roles;
    }

    Optional<Role> find(String id) {
        Optional<Role> system = Role.systemRole(id);
        return system.isPresent()
                ? system
                : handle.createQuery("select * from custom_role where role_id = :id and deleted_at is null")
                        .bind("id", id)
                        .map((row, context) -> role(row))
                        .findOne();
    }

    /** What roles are called, deleted ones among them: former grants name them. */
    Map<String, Role.Names> names() {
        Map<String, Role.Names> names = new HashMap<>();
        handle.createQuery("select role_id, name_zh, name_en from custom_role")
                .map((row, context) -> names.put(row.getString(1), new Role.Names(row.getString(2), row.getString(3))))
                .list();
        Role.systemRoles().forEach(role -> names.put(role.id(), role.name()));
        return names;
    }

    /** Whether it was added; not if the id was ever taken. */
    boolean insert(Role role) {
        return handle.createUpdate("""
                                insert into custom_role (tenant_id, role_id, name_zh, name_en, permissions, version, changed_at, changed_by)
                                values (:tenant, :id, :zh, :en, :permissions, :version, :at, :by)
                                on conflict do nothing
                                """)
                        .bind("tenant", tenant)
                        .bind("id", role.id())
                        .bind("zh", role.name().zh())
                        .bind("en", role.name().en())
                        .bindArray("permissions", String.class, role.permissions())
                        .bind("version", role.version())
                        .bind("at", role.changedAt())
                        .bind("by", role.changedBy())
                        .execute()
                > 0;
    }

    void update(Role role) {
        handle.createUpdate("""
                        update custom_role
                        set name_zh = :zh, name_en = :en, permissions = :permissions, version = :version, changed_at = :at, changed_by = :by
                        where role_id = :id
                        """)
                .bind("id", role.id())
                .bind("zh", role.name().zh())
                .bind("en", role.name().en())
                .bindArray("permissions", String.class, role.permissions())
                .bind("version", role.version())
                .bind("at", role.changedAt())
                .bind("by", role.changedBy())
                .execute();
    }

    void delete(String id, Instant now, String by) {
        handle.createUpdate(
                        "update custom_role set deleted_at = :at, changed_at = :at, changed_by = :by where role_id = :id")
                .bind("id", id)
                .bind("at", Timestamp.from(now))
                .bind("by", by)
                .execute();
    }

    private static Role role(ResultSet row) throws SQLException {
        return Role.custom(
                row.getString("role_id"),
                new Role.Names(row.getString("name_zh"), row.getString("name_en")),
                Arrays.asList((String[]) row.getArray("permissions").getArray()),
                row.getLong("version"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }
}
