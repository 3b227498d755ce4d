package io.atrium.installer.component;

import io.atrium.installer.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The logging configuration of a Java process whose output goes to a file anyway. */
public final class Logback {

    private static final String FILE = "logback.xml";

    private Logback() {}

    /** Writes it beside a component's configuration; INFO where no level is given. */
    public static void write(Path conf, Map<String, String> levels) throws IOException {
        StringBuilder loggers = new StringBuilder();
        new TreeMap<>(levels)
                .forEach((name, level) ->
                        loggers.append("  <logger name=\"%s\" level=\"%s\"/>%n".formatted(name, level)));
        Home.write(conf.resolve(FILE), """
                <configuration>
                  <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder>
                      <pattern>%%d{yyyy-MM-dd'T'HH:mm:ss.SSS,UTC}Z %%-5level %%logger{40} %%msg %%kvp%%n</pattern>
                    </encoder>
                  </appender>
                %s  <root level="INFO">
                    <appender-ref ref="out"/>
                  </root>
                </configuration>
                """.formatted(loggers));
    }

    /** The option that makes a process use it. */
    public static String option(Path conf) {
        return "-Dlogback.configurationFile=" + conf.resolve(FILE);
    }
}
