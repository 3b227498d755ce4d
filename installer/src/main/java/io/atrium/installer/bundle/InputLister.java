package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Manifest.Input;
import io.atrium.installer.bundle.Manifest.Kind;
import io.atrium.installer.bundle.Manifest.PartFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of what a part was made: each file that is software of its own, and the rest as one. */
final class InputLister {

    private final Sboms sboms;

    InputLister(Sboms sboms) {
        this.sboms = sboms;
    }

    List<Input> list(PartSource source, List<PartFile> files) {
        Map<String, SoftwareComponent> known = new HashMap<>();
        source.files().forEach(component -> known.put(component.sha256(), component));
        List<Input> inputs = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        long restSize = 0;
        for (PartFile file : files) {
            if (file.kind() != Kind.FILE) {
                continue;
            }
            String sha256 = String.valueOf(file.sha256());
            Optional<SoftwareComponent> component =
                    Optional.ofNullable(known.get(sha256)).or(() -> sboms.find(sha256));
            if (component.isPresent()) {
                inputs.add(input(source, component.orElseThrow(), file.size(), sha256));
            } else {
                rest.append(sha256).append("  ").append(file.path()).append('\n');
                restSize += file.size();
            }
        }
        if (!rest.isEmpty()) {
            String digest = Digest.of(rest.toString().getBytes(StandardCharsets.UTF_8));
            inputs.add(0, input(source, source.own(), restSize, digest));
        }
        return inputs;
    }

    /** The components of a part's bill of materials. */
    List<SoftwareComponent> components(PartSource source, List<Input> inputs) {
        List<SoftwareComponent> all = new ArrayList<>(source.inside());
        for (Input input : inputs) {
            all.add(new SoftwareComponent(
                    input.name(),
                    input.version(),
                    input.coordinate().startsWith("pkg:") ? input.coordinate() : "",
                    input.sha256(),
                    input.licence()));
        }
        return all;
    }

    private static Input input(PartSource source, SoftwareComponent component, long size, String sha256) {
        return new Input(
                source.name(),
                component.name(),
                component.version(),
                component.purl(),
                size,
                sha256,
                component.licence().isEmpty() ? "not stated" : component.licence(),
                source.architecture());
    }
}
