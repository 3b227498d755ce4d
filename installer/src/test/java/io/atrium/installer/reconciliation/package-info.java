/**
 * Tests of the command {@code reconcile}.
 */
@NullMarked
package io.atrium.installer.reconciliation;

import org.jspecify.annotations.NullMarked;
