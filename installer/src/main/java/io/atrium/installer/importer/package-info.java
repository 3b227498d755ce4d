/**
 * Imports directories and messages of other systems through the public HTTP API.
 */
@NullMarked
package io.atrium.installer.importer;

import org.jspecify.annotations.NullMarked;
