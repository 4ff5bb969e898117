package org.spineline.load;

import io.gatling.javaapi.core.Simulation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.spineline.SpinelineApplication;
import org.spineline.kernel.secret.KeySetting;
import org.spineline.kernel.secret.Tokens;
import org.spineline.support.OwnProcess;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Starts a PostgreSQL and a server, fills them, lets two hundred people at them, and ends with what Gatling thinks of it. */
public final class LoadRun {
    static final String INSTALLER_PASSWORD = "seven lamps over a quiet harbour";

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final int PORT = Integer.getInteger("load.port", 18_090);

    private LoadRun() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of("target", "load").toAbsolutePath());
        int verdict;
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "256MB")
                .start()) {
            String url = database.getJdbcUrl("postgres", "postgres");
            String token = newKey();
            Process server = server(work, url, Files.writeString(work.resolve("measures.token"), token));
            try {
                String base = "http://127.0.0.1:" + PORT;
                if (!OwnProcess.isReady(server, base, LONGEST_START)) {
                    throw new IllegalStateException("The server did not start; see target/load/server.txt");
                }
                new Site(new JdbcTemplate(new DriverManagerDataSource(url, "postgres", "")), base)
                        .build(work.resolve("lists"));
                System.out.println("The site is filled; two hundred people arrive.");
                try (Watch watch = Watch.over(base, token)) {
                    verdict = gatling(work, base, ClinicSimulation.class);
                    verdict = Math.max(verdict, watch.verdict());
                }
                System.out.println("Now sixty-four of them guess passwords.");
                verdict = Math.max(verdict, gatling(work, base, FloodSimulation.class));
            } finally {
                OwnProcess.end(server);
            }
        }
        System.exit(verdict);
    }

    private static Process server(Path work, String url, Path token) throws IOException {
        List<String> command = java(shipped(), "-Xmx768m");
        command.addAll(List.of(
                SpinelineApplication.class.getName(),
                "--server.port=" + PORT,
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--spineline.access.second-factor=optional",
                "--spineline.access.https=false",
                "--spineline.metrics.token-file=" + token,
                "--spineline.first-administrator.username=installer",
                "--spineline.first-administrator.password=" + INSTALLER_PASSWORD));
        ProcessBuilder server = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("server.txt").toFile());
        // In the environment: what stands on the command line is in every list of processes.
        server.environment().put("SPINELINE_KEYS_RECORDS", newKey());
        server.environment().put("SPINELINE_KEYS_AUDIT", newKey());
        return server.start();
    }

    /** @return 0 if every promise was kept */
    private static int gatling(Path work, String base, Class<? extends Simulation> simulation)
            throws IOException, InterruptedException {
        List<String> command = java(
                System.getProperty("java.class.path"),
                "-Xmx512m",
                // Its log writer looks into strings.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dload.base=" + base,
                "-Dload.lists=" + work.resolve("lists"));
        String minutes = System.getProperty("load.minutes");
        if (minutes != null) {
            command.add("-Dload.minutes=" + minutes);
        }
        command.addAll(List.of(
                "io.gatling.app.Gatling",
                "-s",
                simulation.getName(),
                "-rf",
                work.resolve("results").toString(),
                "-nr"));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static String newKey() {
        return Base64.getEncoder().encodeToString(Tokens.random(KeySetting.BYTES));
    }

    /** Without what the tests set: their settings would count for the server too. */
    private static String shipped() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> java(String classPath, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath));
        return command;
    }
}
