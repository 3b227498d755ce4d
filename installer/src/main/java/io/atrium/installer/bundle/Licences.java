package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Manifest.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The list of licences: a line for every input. */
final class Licences {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("part", "name", "version", "licence", "coordinate", "sha256")
            .setRecordSeparator('\n')
            .get();

    private Licences() {}

    static byte[] csv(List<Input> inputs) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (Input input : inputs.stream()
                    .sorted(Comparator.comparing(Input::part)
                            .thenComparing(Input::name)
                            .thenComparing(Input::sha256))
                    .toList()) {
                printer.printRecord(
                        input.part(),
                        input.name(),
                        input.version(),
                        input.licence(),
                        input.coordinate(),
                        input.sha256());
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
