package io.atrium.warehouse.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Writes periods of departments and members. A row replaces those with the same key and a lower version, so writing the same rows again, in
 * any order and any grouping, changes nothing.
 */
public final class DirectoryHistory {

    private static final LocalDate OPEN = LocalDate.of(2299, 12, 31);

    private final DataSource platform;

    /**
     * @param platform connections of the account {@code atrium_platform}
     */
    public DirectoryHistory(DataSource platform) {
        this.platform = platform;
    }

    /**
     * When a period holds and which change it is of.
     *
     * @param from first day
     * @param to the day after the last, empty when it is open
     * @param deleted the period is gone
     * @param version sequence of the change; the highest wins
     */
    public record Validity(LocalDate from, Optional<LocalDate> to, boolean deleted, long version) {}

    /** What the directory knows of a member; never what it is. */
    public record Profile(boolean title, boolean manager, boolean site) {}

    /**
     * Where a member was.
     *
     * @param human false for robots and service accounts
     */
    public record MemberPeriod(
            String tenantId, long memberNo, long departmentNo, boolean human, Profile profile, Validity validity) {}

    /**
     * Where a department stood.
     *
     * @param parentNo 0 for the root
     * @param path root first, itself last
     * @param owned whether somebody is responsible for it
     */
    public record DepartmentPeriod(
            String tenantId, long departmentNo, long parentNo, List<Long> path, boolean owned, Validity validity) {
        public DepartmentPeriod {
            path = List.copyOf(path);
        }
    }

    /**
     * Writes members.
     *
     * @throws SQLException if the warehouse does not take them; it may be repeated
     */
    public void writeMembers(List<MemberPeriod> periods) throws SQLException {
        if (periods.isEmpty()) {
            return;
        }
        try (Connection connection = platform.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO directory_member
                            (tenant_id, member_no, department_no, human, has_title, has_manager, has_site,
                             valid_from, valid_to, deleted, version)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (MemberPeriod period : periods) {
                insert.setString(1, period.tenantId());
                insert.setLong(2, period.memberNo());
                insert.setLong(3, period.departmentNo());
                insert.setInt(4, number(period.human()));
                insert.setInt(5, number(period.profile().title()));
                insert.setInt(6, number(period.profile().manager()));
                insert.setInt(7, number(period.profile().site()));
                bind(insert, 8, period.validity());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Writes departments.
     *
     * @throws SQLException as {@link #writeMembers}
     */
    public void writeDepartments(List<DepartmentPeriod> periods) throws SQLException {
        if (periods.isEmpty()) {
            return;
        }
        try (Connection connection = platform.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO department
                            (tenant_id, department_no, parent_no, path, has_owner, valid_from, valid_to, deleted, version)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (DepartmentPeriod period : periods) {
                insert.setString(1, period.tenantId());
                insert.setLong(2, period.departmentNo());
                insert.setLong(3, period.parentNo());
                insert.setArray(
                        4, connection.createArrayOf("UInt32", period.path().toArray()));
                insert.setInt(5, number(period.owned()));
                bind(insert, 6, period.validity());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static int number(boolean flag) {
        return flag ? 1 : 0;
    }

    private static void bind(PreparedStatement insert, int first, Validity validity) throws SQLException {
        insert.setObject(first, validity.from());
        insert.setObject(first + 1, validity.to().orElse(OPEN));
        insert.setInt(first + 2, number(validity.deleted()));
        insert.setLong(first + 3, validity.version());
    }
}
