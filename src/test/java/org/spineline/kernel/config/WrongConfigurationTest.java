package org.spineline.kernel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.SpinelineApplication;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Whoever installs it learns from the start what to set, and every key is written down in one place. */
@ExtendWith(OutputCaptureExtension.class)
class WrongConfigurationTest {
    private static final Path PAGE = Path.of("src/docs/configuration.md");
    private static final Pattern READ_ALONE = Pattern.compile("\\$\\{(spineline\\.[a-z.-]+)");

    /** One for all: making the tables takes longer than the rest of a start. */
    private static final String TABLES = "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spineline.facility.time-zone=Mars/Base | spineline.facility.time-zone | such as America/New_York",
                "spineline.booking.hold=-5m | spineline.booking.hold | longer than",
                "spineline.booking.hold=soon | spineline.booking.hold | a time such as 30s",
                "spineline.downtime.every=2h | spineline.downtime.every | shorter than or equal to 15 minutes",
                "spineline.downtime.keep=0 | spineline.downtime.keep | greater than or equal to 2",
                "spineline.downtime.fodler=/tmp | spineline.downtime.fodler | unbound",
                "spineline.dwontime.folder=/tmp | spineline.dwontime.folder | Correct the name",
                "spineline.backup.key-file=/nowhere/key | spineline.backup.key-file | Make one with",
                "spineline.metrics.token-file=/nowhere/token | spineline.metrics.token-file | Create the file",
                "spineline.downtime.folder=/proc/nowhere | spineline.downtime.folder | may write to",
                "spineline.backup.every=15m | spineline.backup.folder | Name a folder",
            })
    void the_start_ends_with_a_sentence_that_names_the_key_and_what_to_set(
            String setting, String key, String remedy, CapturedOutput output) {
        assertThatThrownBy(() -> start("--" + setting)).isInstanceOf(Exception.class);

        assertThat(output.toString().replaceAll("\\s+", " "))
                .contains("APPLICATION FAILED TO START")
                .containsIgnoringCase(key)
                .containsIgnoringCase(remedy);
    }

    @Test
    void a_wrong_setting_is_found_before_a_database_is_opened() {
        assertThatThrownBy(() -> start("--spineline.booking.hold=-5m", "file:" + folder.resolve("database")))
                .isInstanceOf(Exception.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_backup_without_a_key_is_not_configured(CapturedOutput output) {
        assertThatThrownBy(() -> start("--spineline.backup.folder=" + folder)).isInstanceOf(Exception.class);

        assertThat(output.toString())
                .contains("spineline.backup.key-file is not set")
                .contains("openssl rand -base64 32");
    }

    @Test
    void a_short_key_is_refused(CapturedOutput output) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "c2hvcnQ=");

        assertThatThrownBy(() -> start("--spineline.backup.key-file=" + key)).isInstanceOf(Exception.class);

        assertThat(output.toString()).contains("5 bytes instead of 32");
    }

    @Test
    void every_key_is_on_the_page() throws Exception {
        String page = Files.readString(PAGE);
        Set<String> missing = new TreeSet<>();
        for (String key : keys()) {
            if (!page.contains("`" + key + "`")) {
                missing.add(key);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_key_read_alone_is_known_to_the_check() throws IOException {
        Set<String> unknown = new TreeSet<>(readAlone());
        unknown.removeAll(ConfigurationCheck.SINGLE);
        grouped()
                .forEach(type -> unknown.removeIf(key -> key.startsWith(
                        type.getAnnotation(ConfigurationProperties.class).prefix() + ".")));

        assertThat(unknown).as("add them to ConfigurationCheck.SINGLE").isEmpty();
    }

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>(readAlone());
        for (Class<?> type : grouped()) {
            String prefix = type.getAnnotation(ConfigurationProperties.class).prefix();
            if (prefix.startsWith("spineline.")) {
                for (RecordComponent part : type.getRecordComponents()) {
                    keys.add(prefix + "."
                            + part.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
        return keys;
    }

    private static Set<String> readAlone() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher found = READ_ALONE.matcher(Files.readString(file));
                while (found.find()) {
                    keys.add(found.group(1));
                }
            }
        }
        return keys;
    }

    private static List<Class<?>> grouped() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents("org.spineline").stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> org.springframework.util.ClassUtils.resolveClassName(
                        java.util.Objects.requireNonNull(name), null))
                .toList();
    }

    private static void start(String setting) {
        start(setting, TABLES);
    }

    private static void start(String setting, String database) {
        new SpringApplicationBuilder(SpinelineApplication.class)
                .run("--server.port=0", "--spring.datasource.url=jdbc:h2:" + database, setting)
                .close();
    }
}
