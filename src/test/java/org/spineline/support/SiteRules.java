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
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load(file, new FileSystemResource("config/clinical/" + file + ".yml"))
                    .forEach(sources::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind(rules.getAnnotation(ConfigurationProperties.class).prefix(), rules)
                .get();
    }
}
