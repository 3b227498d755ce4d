/**
 * What the evaluation stack is made of: the components, how they depend on each other and how one is described.
 */
@NullMarked
package io.atrium.installer.component;

import org.jspecify.annotations.NullMarked;
