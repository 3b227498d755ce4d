/**
 * Facts that leave the warehouse with a tenant and come back with it: raw facts and the outcomes of its records. Everything else there is made
 * of these by views, or of the directory.
 */
@NullMarked
package io.atrium.warehouse.transfer;

import org.jspecify.annotations.NullMarked;
