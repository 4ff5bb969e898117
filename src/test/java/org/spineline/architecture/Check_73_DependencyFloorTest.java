package org.spineline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.support.OwnProcess;

/** Nothing older is shipped than what is known to be mended. */
class Check_73_DependencyFloorTest {
    private static final Path FLOOR = Path.of("src/test/resources/dependency-floor.txt");

    @TestFactory
    Stream<DynamicTest> no_library_is_below_its_floor() throws IOException {
        return Files.readAllLines(FLOOR).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", 3))
                .map(line -> DynamicTest.dynamicTest(line[0], () -> assertThat(shipped(line[0]))
                        .as("%s, floor %s: %s", line[0], line[1], line[2])
                        .isGreaterThanOrEqualTo(Version.parse(line[1]))));
    }

    @Test
    void an_older_one_would_be_noticed() {
        assertThat(shipped("spring-boot")).isLessThan(Version.parse("99.0.0"));
        assertThat(Version.parse("4.0.5")).isLessThan(Version.parse("4.0.6"));
        assertThat(Version.parse("4.0.10")).isGreaterThan(Version.parse("4.0.6"));
    }

    private static Version shipped(String artifact) {
        Pattern jar = Pattern.compile(Pattern.quote(artifact) + "-(\\d[^/]*)\\.jar");
        List<String> found = Stream.of(OwnProcess.classPath().split(Pattern.quote(File.pathSeparator)))
                .map(entry -> jar.matcher(Path.of(entry).getFileName().toString()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();
        assertThat(found).as(artifact).hasSize(1);
        return Version.parse(found.get(0));
    }
}
