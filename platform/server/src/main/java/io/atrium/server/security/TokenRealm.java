package io.atrium.server.security;

import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.credential.AllowAllCredentialsMatcher;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.jspecify.annotations.Nullable;

/**
 * Shiro's view of a verified token and of what its account was granted. It has nothing to check itself: a {@link VerifiedToken}
 * exists only when it is genuine.
 */
final class TokenRealm extends AuthorizingRealm {
    private static final String NAME = "atrium";

    TokenRealm() {
        super(null, new AllowAllCredentialsMatcher());
        setName(NAME);
        setAuthenticationTokenClass(Admission.class);
        setAuthorizationCachingEnabled(false);
        setAuthenticationCachingEnabled(false);
    }

    /** Puts together what somebody holds, once: Shiro asks for it at every check of the request. */
    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        Admission admission = (Admission) token;
        Entitlement entitlement = Entitlement.of(admission.token(), admission.granted());
        return new SimpleAuthenticationInfo(entitlement, token.getCredentials(), NAME);
    }

    @Override
    protected @Nullable AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
        return principals.oneByType(Entitlement.class);
    }
}
