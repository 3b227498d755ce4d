/** Organizations that a seed makes: realistic ones by the simulator, and ones that are out to do harm. */
@NullMarked
package io.atrium.oracle.generated;

import org.jspecify.annotations.NullMarked;
