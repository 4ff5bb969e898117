package org.spineline.support;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        return at(rules, "config/clinical/" + file + ".yml");
    }

    /** @param path of a file of rules in the project */
    public static <T> T at(Class<T> rules, String path) {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load(path, new FileSystemResource(path))
                    .forEach(sources::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind(rules.getAnnotation(ConfigurationProperties.class).prefix(), rules)
                .get();
    }
}
