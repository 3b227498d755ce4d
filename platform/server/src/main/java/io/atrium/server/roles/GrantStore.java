package io.atrium.server.roles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The table {@code role_grant}, and what it refers to in the directory as of a day. */
final class GrantStore {
    private static final String GRANTS = """
            select g.*, m.external_id, m.name as member_name, d.name as department_name,
                   exists (select 1 from member_period p
                           where p.member_no = g.member_no and p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)) as active,
                   o.expires_at as original_expires_at, o.revoked_at as original_revoked_at, om.external_id as original_user
            from role_grant g
            join member m on m.tenant_id = g.tenant_id and m.member_no = g.member_no
            left join department d on d.tenant_id = g.tenant_id and d.department_no = g.department_no
            left join role_grant o on o.tenant_id = g.tenant_id and o.grant_id = g.delegation_of
            left join member om on om.tenant_id = o.tenant_id and om.member_no = o.member_no
            """;

    private static final String ACTIVE = """
            (g.revoked_at is null and (g.expires_at is null or g.expires_at > :now)
             and (o.grant_id is null or (o.revoked_at is null and (o.expires_at is null or o.expires_at > :now))))
            """;

    private final String tenant;
    private final Handle handle;

    GrantStore(String tenant, Handle handle) {
        this.tenant = tenant;
        this.handle = handle;
    }

    /** Grants that are neither revoked nor over, of members who belong to the organization on that day. */
    List<InForce> inForce(Instant now, LocalDate day) {
        return handle.createQuery("""
                        select g.grant_id, g.role_id, m.external_id, g.department_no, g.expires_at, g.delegation_of
                        from role_grant g
                        join member m on m.tenant_id = g.tenant_id and m.member_no = g.member_no
                        join member_period p on p.tenant_id = g.tenant_id and p.member_no = g.member_no
                            and p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)
                        where g.revoked_at is null and (g.expires_at is null or g.expires_at > :now)
                        """)
                .bind("now", Timestamp.from(now))
                .bind("day", day)
                .map((row, context) -> new InForce(
                        row.getObject("grant_id", UUID.class),
                        row.getString("role_id"),
                        row.getString("external_id"),
                        row.getObject("department_no", Integer.class),
                        instant(row, "expires_at"),
                        row.getObject("delegation_of", UUID.class)))
                .list();
    }

    /** Each of these departments with all below it on that day; a department that is not there then is absent. */
    Map<Integer, Set<Integer>> subtrees(Collection<Integer> departments, LocalDate day) {
        Map<Integer, Set<Integer>> subtrees = new HashMap<>();
        handle.createQuery("""
                        select root.no, p.department_no
                        from unnest(:departments) root(no)
                        join department_period p on root.no = any (p.path)
                        where p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)
                        """)
                .bindArray("departments", Integer.class, departments)
                .bind("day", day)
                .map((row, context) -> subtrees.computeIfAbsent(row.getInt(1), unknown -> new HashSet<>())
                        .add(row.getInt(2)))
                .list();
        return subtrees;
    }

    /** A member who belongs to the organization on that day. */
    Optional<Grant.Holder> member(String user, LocalDate day) {
        return handle.createQuery("""
                        select m.member_no, m.external_id, m.name from member m
                        join member_period p on p.tenant_id = m.tenant_id and p.member_no = m.member_no
                            and p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)
                        where m.external_id = :user
                        """)
                .bind("user", user)
                .bind("day", day)
                .map((row, context) -> new Grant.Holder(row.getInt(1), row.getString(2), row.getString(3), true))
                .findOne();
    }

    Optional<Grant> find(UUID id, LocalDate day) {
        return list(handle.createQuery(GRANTS + "where g.grant_id = :id").bind("id", id), day).stream()
                .findFirst();
    }

    /** The newest first. */
    List<Grant> page(GrantQuery query, Instant now, LocalDate day) {
        String state = switch (query.state()) {
            case ACTIVE -> ACTIVE;
            case ENDED -> "not " + ACTIVE;
            case ALL -> "true";
        };
        return list(
                handle.createQuery(GRANTS + "where " + state + """
                                 and g.sequence < :before
                                 and (:role::text is null or g.role_id = :role)
                                 and (:text::text is null or strpos(lower(m.external_id), lower(:text)) > 0
                                      or strpos(lower(m.name), lower(:text)) > 0)
                                order by g.sequence desc
                                limit :limit
                                """)
                        .bind("now", Timestamp.from(now))
                        .bind("before", query.before())
                        .bind("role", query.role())
                        .bind("text", query.text())
                        .bind("limit", query.limit()),
                day);
    }

