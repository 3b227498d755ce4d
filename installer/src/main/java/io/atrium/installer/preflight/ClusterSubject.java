package io.atrium.installer.preflight;

import io.atrium.installer.kubernetes.ClusterApi;
import io.atrium.installer.kubernetes.Manifests;

/**
 * What is checked of a cluster.
 *
 * @param release name of the release; its own pods do not count as somebody else's
 * @param wanted what would be made there
 * @param architecture of the images, such as {@code amd64}
 */
public record ClusterSubject(ClusterApi api, String namespace, String release, Manifests wanted, String architecture) {}
