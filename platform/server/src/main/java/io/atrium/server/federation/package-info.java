/**
 * How the people of a tenant sign in besides passwords in their realm: identity providers (OpenID Connect, SAML) and directory
 * servers (LDAP, Active Directory), kept in Keycloak alone. Secrets go in and never come out: not in answers, logs or
 * audit records. Keycloak connects only to hosts that the installation's operator has listed.
 */
@NullMarked
package io.atrium.server.federation;

import org.jspecify.annotations.NullMarked;
