/** Fakes and generators for the tests of this module. */
@NullMarked
package io.atrium.contract.testing;

import org.jspecify.annotations.NullMarked;
