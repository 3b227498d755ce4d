package io.atrium.server.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Lists departments and members of the tenant that the transaction is set to. */
final class DirectoryListStore {

    List<DepartmentLine> departments(Handle handle, LocalDate day) {
        return handle.createQuery("""
                        with headcount as (
                            select department_no, count(*)::int as members from member_period
                            where valid_from <= :day and (valid_to is null or valid_to > :day)
                            group by department_no)
                        select d.department_no, d.code, d.name, p.parent_no, p.owner_no, p.path, coalesce(h.members, 0) as members
                        from department d
                        join department_period p using (tenant_id, department_no)
                        left join headcount h using (department_no)
                        where p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)
                        order by cardinality(p.path), d.department_no
                        """)
                .bind("day", day)
                .map((row, context) -> new DepartmentLine(
                        row.getInt("department_no"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getObject("parent_no", Integer.class),
                        row.getObject("owner_no", Integer.class),
                        Arrays.asList((Integer[]) row.getArray("path").getArray()),
                        row.getInt("members")))
                .list();
    }

    MemberPage members(Handle handle, MemberQuery query) {
        List<MemberLine> lines = handle.createQuery("""
                        select m.member_no, m.external_id, m.name, p.department_no, p.title, p.manager_no, p.site, p.kind,
                               p.valid_from, p.valid_to
                        from member m
                        left join member_period p on p.tenant_id = m.tenant_id and p.member_no = m.member_no
                            and p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)
                        where m.member_no > :after
                          and (:text::text is null
                               or strpos(lower(m.external_id), lower(:text)) > 0
                               or strpos(lower(m.name), lower(:text)) > 0)
                          and (:department::int is null or p.department_no in (
                               select d.department_no from department_period d
                               where :department::int = any (d.path)
                                 and d.valid_from <= :day and (d.valid_to is null or d.valid_to > :day)))
                        order by m.member_no
                        limit :limit
                        """)
                .bind("day", query.day())
                .bind("after", query.after())
                .bind("text", query.text())
                .bind("department", query.departmentNo())
                .bind("limit", query.limit() + 1)
                .map((row, context) -> line(row))
                .list();
        if (lines.size() <= query.limit()) {
            return new MemberPage(lines, null);
        }
        List<MemberLine> page = lines.subList(0, query.limit());
        return new MemberPage(page, page.get(page.size() - 1).no());
    }

    private static MemberLine line(ResultSet row) throws SQLException {
        Integer departmentNo = row.getObject("department_no", Integer.class);
        return new MemberLine(
                row.getInt("member_no"),
                row.getString("external_id"),
                row.getString("name"),
                departmentNo != null,
                departmentNo,
                row.getString("title"),
                row.getObject("manager_no", Integer.class),
                row.getString("site"),
                row.getString("kind"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
