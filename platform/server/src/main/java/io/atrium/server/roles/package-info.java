/**
 * Who may do what, as data: roles of the platform and of the organization, and grants of them to members, limited to a part of the
 * organization, to a time, or both. Administrators change them; {@link io.atrium.server.roles.HeldRoles} answers {@code security}, which
 * judges. A grant's end needs nobody to act: whether it counts is asked of the clock each time.
 */
@NullMarked
package io.atrium.server.roles;

import org.jspecify.annotations.NullMarked;
