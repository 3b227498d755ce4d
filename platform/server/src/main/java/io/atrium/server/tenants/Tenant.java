package io.atrium.server.tenants;

import java.time.ZoneId;
import java.util.OptionalInt;

/**
 * One organization.
 *
 * @param id also the name of its realm
 * @param zone decides its calendar days
 * @param locale {@code zh-CN} or {@code en}
 * @param evaluation provisioned at start and listed on the sign-in page
 * @param readerSlot its account in the warehouse, numbered from 1
 */
public record Tenant(
        String id,
        Names name,
        ZoneId zone,
        String locale,
        TenantState state,
        boolean evaluation,
        OptionalInt readerSlot) {

    /** A name in both languages. */
    public record Names(String zh, String en) {}
}
