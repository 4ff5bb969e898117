package org.spineline.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Read and verified once, mapped in by every process that starts afterwards: what starts fifty times starts sooner. The
 * classes are the same; only folders become jars, because the Java machine shares nothing out of folders.
 */
public final class SharedClasses {
    private final String classPath;
    private final Path archive;

    private SharedClasses(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    /** @param folder for what is made; the application starts and ends there once */
    public static SharedClasses of(Path folder, Class<?> main) throws Exception {
        List<String> path = new ArrayList<>();
        for (String entry : KilledProcess.classPath().split(File.pathSeparator)) {
            path.add(Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), folder, path.size()) : entry);
        }
        SharedClasses shared = new SharedClasses(String.join(File.pathSeparator, path), folder.resolve("classes.jsa"));
        List<String> command = new ArrayList<>(KilledProcess.java());
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + shared.archive,
                "-Dspring.context.exit=onRefresh",
                "-cp",
                shared.classPath,
                main.getName()));
        Process training = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("training.txt").toFile())
                .start();
        try {
            assertThat(training.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            training.destroyForcibly();
        }
        assertThat(shared.archive)
                .as(Files.readString(folder.resolve("training.txt")))
                .exists();
        return shared;
    }

    List<String> options() {
        return List.of("-XX:SharedArchiveFile=" + archive, "-cp", classPath);
    }

    private static String jar(Path classes, Path folder, int number) throws IOException {
        Path jar = folder.resolve("classes" + number + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> found = Files.walk(classes)) {
            zip.setLevel(0);
            for (Path each : found.sorted().toList()) {
                String name = classes.relativize(each).toString().replace(File.separatorChar, '/');
                // Folders too: what is searched for by name in them is not found otherwise.
                if (Files.isDirectory(each) && !name.isEmpty()) {
                    zip.putNextEntry(new ZipEntry(name + "/"));
                } else if (Files.isRegularFile(each)) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(each, zip);
                }
            }
        }
        return jar.toString();
    }
}
