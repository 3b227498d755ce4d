package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Manifest.Entry;
import io.atrium.installer.bundle.Manifest.Image;
import io.atrium.installer.bundle.Manifest.Input;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.oci.OciImage;
import io.atrium.installer.oci.OciLayout;
import io.atrium.installer.signing.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes a bundle. The same recipe and key give the same bytes, wherever and whenever. */
final class BundleBuilder {

    private final Recipe recipe;
    private final InputLister lister;
    private final Path work;
    private final PrintWriter progress;

    private final TreeMap<String, Item> items = new TreeMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();
    private final List<SoftwareComponent> components = new ArrayList<>();

    /** An entry before it is written: its content is a file. */
    record Item(Entry entry, Path content) {}

    /**
     * @param sboms what is known of jars by their digest
     * @param work a folder for what is made on the way
     * @param progress told what is being done
     */
    BundleBuilder(Recipe recipe, Sboms sboms, Path work, PrintWriter progress) {
        this.recipe = recipe;
        this.lister = new InputLister(sboms);
        this.work = work;
        this.progress = progress;
    }

    /** Writes the bundle, under its name only when it is whole. */
    Manifest build(SigningKey key, Path target) throws IOException, BundleFailure {
        Path stored = work.resolve("parts");
        Folders.delete(stored);
        Files.createDirectories(stored);
        for (PartSource source : recipe.parts()) {
            part(source, stored);
        }
        CycloneDx cycloneDx = new CycloneDx(recipe.version(), recipe.revision().date());
        images(stored);
        made(stored, "sbom/atrium.cdx.json", PartWriter.PLAIN, cycloneDx.write("atrium", components));
        made(stored, "licences.csv", PartWriter.PLAIN, Licences.csv(inputs));
        made(stored, Launcher.NAME, PartWriter.EXECUTABLE, Launcher.script(front()));
        Manifest manifest = manifest();
        write(manifest, key, target);
        Folders.delete(stored);
        return manifest;
    }

    private void part(PartSource source, Path stored) throws IOException, BundleFailure {
        long began = System.nanoTime();
        Path file = stored.resolve(source.name() + "." + source.compression().ending());
        PartWriter.Written written =
                new PartWriter(recipe.revision().date()).write(source.tree().entries(), source.compression(), file);
        String path = source.use() == PartSource.Use.LAYER
                ? ImageWriter.FOLDER + OciLayout.blob(Digest.of(file))
                : "parts/" + file.getFileName();
        Part part = new Part(
                source.name(), path, source.compression(), written.tarSha256(), written.tarSize(), written.files());
        PartRules.check(part);
        parts.add(part);
        put(path, PartWriter.PLAIN, file);
        List<Input> made = lister.list(source, written.files());
        inputs.addAll(made);
        List<SoftwareComponent> inside = lister.components(source, made);
        components.addAll(inside);
        CycloneDx cycloneDx =
                new CycloneDx(source.own().version(), recipe.revision().date());
        made(stored, "sbom/" + source.name() + ".cdx.json", PartWriter.PLAIN, cycloneDx.write(source.name(), inside));
        progress.printf(
                Locale.ROOT,
                "  %-18s %6d files %12s -> %12s  %8s%n",
                source.name(),
                written.files().size(),
                Amount.bytes(part.unpackedSize()),
                Amount.bytes(Files.size(file)),
                Amount.seconds(System.nanoTime() - began));
        progress.flush();
    }

    private void images(Path stored) throws IOException {
        OciImage.Build build = new OciImage.Build(
                recipe.version(), recipe.revision().commit(), recipe.revision().date(), recipe.architecture());
        ImageWriter writer = new ImageWriter(parts, items, build);
        for (Map.Entry<String, byte[]> file : writer.files().entrySet()) {
            made(stored, file.getKey(), PartWriter.PLAIN, file.getValue());
        }
        images.addAll(writer.listed());
    }

    private void made(Path stored, String path, int mode, byte[] content) throws IOException {
        Path file = stored.resolve(path.replace('/', '+'));
        Files.write(file, content);
        put(path, mode, file);
    }

    private void put(String path, int mode, Path file) throws IOException {
        items.put(path, new Item(new Entry(path, Files.size(file), PartWriter.octal(mode), Digest.of(file)), file));
    }

    private List<String> front() {
        return Recipe.FRONT.stream()
                .flatMap(name -> parts.stream().filter(part -> part.name().equals(name)))
                .map(Part::entry)
                .toList();
    }

    private Manifest manifest() {
        List<String> first = new ArrayList<>(List.of(Launcher.NAME));
        first.addAll(front());
        Comparator<Entry> order = Comparator.comparing((Entry entry) -> {
                    int place = first.indexOf(entry.path());
                    return place < 0 ? first.size() : place;
                })
                .thenComparing(Entry::path);
        return new Manifest(
                Manifest.FORMAT,
                "Atrium",
                recipe.version(),
                recipe.revision().commit(),
                recipe.revision().date(),
                recipe.architecture(),
                recipe.clickHouse(),
                recipe.upgrade(),
                recipe.missing(),
                inputs,
                parts,
                images,
                items.values().stream().map(Item::entry).sorted(order).toList());
    }

    private void write(Manifest manifest, SigningKey key, Path target) throws IOException {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        byte[] json = ManifestJson.write(manifest);
        try (BundleWriter writer = new BundleWriter(partial, manifest.date())) {
            writer.add(Manifest.FILE, PartWriter.PLAIN, json);
            writer.add(Manifest.SIGNATURE, PartWriter.PLAIN, SignedManifest.signatureEntry(key, json));
            for (Entry entry : manifest.entries()) {
                Item item = items.get(entry.path());
                if (item != null) {
                    writer.add(entry.path(), Integer.parseInt(entry.mode(), 8), item.content());
                }
            }
            writer.finish();
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
