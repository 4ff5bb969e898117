package org.spineline.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Looks at the server while people work: what it holds must not grow, and its answers must not get slower. The second fifth
 * of the time is compared with the last one; in the first people arrive and code gets warm. A run of less than twenty minutes
 * is too short to judge: it shows the figures and refuses nothing.
 */
final class Watch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofMinutes(20);
    private static final int PARTS = 5;
    private static final double MEGABYTE = 1024.0 * 1024.0;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest measures;
    private final List<Sample> samples = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private Watch(String base, String token) {
        measures = HttpRequest.newBuilder(URI.create(base + "/metrics"))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    static Watch over(String base, String token) {
        Watch watch = new Watch(base, token);
        watch.clock.scheduleAtFixedRate(watch::look, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
        return watch;
    }

    /**
     * What the server said of itself at one moment.
     *
     * @param heap bytes
     * @param answers since the start, and the seconds they took together
     */
    private record Sample(double heap, double threads, double files, double answers, double seconds) {
        static Sample of(String measures) {
            return new Sample(
                    sum(measures, "jvm_memory_used_bytes{area=\"heap\""),
                    sum(measures, "jvm_threads_live_threads"),
                    sum(measures, "process_files_open_files"),
                    sum(measures, "http_server_requests_seconds_count"),
                    sum(measures, "http_server_requests_seconds_sum"));
        }

        private static double sum(String measures, String begin) {
            return measures.lines()
                    .filter(line -> line.startsWith(begin))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    private void look() {
        try {
            HttpResponse<String> answer = http.send(measures, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                samples.add(Sample.of(answer.body()));
            }
        } catch (IOException away) {
            // The next look comes in seconds; that people were let down is for Gatling to say.
            return;
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return 0 if nothing grew, or the run was too short to say */
    int verdict() {
        close();
        if (samples.size() < 2 * PARTS) {
            throw new IllegalStateException("The server was looked at " + samples.size() + " times only");
        }
        List<String> grown = new ArrayList<>();
        System.out.println("What the server held and took, by fifths of the time:");
        // The lowest is what was left after a collection.
        compare(grown, "heap, MB", 1.25, 32, part -> lowest(part, Sample::heap) / MEGABYTE);
        compare(grown, "threads", 1, 10, part -> highest(part, Sample::threads));
        compare(grown, "open files", 1, 50, part -> highest(part, Sample::files));
        compare(grown, "answer, ms", 1.5, 5, Watch::milliseconds);
        Duration watched = EVERY.multipliedBy(samples.size());
        if (watched.compareTo(SHORTEST) < 0) {
            System.out.println(watched.toMinutes() + " minutes are too short to say whether something grows.");
            return 0;
        }
        System.out.println(grown.isEmpty() ? "Nothing grew." : "Grew: " + String.join(", ", grown));
        return grown.isEmpty() ? 0 : 1;
    }

    private void compare(
            List<String> grown, String what, double factor, double more, ToDoubleFunction<List<Sample>> figure) {
        double[] figures = new double[PARTS];
        for (int part = 0; part < PARTS; part++) {
            figures[part] = figure.applyAsDouble(
                    samples.subList(samples.size() * part / PARTS, samples.size() * (part + 1) / PARTS));
        }
        System.out.printf(
                Locale.ROOT,
                "%-12s %8.1f %8.1f %8.1f %8.1f %8.1f%n",
                what,
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4]);
        if (figures[PARTS - 1] > factor * figures[1] + more) {
            grown.add(what);
        }
    }

    private static double milliseconds(List<Sample> part) {
        Sample first = part.get(0);
        Sample last = part.get(part.size() - 1);
        return 1000 * (last.seconds - first.seconds) / Math.max(1, last.answers - first.answers);
    }

    private static double lowest(List<Sample> part, ToDoubleFunction<Sample> figure) {
        return part.stream().mapToDouble(figure).min().orElseThrow();
    }

    private static double highest(List<Sample> part, ToDoubleFunction<Sample> figure) {
        return part.stream().mapToDouble(figure).max().orElseThrow();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(EVERY.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
