@NullMarked
package io.atrium.contract;

import org.jspecify.annotations.NullMarked;
