package org.spineline.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The application in a process of its own that is killed in the middle of its work. */
public final class KilledProcess {
    private static final String ENDING = ".mv.db";
    private static final String HEAP = "512m";

    private KilledProcess() {}

    /** Looks at what would be left if the process died now. */
    @FunctionalInterface
    public interface Moment {
        /** @param acknowledged by then, and no later */
        void look(Connection left, List<String> acknowledged) throws Exception;
    }

    /**
     * @param home working directory, where the database is afterwards
     * @param prefix of the lines that acknowledge something
     * @param enough acknowledgements after which it is killed
     * @return the rest of those lines, also of those that came while it died
     */
    public static List<String> run(Path home, Class<?> main, String prefix, int enough) throws Exception {
        return run(home, main, prefix, enough, Integer.MAX_VALUE, (left, acknowledged) -> {});
    }

    /**
     * The same, and whenever some more are acknowledged, the process is frozen and its database copied. A death leaves what
     * had been written to the file, which is what the copy holds, so that one start serves for many moments of death.
     *
     * @param each acknowledgements between two moments
     */
    public static List<String> run(Path home, Class<?> main, String prefix, int enough, int each, Moment moment)
            throws Exception {
        Process application = started(home, OwnProcess.command(HEAP, main));
        List<String> acknowledged = new ArrayList<>();
        int next = each;
        try (BufferedReader said = application.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                hear(line, prefix, acknowledged);
                if (acknowledged.size() >= enough) {
                    // Not through the process: that would also close the stream with its last words.
                    application.toHandle().destroyForcibly();
                } else if (acknowledged.size() >= next) {
                    Path left = frozen(application, home);
                    while (said.ready()) {
                        hear(said.readLine(), prefix, acknowledged);
                    }
                    next = acknowledged.size() + each;
                    try (Connection database = database(left)) {
                        moment.look(database, List.copyOf(acknowledged));
                    }
                    signal(application, "CONT");
                }
            }
        } finally {
            application.destroyForcibly();
        }
        assertEnded(application, home, 137, "128 + SIGKILL");
        return acknowledged;
    }

    /**
     * The same on a disk that is soon full: no file of the process may grow beyond that.
     *
     * @param kilobytes that the database may have in all
     * @return what was acknowledged until the process gave up by itself
     */
    public static List<String> runOnSmallDisk(Path home, Class<?> main, String prefix, long kilobytes)
            throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "-"));
        command.addAll(OwnProcess.command(HEAP, main));
        Process application = started(home, command);
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader said = application.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                hear(line, prefix, acknowledged);
            }
        } finally {
            application.destroyForcibly();
        }
        assertEnded(application, home, 1, "ended by a booking that failed");
        return acknowledged;
    }

    /** What its database takes on the disk. */
    public static long kilobytes(Path home) throws IOException {
        return Files.size(file(home)) / 1024;
    }

    private static Process started(Path home, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(home.resolve("errors.txt").toFile())
                .start();
    }

    private static void assertEnded(Process application, Path home, int code, String how) throws Exception {
        assertThat(application.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(application.exitValue())
                .as("%s; %s", how, Files.readString(home.resolve("errors.txt")))
                .isEqualTo(code);
    }

    private static void hear(String line, String prefix, List<String> acknowledged) {
        if (line.startsWith(prefix)) {
            acknowledged.add(line.substring(prefix.length()));
        }
    }

    /** Stops every thread of it where it is. @return a home with what is in the file now */
    private static Path frozen(Process application, Path home) throws Exception {
        signal(application, "STOP");
        Path threads = Path.of("/proc", Long.toString(application.pid()), "task");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                // A thread that ended while it was being looked for.
                .ignoreException(NoSuchFileException.class)
                .until(() -> areStopped(threads));
        Path left = home.resolve("left");
        Files.createDirectories(file(left).getParent());
        Files.copy(file(home), file(left), StandardCopyOption.REPLACE_EXISTING);
        return left;
    }

    private static boolean areStopped(Path threads) throws IOException {
        try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : all.toList()) {
                // "pid (name) state": a name may hold spaces and brackets.
                String state = Files.readString(thread.resolve("stat"));
                if (state.charAt(state.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
        }
        return true;
    }

    private static void signal(Process application, String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(application.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** What it left behind. */
    public static Connection database(Path home) throws SQLException {
        String file = file(home).toString();
        return DriverManager.getConnection(
                "jdbc:h2:file:" + file.substring(0, file.length() - ENDING.length()), "spineline", "");
    }

    private static Path file(Path home) {
        return home.resolve("data").resolve("spineline" + ENDING);
    }
}
