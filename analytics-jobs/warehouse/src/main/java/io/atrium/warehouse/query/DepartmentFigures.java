package io.atrium.warehouse.query;

/**
 * A department, with everything below it, over a period.
 *
 * @param departmentNo its number
 * @param messages messages that its people sent
 * @param senders distinct people who sent one
 * @param participants distinct people who sent or were sent one
 */
public record DepartmentFigures(long departmentNo, long messages, long senders, long participants) {

    static final NamedSql SQL = NamedSql.parse("""
            SELECT department_no, sum(sent) AS messages, sum(sent_by) AS senders, sum(took_part) AS participants
            FROM
            (
                SELECT department_no, sum(messages) AS sent, groupBitmapMerge(senders) AS sent_by, 0 AS took_part
                FROM message_daily
                WHERE tenant_id = :tenant AND department_no != 0 AND day BETWEEN :from AND :to
                GROUP BY department_no
                UNION ALL
                SELECT department_no, 0 AS sent, 0 AS sent_by, groupBitmapMerge(members) AS took_part
                FROM participant_daily
                WHERE tenant_id = :tenant AND department_no != 0 AND day BETWEEN :from AND :to
                GROUP BY department_no
            )
            GROUP BY department_no
            ORDER BY department_no
            """);
}
