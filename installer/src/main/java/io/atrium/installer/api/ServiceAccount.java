package io.atrium.installer.api;

import io.atrium.installer.api.Failure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A client of a tenant's realm, or of the operator's, that signs in by itself.
 *
 * @param tenant whose realm it is in
 * @param client such as {@code atrium-operations}
 * @param role what it needs there, for messages
 * @param secretFile holds its secret
 */
public record ServiceAccount(String tenant, String client, String role, Path secretFile) {

    private static final String PLATFORM = "platform";

    /** The operator's own account, which belongs to no tenant. */
    public static ServiceAccount platform(Path secretFile) {
        return new ServiceAccount(PLATFORM, "atrium-platform", "platform-operator", secretFile);
    }

    /** Who reads the audit log of the installation. */
    public static ServiceAccount platformAudit(Path secretFile) {
        return new ServiceAccount(PLATFORM, "atrium-platform-audit", "platform-auditor", secretFile);
    }

    /** Where the server describes the realm to sign in to, below {@code /api/v1}. */
    String description() {
        return tenant.equals(PLATFORM) ? "/public/platform" : "/public/tenants/" + tenant;
    }

    String secret() throws Failure {
        String secret;
        try {
            secret = Files.readString(secretFile).strip();
        } catch (IOException e) {
            throw new Failure(
                    Reason.NOT_ALLOWED,
                    "The client secret cannot be read from " + secretFile
                            + ". Name its file with --secret-file, or the installation with --home.",
                    e);
        }
        if (secret.isEmpty()) {
            throw new Failure(Reason.NOT_ALLOWED, "The secret file " + secretFile + " is empty.");
        }
        return secret;
    }
}
