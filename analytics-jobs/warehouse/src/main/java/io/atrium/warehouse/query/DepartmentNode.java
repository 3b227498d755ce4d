package io.atrium.warehouse.query;

/**
 * A department of the tree as it was on the last day of a period. Names are not in the warehouse.
 *
 * @param departmentNo its number
 * @param parentNo the department above, 0 for the root
 * @param own distinct people who were directly in it on at least one day of the period
 * @param enabled N: distinct people who were in it or below it on at least one day of the period
 */
public record DepartmentNode(long departmentNo, long parentNo, long own, long enabled) {

    static final NamedSql SQL = NamedSql.parse("""
            SELECT tree.department_no AS department_no, tree.parent_no AS parent_no, people.own AS own, people.enabled AS enabled
            FROM
            (
                SELECT department_no, parent_no
                FROM department FINAL
                WHERE tenant_id = :tenant AND valid_from <= :to AND valid_to > :to
            ) AS tree
            LEFT JOIN
            (
                SELECT
                    arrayJoin(departments.path) AS ancestor,
                    uniqExactIf(members.member_no, members.department_no = ancestor) AS own,
                    uniqExact(members.member_no) AS enabled
                FROM
                (
                    SELECT member_no, department_no, valid_from, valid_to
                    FROM directory_member FINAL
                    WHERE tenant_id = :tenant AND human = 1 AND valid_from <= :to AND valid_to > :from
                ) AS members
                INNER JOIN
                (
                    SELECT department_no, path, valid_from, valid_to
                    FROM department FINAL
                    WHERE tenant_id = :tenant AND valid_from <= :to AND valid_to > :from
                ) AS departments ON departments.department_no = members.department_no
                WHERE greatest(members.valid_from, departments.valid_from) < least(members.valid_to, departments.valid_to)
                GROUP BY ancestor
            ) AS people ON people.ancestor = tree.department_no
            ORDER BY department_no
            """);
}
