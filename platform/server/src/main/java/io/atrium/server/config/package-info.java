/**
 * The server's configuration file: read once at start, checked strictly, every complaint names the key.
 */
@NullMarked
package io.atrium.server.config;

import org.jspecify.annotations.NullMarked;