    /** What is active of a member, of a role, or both; null stands for any. */
    List<Grant> active(@Nullable String user, @Nullable String role, Instant now, LocalDate day) {
        return list(
                handle.createQuery(GRANTS + "where " + ACTIVE + """
                                 and (:user::text is null or m.external_id = :user)
                                 and (:role::text is null or g.role_id = :role)
                                order by g.sequence
                                """)
                        .bind("now", Timestamp.from(now))
                        .bind("user", user)
                        .bind("role", role),
                day);
    }

    /** Active delegations of what the user holds. */
    List<Grant> delegatedBy(String user, Instant now, LocalDate day) {
        return list(
                handle.createQuery(GRANTS + "where " + ACTIVE + " and om.external_id = :user order by g.sequence")
                        .bind("now", Timestamp.from(now))
                        .bind("user", user),
                day);
    }

    /** How many hold each role now. */
    Map<String, Integer> holders(Instant now) {
        Map<String, Integer> holders = new HashMap<>();
        handle.createQuery("""
                        select g.role_id, count(distinct g.member_no)::int from role_grant g
                        left join role_grant o on o.tenant_id = g.tenant_id and o.grant_id = g.delegation_of
                        where %s group by g.role_id
                        """.formatted(ACTIVE))
                .bind("now", Timestamp.from(now))
                .map((row, context) -> holders.put(row.getString(1), row.getInt(2)))
                .list();
        return holders;
    }

    void insert(NewGrant grant) {
        handle.createUpdate("""
                        insert into role_grant (tenant_id, grant_id, role_id, member_no, department_no, reason, granted_at, granted_by,
                                                granted_by_name, expires_at, delegation_of)
                        values (:tenant, :id, :role, :member, :department, :reason, :at, :by, :byName, :expires, cast(:original as uuid))
                        """)
                .bind("tenant", tenant)
                .bind("id", grant.id())
                .bind("role", grant.role())
                .bind("member", grant.memberNo())
                .bind("department", grant.departmentNo())
                .bind("reason", grant.reason())
                .bind("at", Timestamp.from(grant.at()))
                .bind("by", grant.by().subject())
                .bind("byName", grant.by().username())
                .bind("expires", grant.expiresAt() == null ? null : Timestamp.from(grant.expiresAt()))
                .bind("original", grant.delegationOf())
                .execute();
    }

    void revoke(UUID id, Instant at, NewGrant.By by, String reason) {
        handle.createUpdate("""
                        update role_grant
                        set revoked_at = :at, revoked_by = :by, revoked_by_name = :byName, revoked_reason = :reason
                        where grant_id = :id
                        """)
                .bind("id", id)
                .bind("at", Timestamp.from(at))
                .bind("by", by.subject())
                .bind("byName", by.username())
                .bind("reason", reason)
                .execute();
    }

    private static List<Grant> list(Query query, LocalDate day) {
        return query.bind("day", day).map((row, context) -> grant(row)).list();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        Integer department = row.getObject("department_no", Integer.class);
        UUID original = row.getObject("delegation_of", UUID.class);
        Instant revokedAt = instant(row, "revoked_at");
        return new Grant(
                row.getObject("grant_id", UUID.class),
                row.getLong("sequence"),
                row.getString("role_id"),
                new Grant.Holder(
                        row.getInt("member_no"),
                        row.getString("external_id"),
                        row.getString("member_name"),
                        row.getBoolean("active")),
                department == null ? null : new Grant.Part(department, row.getString("department_name")),
                row.getString("reason"),
                row.getTimestamp("granted_at").toInstant(),
                row.getString("granted_by_name"),
                instant(row, "expires_at"),
                original == null
                        ? null
                        : new Grant.Original(
                                original,
                                row.getString("original_user"),
                                instant(row, "original_expires_at"),
                                instant(row, "original_revoked_at")),
                revokedAt == null
                        ? null
                        : new Grant.Revocation(
                                revokedAt, row.getString("revoked_by_name"), row.getString("revoked_reason")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
