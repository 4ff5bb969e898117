package org.spineline.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

class SinglePageTest {
    private static final Path ROUTES = Path.of("frontend", "src", "routeTree.gen.ts");

    @Test
    void every_screen_can_be_loaded_by_its_own_address() throws Exception {
        String[] served = SinglePage.class
                .getDeclaredMethod("page")
                .getAnnotation(GetMapping.class)
                .value();

        for (String screen : screens()) {
            assertThat(matches(SinglePage.OPEN_PATHS, screen))
                    .as("%s is let through", screen)
                    .isTrue();
            assertThat(matches(served, screen)).as("%s is answered", screen).isTrue();
        }
    }

    private static boolean matches(String[] patterns, String screen) {
        return Arrays.stream(patterns)
                .map(PathPatternParser.defaultInstance::parse)
                .anyMatch((PathPattern pattern) -> pattern.matches(PathContainer.parsePath(screen)));
    }

    private static List<String> screens() throws IOException {
        String tree = Files.readString(ROUTES);
        String routes = tree.substring(
                tree.indexOf("interface FileRoutesByFullPath"), tree.indexOf("interface FileRoutesByTo"));
        List<String> screens = Pattern.compile("\"(/[^\"]*)\"")
                .matcher(routes)
                .results()
                .map((MatchResult found) -> found.group(1).replaceAll("\\$\\w*", "x"))
                .filter(path -> !path.equals("/x"))
                .toList();
        assertThat(screens).hasSizeGreaterThan(20);
        return screens;
    }
}
