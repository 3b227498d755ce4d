package io.atrium.server.deadletters;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.security.Caller;
import io.atrium.server.security.RequestOrigin;

/** Who does something and from where, for the history and the audit log. */
record Who(Actor actor, RequestOrigin origin) {
    static Who of(Caller caller) {
        return new Who(Actor.of(caller), caller.origin());
    }

    String id() {
        return actor.id();
    }

    String name() {
        return actor.name();
    }

    AuditEntry entry(String tenant, AuditAction action) {
        return AuditEntry.of(tenant, actor, action).from(origin);
    }
}
