package org.spineline.support;

import java.nio.file.Path;
import java.util.List;

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

    /** Surefire hides it behind a jar of its own. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
