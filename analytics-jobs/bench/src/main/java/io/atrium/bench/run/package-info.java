/** What is done with each contestant. */
@NullMarked
package io.atrium.bench.run;

import org.jspecify.annotations.NullMarked;
