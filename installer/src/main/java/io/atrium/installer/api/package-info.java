/**
 * How commands speak with a server: where it is, how a service account signs in, what becomes of an answer, and failures as sentences with
 * exit codes. Only over the public HTTP API.
 */
@NullMarked
package io.atrium.installer.api;

import org.jspecify.annotations.NullMarked;
