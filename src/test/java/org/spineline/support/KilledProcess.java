package org.spineline.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The application in a process of its own that is killed in the middle of its work. */
public final class KilledProcess {
    private KilledProcess() {}

    /**
     * @param home working directory, where the database is afterwards
     * @param prefix of the lines that acknowledge something
     * @param enough acknowledgements after which it is killed
     * @return the rest of those lines, also of those that came while it died
     */
    public static List<String> run(Path home, Class<?> main, String prefix, int enough) throws Exception {
        return run(home, main, prefix, enough, List.of("-cp", classPath()));
    }

    /** The same, sooner. */
    public static List<String> run(Path home, Class<?> main, String prefix, int enough, SharedClasses shared)
            throws Exception {
        return run(home, main, prefix, enough, shared.options());
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** It lives for seconds: what matters is that it starts soon. */
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC");
    }

    private static List<String> run(Path home, Class<?> main, String prefix, int enough, List<String> classes)
            throws Exception {
        List<String> command = new ArrayList<>(java());
        command.addAll(classes);
        command.add(main.getName());
        Process application = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(home.resolve("errors.txt").toFile())
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader said = application.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(prefix)) {
                    acknowledged.add(line.substring(prefix.length()));
                }
                if (acknowledged.size() == enough) {
                    // Not through the process: that would also close the stream with its last words.
                    application.toHandle().destroyForcibly();
                }
            }
        } finally {
            application.destroyForcibly();
        }
        assertThat(application.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(application.exitValue())
                .as("128 + SIGKILL; %s", Files.readString(home.resolve("errors.txt")))
                .isEqualTo(137);
        return acknowledged;
    }

    /** What it left behind. */
    public static Connection database(Path home) throws SQLException {
        String file = home.resolve("data").resolve("spineline").toString();
        return DriverManager.getConnection("jdbc:h2:file:" + file, "spineline", "");
    }
}
