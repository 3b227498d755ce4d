package io.atrium.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads {@code server.yaml}. Unknown keys, missing keys and bad values are refused with their path. */
public final class ConfigReader {
    private final JsonMapper yaml = JsonMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The configuration in a file. */
    public ServerConfig read(Path file) {
        try {
            ServerConfig config = yaml.readValue(Files.readString(file), ServerConfig.class);
            if (config == null) {
                throw new ConfigException(file + " is empty.");
            }
            return config;
        } catch (JsonMappingException e) {
            throw new ConfigException(file + ": " + complaint(e), e);
        } catch (JsonProcessingException e) {
            throw new ConfigException(file + " is not valid YAML: " + e.getOriginalMessage() + at(e), e);
        } catch (IOException e) {
            throw new ConfigException("The configuration file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String complaint(JsonMappingException problem) {
        String path = problem.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        if (problem instanceof UnrecognizedPropertyException unknown) {
            return name(path) + " is not a known key (known: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ")" + at(problem);
        }
        if (problem.getCause() instanceof InvalidValueException invalid) {
            return name(path + "." + invalid.key()) + " " + invalid.getMessage();
        }
        if (problem.getOriginalMessage().startsWith("Cannot map `null`")) {
            return name(path) + " is missing";
        }
        return name(path) + ": " + problem.getOriginalMessage() + at(problem);
    }

    private static String name(String path) {
        return path.startsWith(".") ? path.substring(1) : path.isEmpty() ? "the document" : path;
    }

    private static String at(JsonProcessingException problem) {
        return problem.getLocation() == null
                ? ""
                : " (line " + problem.getLocation().getLineNr() + ")";
    }
}
