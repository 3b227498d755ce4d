package io.atrium.server.audit;

import java.util.Locale;

/**
 * Everything that is audited. The codes are stable: programs search and alert by them. A constant reads domain, two underscores, what
 * happened: {@code SETTINGS__CHANGED} is {@code settings.changed}.
 */
public enum AuditAction {
    SIGN_IN__SUCCEEDED,
    SIGN_IN__FAILED,
    SIGN_IN__ENDED,
    SIGN_IN__REFRESH_FAILED,
    /** One session, by its owner; refused when it is not the caller's own. */
    SESSION__ENDED,
    /** All sessions of one account, by its owner or by an administrator. */
    SESSION__SIGNED_OUT_EVERYWHERE,
    /** An administrator has looked at the sessions of somebody. */
    SESSION__VIEWED,
    ACCOUNT__PASSWORD_CHANGED,
    ACCOUNT__CHANGED,
    /** In Keycloak, by an administrator of the realm. Roles are also granted and revoked in the platform itself. */
    USER__CREATED,
    USER__CHANGED,
    USER__DELETED,
    USER__PASSWORD_RESET,
    ROLE__GRANTED,
    ROLE__REVOKED,
    /** A holder has given a role on for a while. */
    ROLE__DELEGATED,
    /** A role of the organization's own. */
    ROLE__CREATED,
    ROLE__CHANGED,
    ROLE__DELETED,
    /** Anything else that an administrator changes in Keycloak: clients, groups, the realm itself. */
    IDENTITY__CHANGED,
    /** How people sign in: a directory server or another identity provider, by an administrator of the tenant. */
    SIGN_IN_SOURCE__CREATED,
    SIGN_IN_SOURCE__CHANGED,
    SIGN_IN_SOURCE__DELETED,
    SIGN_IN_SOURCE__TESTED,
    SIGN_IN_SOURCE__SYNCED,
    /** Somebody asked for what their permissions do not open. */
    ACCESS__REFUSED,
    /** A program of the organization was given a new secret, which ended the one before. */
    PROGRAM__SECRET_ROTATED,
    SETTINGS__CHANGED,
    SETTINGS__MAIL_TESTED,
    /** How long facts are kept. */
    RETENTION__CHANGED,
    /** Days that are not kept any more were removed from the warehouse. */
    RETENTION__REMOVED,
    /** A goal of the index of digitalization, by an administrator. */
    GOAL__SET,
    GOAL__REMOVED,
    /** Figures of comparable organizations, by an operator; failed when the file was not to be believed. */
    PEER_PACK__IMPORTED,
    PEER_PACK__REMOVED,
    BRANDING__CHANGED,
    DIRECTORY__IMPORTED,
    DEAD_LETTERS__REPLAYED,
    DEAD_LETTERS__DISCARDED,
    DEAD_LETTERS__RULE_SAVED,
    DEAD_LETTERS__RULE_DELETED,
    RECONCILIATION__STARTED,
    /** Figures left the platform as a file. */
    EXPORT__DOWNLOADED,
    /** Somebody took the data about themselves along. */
    PRIVACY__DOWNLOADED,
    /** A member wants nothing recorded any more. Told to auditors alone, as everything here. */
    PRIVACY__OPTED_OUT,
    /** A member has taken that back. */
    PRIVACY__OPTED_IN,
    /** Whether members may opt out. */
    PRIVACY__SETTING_CHANGED,
    /** Reserved: a pseudonym was resolved to a person. Nothing can do that yet. */
    PERSON__REIDENTIFIED,
    AUDIT__EXPORTED,
    AUDIT__VERIFIED,
    /** Records older than the retention were removed. */
    AUDIT__REMOVED,
    TENANT__CREATED,
    TENANT__PROVISIONED,
    TENANT__CHANGED,
    /** How much a tenant may take, by an operator; in the log of the installation and in the tenant's. */
    QUOTA__CHANGED,
    TENANT__SUSPENDED,
    TENANT__RESUMED,
    /** A tenant that was never open was undone; its id is free. */
    TENANT__CANCELLED,
    TENANT__EXPORT_REQUESTED,
    /** An archive with everything of a tenant lies ready for operators. */
    TENANT__EXPORTED,
    TENANT__EXPORT_DOWNLOADED,
    /** By an operator, or because its time was over. */
    TENANT__EXPORT_REMOVED,
    TENANT__IMPORT_UPLOADED,
    TENANT__IMPORT_STARTED,
    /** A tenant was restored from an archive and is open. */
    TENANT__IMPORTED,
    /** An operator has asked for it; it cannot be taken back. */
    TENANT__ERASURE_REQUESTED,
    /** All data of a tenant was removed, and the proof is signed. */
    TENANT__ERASED,
    /** The audit log that an erased tenant had left was removed when its time was over. */
    TENANT__AUDIT_REMOVED,
    /** A parent organization has asked a subsidiary for its figures. Each of these is in the logs of both. */
    GROUP_SHARING__INVITED,
    /** The subsidiary has consented, or changed what it consented to. */
    GROUP_SHARING__GRANTED,
    GROUP_SHARING__REFUSED,
    GROUP_SHARING__REVOKED,
    /** The parent has taken its invitation back, or given up what it was granted. */
    GROUP_SHARING__WITHDRAWN,
    /** The other organization was erased. */
    GROUP_SHARING__ENDED,
    /** The parent has read figures; in the subsidiary's log. */
    GROUP_SHARING__READ;

    /** The code, such as {@code settings.changed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace("__", ".");
    }
}
