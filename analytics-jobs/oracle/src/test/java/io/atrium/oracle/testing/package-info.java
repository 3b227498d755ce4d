/** What the tests tell their stories with. */
@NullMarked
package io.atrium.oracle.testing;

import org.jspecify.annotations.NullMarked;
