package io.atrium.warehouse.query;

/**
 * Whose figures are asked for.
 *
 * @param tenantId the tenant
 * @param departmentNo a department with everything below it, or {@link #WHOLE_TENANT}
 */
public record Scope(String tenantId, long departmentNo) {

    /** Stands for the whole tenant, also for people without a department. */
    public static final long WHOLE_TENANT = 0;

    public Scope {
        if (tenantId.isBlank()) {
            throw new IllegalArgumentException("The scope has no tenant");
        }
        if (departmentNo < 0) {
            throw new IllegalArgumentException("A department's number is above 0, but is: " + departmentNo);
        }
    }

    /** All of a tenant. */
    public static Scope of(String tenantId) {
        return new Scope(tenantId, WHOLE_TENANT);
    }
}
