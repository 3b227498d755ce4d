/**
 * Certificates of an installation, from files in PEM to what programs want that read no PEM: key stores of Java, and a listener with TLS for
 * the evaluation's engine, which has none. Any package may call it; passwords of stores are in no log.
 */
@NullMarked
package io.atrium.installer.tls;

import org.jspecify.annotations.NullMarked;
