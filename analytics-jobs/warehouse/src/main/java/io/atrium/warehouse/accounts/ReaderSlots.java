package io.atrium.warehouse.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Ties readers' accounts to tenants. Giving a slot is one insert and holds at once, without a restart. The server's tenants decide who has
 * which slot and keep that in PostgreSQL; repeating an assignment changes nothing.
 */
public final class ReaderSlots {

    private final DataSource platform;
    private final AccessRules.Readers readers;
    private final Clock clock;

    /**
     * @param platform connections of the account {@code atrium_platform}
     */
    public ReaderSlots(DataSource platform, AccessRules.Readers readers, Clock clock) {
        this.platform = platform;
        this.readers = readers;
        this.clock = clock;
    }

    /** How many slots there are; they are numbered from 1. */
    public int count() {
        return readers.count();
    }

    /** The account of a slot. */
    public String reader(int slot) {
        return readers.name(slot);
    }

    /**
     * Gives a slot to a tenant, also if another had it before.
     *
     * @throws SQLException if the warehouse does not take it; it may be repeated
     */
    public void assign(int slot, String tenantId) throws SQLException {
        if (tenantId.isBlank()) {
            throw new IllegalArgumentException(
                    "The tenant of slot " + slot + " is empty; to take a slot away, release it");
        }
        write(slot, tenantId);
    }

    /**
     * Takes a slot away: its account sees nothing from now on.
     *
     * @throws SQLException as {@link #assign}
     */
    public void release(int slot) throws SQLException {
        write(slot, "");
    }

    /** The version is the time: the newest row of a reader wins. */
    private void write(int slot, String tenantId) throws SQLException {
        try (Connection connection = platform.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO reader_slot (reader, tenant_id, version) VALUES (?, ?, ?)")) {
            insert.setString(1, reader(slot));
            insert.setString(2, tenantId);
            insert.setLong(3, clock.millis());
            insert.executeUpdate();
        }
    }
}
