package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * What everybody may know about a tenant.
 *
 * @param zone its days are of this time zone
 * @param tokenEndpoint where its service account signs in
 */
record Tenant(String id, ZoneId zone, URI tokenEndpoint) {

    static Tenant of(Answer answer) throws Failure {
        try {
            String issuer = answer.text("/oidc/url").replaceAll("/+$", "") + "/realms/" + answer.text("/oidc/realm");
            return new Tenant(
                    answer.text("/id"),
                    ZoneId.of(answer.text("/timeZone")),
                    URI.create(issuer + "/protocol/openid-connect/token"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw answer.strange("does not describe a tenant (" + e.getMessage() + ")");
        }
    }
}
