/**
 * Serves the built web application: its page for every address of the application, its files for ever.
 *
 * <p>Anybody may read them; nothing outside the web directory is ever served.
 */
@NullMarked
package io.atrium.server.web;

import org.jspecify.annotations.NullMarked;
