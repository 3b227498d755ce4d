package io.atrium.server.security;

import java.util.Set;
import org.apache.shiro.authz.permission.WildcardPermission;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.DefaultSessionStorageEvaluator;
import org.apache.shiro.mgt.DefaultSubjectDAO;
import org.apache.shiro.subject.Subject;

/** Decides with Shiro. Stateless: a subject lives as long as its request, nothing is stored in a session. */
final class Policy {
    private final DefaultSecurityManager manager;

    Policy() {
        manager = new DefaultSecurityManager(new TokenRealm());
        DefaultSessionStorageEvaluator noSessions = new DefaultSessionStorageEvaluator();
        noSessions.setSessionStorageEnabled(false);
        DefaultSubjectDAO subjects = new DefaultSubjectDAO();
        subjects.setSessionStorageEvaluator(noSessions);
        manager.setSubjectDAO(subjects);
    }

    /** Who has come with this token. */
    Caller admit(VerifiedToken token) {
        Subject subject =
                new Subject.Builder(manager).sessionCreationEnabled(false).buildSubject();
        subject.login(token);
        return new Caller(
                token.tenant(),
                token.subject(),
                token.kind(),
                token.client(),
                token.username(),
                token.name(),
                token.email(),
                RealmRole.known(token.roles()),
                new SubjectPermissions(subject, RealmRole.permissions(token.roles(), token.eventGrants())));
    }

    private record SubjectPermissions(Subject subject, Set<String> granted) implements Permissions {
        @Override
        public boolean permits(String permission) {
            return subject.isPermitted(new WildcardPermission(permission, true));
        }
    }
}
