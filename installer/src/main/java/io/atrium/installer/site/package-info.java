/**
 * One file that describes an installation: {@code site.yaml}.
 *
 * <p>The schema says what may stand there, {@code SiteRules} what goes together; everything that is wrong is said at once, with its path
 * and a remedy. Secrets are never in the file: it names files that hold them. An {@link io.atrium.installer.site.Installation} only comes
 * from a file that has passed both.
 */
@NullMarked
package io.atrium.installer.site;

import org.jspecify.annotations.NullMarked;
