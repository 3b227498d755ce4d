package io.atrium.warehouse.query;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What metrics need to know of a tenant that the warehouse does not hold.
 *
 * @param zone where its calendar days begin and end; a region of the time zone database ({@code Asia/Shanghai}) or UTC, since the warehouse knows
 *     no other offsets
 * @param workingDays its calendar
 * @param k least number of people that a figure may speak of; here it decides which apps count as used (58), and hides nothing
 */
public record TenantSettings(ZoneId zone, WorkingDays workingDays, int k) {

    public TenantSettings {
        if (k < 1) {
            throw new IllegalArgumentException("k is at least 1, but is: " + k);
        }
        if (zone.normalized().equals(ZoneOffset.UTC)) {
            zone = ZoneId.of("UTC");
        }
    }
}
