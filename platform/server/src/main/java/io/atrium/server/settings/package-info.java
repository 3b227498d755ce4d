/**
 * The settings of an organization: its names, time zone and language, the working calendar, and the mail server.
 *
 * <p>Callers use {@link io.atrium.server.settings.SettingsModule}. Invariants: a change names the version that it was
 * made on, or it is refused; the SMTP password is stored encrypted with a key that is not in the database and never
 * leaves the server.
 */
@NullMarked
package io.atrium.server.settings;

import org.jspecify.annotations.NullMarked;
