package io.atrium.installer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class MainTest {

    static List<CommandLine> leaves() {
        return leaves(Main.commandLine()).toList();
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(MainTest::leaves);
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void everyCommandExplainsItselfAndItsExitCodes(CommandLine command) {
        String help = command.getUsageMessage();
        assertThat(help).contains("--help").contains("Exit codes:");
        assertThat(command.getCommandSpec().usageMessage().exitCodeList()).containsKeys("0", "2");
    }

    @Test
    void wrongOptionsEndWithTwo() {
        CommandLine command = Main.commandLine();
        command.setErr(new java.io.PrintWriter(new java.io.StringWriter()));
        assertThat(command.execute("stack", "up", "--unknown")).isEqualTo(2);
    }
}
