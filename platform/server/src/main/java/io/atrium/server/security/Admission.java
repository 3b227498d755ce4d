package io.atrium.server.security;

import java.util.List;
import org.apache.shiro.authc.AuthenticationToken;

/** A verified token with what its account was granted in the platform. It is its own credential. */
// Shiro's interface is serializable; nothing serializes this.
@SuppressWarnings("serial")
record Admission(VerifiedToken token, List<Holding> granted) implements AuthenticationToken {
    Admission {
        granted = List.copyOf(granted);
    }

    @Override
    public Object getPrincipal() {
        return this;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
