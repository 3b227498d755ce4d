package io.atrium.oracle.proof;

import io.atrium.oracle.generated.Tenant;
import io.atrium.oracle.model.OracleDirectory.DepartmentPeriod;
import io.atrium.oracle.model.OracleDirectory.MemberPeriod;
import io.atrium.oracle.model.OracleDirectory.Validity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import javax.sql.DataSource;

/** Writes a directory into the warehouse's tables, as the server's outbox leaves it there. */
record DirectoryRows(DataSource platform) {

    private static final LocalDate OPEN = LocalDate.of(2299, 12, 31);

    void write(Tenant tenant) throws SQLException {
        try (Connection connection = platform.getConnection()) {
            members(connection, tenant);
            departments(connection, tenant);
        }
    }

    private static void members(Connection connection, Tenant tenant) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO directory_member
                    (tenant_id, member_no, department_no, human, has_title, has_manager, has_site, valid_from, valid_to, deleted, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1)
                """)) {
            for (MemberPeriod member : tenant.directory().members()) {
                insert.setString(1, tenant.id());
                insert.setLong(2, member.memberNo());
                insert.setInt(3, member.departmentNo());
                insert.setInt(4, flag(member.person()));
                insert.setInt(5, flag(member.profile().title()));
                insert.setInt(6, flag(member.profile().manager()));
                insert.setInt(7, flag(member.profile().site()));
                bind(insert, 8, member.validity());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void departments(Connection connection, Tenant tenant) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO department
                    (tenant_id, department_no, parent_no, path, has_owner, valid_from, valid_to, deleted, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0, 1)
                """)) {
            for (DepartmentPeriod department : tenant.directory().departments()) {
                int[] path = department.path().toArray();
                insert.setString(1, tenant.id());
                insert.setInt(2, department.departmentNo());
                insert.setInt(3, path.length > 1 ? path[path.length - 2] : 0);
                insert.setArray(
                        4,
                        connection.createArrayOf(
                                "UInt32", Arrays.stream(path).boxed().toArray()));
                insert.setInt(5, flag(department.owned()));
                bind(insert, 6, department.validity());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, int first, Validity validity) throws SQLException {
        insert.setObject(first, validity.from());
        insert.setObject(first + 1, validity.until().orElse(OPEN));
    }

    private static int flag(boolean set) {
        return set ? 1 : 0;
    }
}
