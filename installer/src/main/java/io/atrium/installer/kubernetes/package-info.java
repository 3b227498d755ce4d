/**
 * A Kubernetes cluster as its operator reaches it: by the programs {@code kubectl} and {@code helm} of this machine, with the operator's own
 * configuration, accounts and plug-ins. Nothing here knows what is installed.
 */
@NullMarked
package io.atrium.installer.kubernetes;

import org.jspecify.annotations.NullMarked;
