package org.spineline.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A Java machine with the classes of the tests, for a process of its own that lives for seconds. */
public final class OwnProcess {
    private OwnProcess() {}

    /** @param heap such as "512m" */
    public static List<String> command(String heap, Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                // What matters is that it starts soon.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                main.getName());
    }

    /** @return whether it can be worked with; not if it ended, or took longer than that */
    public static boolean isReady(Process server, String base, Duration longest) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(base + "/readyz")).build();
        Callable<Boolean> answers = () -> {
            try {
                return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException notYet) {
                // Nobody listens yet.
                return false;
            }
        };
        try {
            Awaitility.await()
                    .atMost(longest)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !server.isAlive() || answers.call());
        } catch (ConditionTimeoutException tooLate) {
            return false;
        }
        return server.isAlive();
    }

    /** Asks it to end, and makes it after half a minute. */
    public static void end(Process server) throws InterruptedException {
        server.destroy();
        server.waitFor(30, TimeUnit.SECONDS);
        server.destroyForcibly();
    }

    /** Surefire hides it behind a jar of its own. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
