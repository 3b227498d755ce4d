package io.atrium.installer.install;

import io.atrium.installer.kubernetes.Access;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which cluster, and with which values. */
final class KubernetesOptions {

    @Option(
            names = "--kubeconfig",
            paramLabel = "<file>",
            description = "kubernetes: who reaches the cluster (default: as kubectl finds it)")
    private @Nullable Path kubeconfig;

    @Option(names = "--context", description = "kubernetes: of that file (default: its current one)")
    private @Nullable String context;

    @Option(
            names = "--namespace",
            defaultValue = "atrium",
            description = "kubernetes: where it is or will be (default: ${DEFAULT-VALUE})")
    private String namespace = "atrium";

    @Option(
            names = "--values",
            paramLabel = "<file>",
            description = "kubernetes: values of the chart; may be said several times, the last one wins")
    private List<Path> values = List.of();

    @Option(
            names = "--registry",
            paramLabel = "<url>",
            description =
                    "kubernetes: send the images there first, such as https://registry.example/mirror (default: every node has them)")
    private @Nullable URI registry;

    @Option(names = "--registry-user", description = "kubernetes: who signs in to the registry")
    private @Nullable String registryUser;

    @Option(
            names = "--registry-password-file",
            paramLabel = "<file>",
            description = "kubernetes: the password of that user")
    private @Nullable Path registryPasswordFile;

    @Option(
            names = "--timeout",
            defaultValue = "PT30M",
            description = "kubernetes: how long pods are waited for (default: ${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofMinutes(30);

    @Option(names = "--helm", defaultValue = "helm", description = "kubernetes: the program (default: of the PATH)")
    private String helm = "helm";

    @Option(
            names = "--kubectl",
            defaultValue = "kubectl",
            description = "kubernetes: the program (default: of the PATH)")
    private String kubectl = "kubectl";

    KubernetesTarget target(Path state, Set<String> ignored, HostTarget.Choice dataToo) {
        return new KubernetesTarget(
                state,
                new Access(kubeconfig, context, namespace),
                new KubernetesTarget.Programs(helm, kubectl),
                new KubernetesTarget.Settings(
                        values,
                        registry == null
                                ? null
                                : new KubernetesTarget.Registry(registry, registryUser, registryPasswordFile),
                        timeout,
                        ignored,
                        dataToo));
    }
}
