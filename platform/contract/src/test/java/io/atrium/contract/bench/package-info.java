/** How much CPU the codec takes, compared with JSON. Not a test: run through {@code make bench}. */
@NullMarked
package io.atrium.contract.bench;

import org.jspecify.annotations.NullMarked;
