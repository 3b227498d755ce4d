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
    Identity admit(VerifiedToken token) {
        Subject subject =
                new Subject.Builder(manager).sessionCreationEnabled(false).buildSubject();
        subject.login(token);
        Set<String> roles = RealmRole.known(token.realm(), token.roles());
        Permissions permissions = new SubjectPermissions(subject, RealmRole.permissions(token));
        if (token.isPlatform()) {
            return new Operator(
                    token.subject(),
                    token.kind(),
                    token.username(),
                    token.name(),
                    token.email(),
                    roles,
                    permissions,
                    RequestOrigin.NONE);
        }
        return new Caller(
                token.realm(),
                token.subject(),
                token.kind(),
                token.client(),
                token.username(),
                token.name(),
                token.email(),
                roles,
                permissions);
    }

    private record SubjectPermissions(Subject subject, Set<String> granted) implements Permissions {
        @Override
        public boolean permits(String permission) {
            return subject.isPermitted(new WildcardPermission(permission, true));
        }
    }
}
