package io.atrium.server.privacy;

import io.atrium.server.storage.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads a member's own rows of {@code member} and {@code member_period}. */
final class PrivacyStore {
    private final Database database;

    PrivacyStore(Database database) {
        this.database = database;
    }

    /** The member that the directory knows by the first of these names that it knows; people who have left too. */
    Optional<OwnMember> member(String tenant, List<String> externalIds) {
        return database.inTenant(tenant, handle -> {
            for (String externalId : externalIds) {
                Optional<OwnMember> found = handle.createQuery(
                                "select member_no, external_id, name from member where external_id = :id")
                        .bind("id", externalId)
                        .map((row, context) -> new OwnMember(
                                row.getInt("member_no"), row.getString("external_id"), row.getString("name")))
                        .findOne();
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        });
    }

    /** The member's whole history, oldest first. */
    List<DirectoryPeriod> history(String tenant, int memberNo) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("""
                                select p.valid_from, p.valid_to, p.department_no, d.name as department, p.title, p.manager_no,
                                       p.site, p.kind
                                from member_period p
                                join department d on d.tenant_id = p.tenant_id and d.department_no = p.department_no
                                where p.member_no = :member
                                order by p.valid_from""")
                        .bind("member", memberNo)
                        .map((row, context) -> new DirectoryPeriod(
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class),
                                row.getInt("department_no"),
                                row.getString("department"),
                                row.getString("title"),
                                row.getObject("manager_no", Integer.class),
                                row.getString("site"),
                                row.getString("kind")))
                        .list());
    }
}
