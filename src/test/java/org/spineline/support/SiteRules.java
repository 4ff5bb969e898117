package org.spineline.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.spineline.booking.domain.plan.PlanningRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.FileSystemResource;

/** The clinical limits that ship with the product, without the application around them. */
public final class SiteRules {
    private SiteRules() {}

    /** @param file name in {@code config/clinical}, without the extension */
    public static <T> T of(Class<T> rules, String file) {
        return read(rules, file, "config/clinical/" + file + ".yml");
    }

    /** What the site wants of a day plan. */
    public static PlanningRules planning() {
        return read(PlanningRules.class, "planning", "config/planning.yml");
    }

    private static <T> T read(Class<T> rules, String name, String path) {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load(name, new FileSystemResource(path))
                    .forEach(sources::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind(rules.getAnnotation(ConfigurationProperties.class).prefix(), rules)
                .get();
    }
}
