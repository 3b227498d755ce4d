package io.atrium.server.security;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.shiro.authz.permission.WildcardPermission;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.DefaultSessionStorageEvaluator;
import org.apache.shiro.mgt.DefaultSubjectDAO;
import org.apache.shiro.subject.Subject;

/** Decides with Shiro. Stateless: a subject lives as long as its request, nothing is stored in a session. */
final class Policy {
    private final GrantedRoles granted;
    private final DefaultSecurityManager manager;

    Policy(GrantedRoles granted) {
        this.granted = granted;
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
        subject.login(new Admission(token, granted(token)));
        Entitlement entitlement = Objects.requireNonNull(subject.getPrincipals().oneByType(Entitlement.class));
        Set<String> roles = entitlement.getRoles();
        Permissions permissions = new SubjectPermissions(subject, entitlement);
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
                token.emailVerified(),
                token.session(),
                roles,
                permissions,
                RequestOrigin.NONE);
    }

    /** Programs and operators have what their realm says. */
    private List<Holding> granted(VerifiedToken token) {
        return token.isPlatform() || token.kind() != Caller.Kind.USER
                ? List.of()
                : granted.of(token.realm(), token.username());
    }

    /** Of one request, which one thread serves. */
    private static final class SubjectPermissions implements Permissions {
        private final Subject subject;
        private final Entitlement entitlement;
        private final Set<String> behalf = new TreeSet<>();

        private SubjectPermissions(Subject subject, Entitlement entitlement) {
            this.subject = subject;
            this.entitlement = entitlement;
        }

        @Override
        public boolean permits(String permission) {
            WildcardPermission wanted = new WildcardPermission(permission, true);
            boolean permitted = subject.isPermitted(wanted);
            if (permitted && entitlement.hasDelegations()) {
                behalf.addAll(entitlement.onBehalfOf(wanted));
            }
            return permitted;
        }

        @Override
        public Set<String> granted() {
            return entitlement.granted();
        }

        @Override
        public Set<String> usedOnBehalfOf() {
            return Collections.unmodifiableSet(behalf);
        }
    }
}
