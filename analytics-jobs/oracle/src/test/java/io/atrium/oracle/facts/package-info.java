@NullMarked
package io.atrium.oracle.facts;

import org.jspecify.annotations.NullMarked;
