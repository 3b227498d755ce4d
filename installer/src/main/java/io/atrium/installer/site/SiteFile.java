package io.atrium.installer.site;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code site.yaml}. */
public final class SiteFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LARGEST = 1 << 20;

    private SiteFile() {}

    /**
     * The installation that a file describes.
     *
     * @throws SiteFailure with everything that is wrong in it
     */
    public static Installation read(Path file) throws IOException, SiteFailure {
        if (Files.size(file) > LARGEST) {
            throw failure("is larger than a megabyte", "Name a site file.");
        }
        return parse(Files.readString(file));
    }

    /** The installation that a text describes. */
    static Installation parse(String text) throws SiteFailure {
        JsonNode document;
        try {
            document = YAML.readTree(text);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            String said = e.getOriginalMessage().lines().findFirst().orElse("");
            throw failure(
                    "is not YAML" + line + " (" + said + ")", "Mind the indentation, and that each key is there once.");
        }
        if (document == null || !document.isObject()) {
            throw failure("is empty, or not keys and values", "Begin with what `atrium site init` writes.");
        }
        List<Problem> problems = new SiteSchema().problems(document);
        if (!problems.isEmpty()) {
            throw new SiteFailure(problems);
        }
        Installation site;
        try {
            site = YAML.treeToValue(document, Installation.class);
        } catch (JsonProcessingException e) {
            throw failure("cannot be read (" + e.getOriginalMessage() + ")", "Compare it with site.md.");
        }
        List<Problem> conflicts = SiteRules.problems(site);
        if (!conflicts.isEmpty()) {
            throw new SiteFailure(conflicts);
        }
        return site;
    }

    private static SiteFailure failure(String wrong, String remedy) {
        return new SiteFailure(List.of(new Problem("", wrong, remedy)));
    }
}
