package io.atrium.server.security;

import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.credential.AllowAllCredentialsMatcher;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.jspecify.annotations.Nullable;

/** Shiro's view of a verified token. It has nothing to check itself: a {@link VerifiedToken} exists only when it is genuine. */
final class TokenRealm extends AuthorizingRealm {
    private static final String NAME = "keycloak";

    TokenRealm() {
        super(null, new AllowAllCredentialsMatcher());
        setName(NAME);
        setAuthenticationTokenClass(VerifiedToken.class);
        setAuthorizationCachingEnabled(false);
        setAuthenticationCachingEnabled(false);
    }

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        return new SimpleAuthenticationInfo(token.getPrincipal(), token.getCredentials(), NAME);
    }

    @Override
    protected @Nullable AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
        VerifiedToken token = principals.oneByType(VerifiedToken.class);
        if (token == null) {
            return null;
        }
        SimpleAuthorizationInfo info = new SimpleAuthorizationInfo(token.roles());
        info.setStringPermissions(RealmRole.permissions(token));
        return info;
    }
}
