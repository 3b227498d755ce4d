/** Whom connections that go out from this process believe: Keycloak, mail, syslog, ClickHouse. One place, before the first of them. */
@NullMarked
package io.atrium.server.tls;

import org.jspecify.annotations.NullMarked;
