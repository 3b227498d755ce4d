package io.atrium.installer.kubernetes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster and which namespace.
 *
 * @param kubeconfig null: as the programs find it themselves (KUBECONFIG, then the home folder)
 * @param context of that file; null: its current one
 */
public record Access(@Nullable Path kubeconfig, @Nullable String context, String namespace) {

    private static final String NAME = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    public Access {
        if (!namespace.matches(NAME)) {
            throw new IllegalArgumentException("--namespace: “" + namespace
                    + "” is no name of a namespace: lower-case letters, digits and dashes.");
        }
    }

    /** Arguments for {@code kubectl}. */
    List<String> kubectl() {
        return arguments("--context");
    }

    /** Arguments for {@code helm}. */
    List<String> helm() {
        return arguments("--kube-context");
    }

    private List<String> arguments(String contextOption) {
        List<String> all = new ArrayList<>(List.of("--namespace", namespace));
        if (kubeconfig != null) {
            all.addAll(List.of("--kubeconfig", kubeconfig.toString()));
        }
        if (context != null) {
            all.addAll(List.of(contextOption, context));
        }
        return all;
    }
}
