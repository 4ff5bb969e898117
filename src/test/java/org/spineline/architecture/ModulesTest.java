package org.spineline.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.SpinelineApplication;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import org.springframework.util.FileSystemUtils;
import planted.modules.PlantedApplication;

/** Modules meet only at their roots and only in the allowed direction. */
class ModulesTest {
    @Test
    void every_module_keeps_to_its_allowed_dependencies() {
        ApplicationModules modules =
                ApplicationModules.of(SpinelineApplication.class, ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);

        assertThat(modules.stream().count()).isGreaterThanOrEqualTo(4);
        modules.verify();
    }

    @Test
    void a_module_that_reaches_into_another_is_refused(@TempDir Path elsewhere) throws IOException {
        // Modulith never looks at test classes, so the planted modules are shown to it from another folder.
        FileSystemUtils.copyRecursively(
                Path.of("target", "test-classes", "planted", "modules"), elsewhere.resolve("planted/modules"));
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {elsewhere.toUri().toURL()}, usual)) {
            thread.setContextClassLoader(loader);
            ApplicationModules planted = ApplicationModules.of(PlantedApplication.class);

            assertThatExceptionOfType(Violations.class)
                    .isThrownBy(planted::verify)
                    .withMessageContaining("PlantedSecret");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }
}
