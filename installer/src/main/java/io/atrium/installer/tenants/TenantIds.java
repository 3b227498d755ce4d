package io.atrium.installer.tenants;

import io.atrium.installer.api.Failure;

/** Ids go into addresses, so they are looked at before. */
final class TenantIds {

    private TenantIds() {}

    static String checked(String id) throws Failure {
        if (!id.matches("[a-z][a-z0-9-]{1,30}")) {
            throw new Failure(Failure.Reason.USAGE, "\"" + id + "\" is not the id of a tenant, such as demo.");
        }
        return id;
    }
}
