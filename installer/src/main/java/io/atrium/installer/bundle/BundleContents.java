package io.atrium.installer.bundle;

import io.atrium.installer.debian.PackageLock;
import io.atrium.installer.debian.PackageLock.LockedPackage;
import io.atrium.installer.oci.ImageCatalogue;
import io.atrium.installer.oci.ImageDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers whether something that a chart, a role or an installation asks for is in a bundle: read from the same catalogues that bundles
 * are built from, or from a bundle that is there.
 *
 * @param version the images' tag
 * @param images without registry and tag, such as {@code atrium/server}
 * @param packages names of Debian packages
 */
public record BundleContents(String version, Set<String> images, Set<String> parts, Set<String> packages) {

    private static final String DEBIAN = "debian";

    public BundleContents {
        images = Set.copyOf(images);
        parts = Set.copyOf(parts);
        packages = Set.copyOf(packages);
    }

    /** What a bundle that is built from a checkout holds, on the architecture of its lock file. */
    public static BundleContents of(Path checkout) throws IOException {
        PackageLock lock = PackageLock.read(BundleInputs.lockFile(checkout));
        return new BundleContents(
                BundleInputs.version(checkout),
                ImageCatalogue.images().stream().map(ImageDefinition::name).collect(Collectors.toSet()),
                PartCatalogue.NAMES,
                lock.packages().stream().map(LockedPackage::name).collect(Collectors.toSet()));
    }

    /** What a bundle holds. */
    public static BundleContents of(Manifest manifest) {
        return new BundleContents(
                manifest.version(),
                manifest.images().stream()
                        .map(image -> image.name().replaceAll(":[^:/]*$", ""))
                        .collect(Collectors.toSet()),
                manifest.parts().stream().map(Manifest.Part::name).collect(Collectors.toSet()),
                manifest.inputs().stream()
                        .filter(input -> input.part().equals(DEBIAN))
                        .map(Manifest.Input::name)
                        .collect(Collectors.toSet()));
    }

    /**
     * Whether an image is inside.
     *
     * @param reference as a pod names it: with or without a registry and folders before the name; a tag has to be the bundle's version,
     *     and a digest says nothing that is known before the bundle is built, so it is refused
     */
    public boolean hasImage(String reference) {
        if (reference.contains("@")) {
            return false;
        }
        int colon = reference.lastIndexOf(':');
        boolean tagged = colon > reference.lastIndexOf('/');
        String name = tagged ? reference.substring(0, colon) : reference;
        return (!tagged || reference.substring(colon + 1).equals(version))
                && images.stream().anyMatch(image -> name.equals(image) || name.endsWith("/" + image));
    }

    public boolean hasPart(String name) {
        return parts.contains(name);
    }

    /** Whether a Debian package is inside. */
    public boolean hasPackage(String name) {
        return packages.contains(name);
    }

    /** Those of some image references that are not inside, in their order. */
    public List<String> missingImages(Collection<String> references) {
        return references.stream().filter(reference -> !hasImage(reference)).toList();
    }

    /** Those of some Debian packages that are not inside, in their order. */
    public List<String> missingPackages(Collection<String> names) {
        return names.stream().filter(name -> !hasPackage(name)).toList();
    }
}
