/**
 * Exports of figures. The browser makes the file from what it shows, and records it here first: without the record nothing is saved. The
 * digest tells later which export a file came from.
 */
@NullMarked
package io.atrium.server.exports;

import org.jspecify.annotations.NullMarked;
