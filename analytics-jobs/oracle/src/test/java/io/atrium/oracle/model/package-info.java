@NullMarked
package io.atrium.oracle.model;

import org.jspecify.annotations.NullMarked;
