package io.atrium.server.transfer;

import java.util.List;

/** What an export does not contain, written into each manifest. */
final class Omissions {
    static final List<Manifest.Omission> ALL = List.of(
            new Manifest.Omission(
                    "keycloak: passwords, one-time codes and passkeys of people",
                    "Keycloak's administration does not give them, not even as hashes. After an import people set new ones; people of a "
                            + "directory server or another identity provider sign in as before once that is connected again."),
            new Manifest.Omission(
                    "keycloak: secrets of clients, identity providers, directory servers and mail",
                    "An archive lies on disks that nobody here knows. An import makes new secrets for clients and leaves identity providers and "
                            + "directory servers switched off until an administrator enters theirs."),
            new Manifest.Omission(
                    "keycloak: keys of the realm, sessions, events, roles of service accounts that the tenant has added",
                    "An import makes new keys; tokens of the former installation are not accepted. Events that were carried into the audit log "
                            + "are there."),
            new Manifest.Omission(
                    "postgresql: organization_settings.smtp_password",
                    "It is encrypted with a key that belongs to the former installation. An administrator enters it again."),
            new Manifest.Omission(
                    "postgresql: tenant_administrator.password_hash, password_salt, password_iterations",
                    "A one-time password that was used or is to be given anew."),
            new Manifest.Omission(
                    "clickhouse: rollups, identities, derived facts, directory",
                    "They are made of what is here: by views when facts are restored, by derivations, and by the directory's change feed."),
            new Manifest.Omission(
                    "kafka: records",
                    "Topics are shared by tenants. What was counted is among the facts, what could not be counted among the dead letters."));

    private Omissions() {}
}
