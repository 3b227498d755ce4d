package io.atrium.warehouse.query;

/**
 * A department, with everything below it, over a period.
 *
 * @param departmentNo its number
 * @param messages messages that its people sent
 * @param senders distinct people who sent one
 * @param participants distinct people who sent or were sent one
 * @param active distinct people with an intentional event
 * @param deliveries messages times recipients
 * @param crossDepartmentDeliveries those whose recipient was in another department than the sender
 */
public record DepartmentFigures(
        long departmentNo,
        long messages,
        long senders,
        long participants,
        long active,
        long deliveries,
        long crossDepartmentDeliveries) {

    /** Those of a department in which nothing happened. */
    public static DepartmentFigures none(long departmentNo) {
        return new DepartmentFigures(departmentNo, 0, 0, 0, 0, 0, 0);
    }

    static final NamedSql SQL = NamedSql.parse("""
            SELECT
                department_no,
                sum(sent) AS messages,
                sum(sent_by) AS senders,
                sum(took_part) AS participants,
                sum(acted) AS active,
                sum(delivered) AS deliveries,
                sum(crossed) AS cross_department_deliveries
            FROM
            (
                SELECT
                    department_no,
                    sum(messages) AS sent,
                    groupBitmapMerge(senders) AS sent_by,
                    0 AS took_part,
                    0 AS acted,
                    sum(deliveries) AS delivered,
                    sum(cross_department_deliveries) AS crossed
                FROM message_daily
                WHERE tenant_id = :tenant AND department_no != 0 AND day BETWEEN :from AND :to
                GROUP BY department_no
                UNION ALL
                SELECT department_no, 0 AS sent, 0 AS sent_by, groupBitmapMerge(members) AS took_part, 0 AS acted, 0 AS delivered, 0 AS crossed
                FROM participant_daily
                WHERE tenant_id = :tenant AND department_no != 0 AND day BETWEEN :from AND :to
                GROUP BY department_no
                UNION ALL
                SELECT department_no, 0 AS sent, 0 AS sent_by, 0 AS took_part, groupBitmapMerge(members) AS acted, 0 AS delivered, 0 AS crossed
                FROM active_member_daily
                WHERE tenant_id = :tenant AND department_no != 0 AND day BETWEEN :from AND :to
                GROUP BY department_no
            )
            GROUP BY department_no
            ORDER BY department_no
            """);
}
