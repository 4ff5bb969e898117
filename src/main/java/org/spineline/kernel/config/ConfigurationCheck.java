package org.spineline.kernel.config;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.spineline.kernel.time.FacilityProperties;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * A key below {@code spineline} that nobody reads is a mistake of the one who wrote it: he believes to have set something.
 * Inside a group each record refuses what it does not know; this refuses groups.
 */
@Component
class ConfigurationCheck implements BeanFactoryPostProcessor, EnvironmentAware {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("spineline");
    private static final Predicate<String> OURS = group -> group.startsWith("spineline.");

    /** Read one by one, where no record is worth it; {@code test} and {@code openapi} belong to the tests. */
    static final Set<String> SINGLE = Set.of(
            "spineline.web.max-body-size",
            "spineline.web.drain",
            "spineline.setup.written-to",
            "spineline.setup.token-file",
            "spineline.follow-up.sweep-every",
            "spineline.node",
            "spineline.demo.credentials-file",
            "spineline.first-administrator.username",
            "spineline.first-administrator.password",
            "spineline.database.url",
            "spineline.database.user",
            "spineline.database.password",
            "spineline.test",
            "spineline.openapi.write");

    @SuppressWarnings("NullAway.Init")
    private Environment environment;

    /** Before anything can be injected. */
    @Override
    public void setEnvironment(Environment known) {
        environment = known;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Map<String, String> beanOf = groups(beans);
        Set<String> groups = beanOf.keySet();
        Set<ConfigurationPropertyName> known = new TreeSet<>();
        groups.forEach(group -> known.add(ConfigurationPropertyName.of(group)));
        SINGLE.forEach(key -> known.add(ConfigurationPropertyName.of(key)));
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource readable) {
                boolean variables = readable.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
                readable.stream()
                        .filter(ROOT::isAncestorOf)
                        .filter(name -> !isKnown(name, variables, known))
                        .findFirst()
                        .ifPresent(name -> {
                            throw new WrongConfigurationException(
                                    name + " is set, and nothing reads it.",
                                    "Correct the name or take the key away. What there is below \"spineline\": "
                                            + groups.stream().filter(OURS).collect(Collectors.joining(", "))
                                            + "; every key is in src/docs/configuration.md.");
                        });
            }
        }
        // What is wrong in a group is said before a database is opened, let alone changed.
        String[] ours = beanOf.entrySet().stream()
                .filter(group -> OURS.test(group.getKey()))
                .map(Map.Entry::getValue)
                .toArray(String[]::new);
        for (String database : beans.getBeanNamesForType(DataSource.class, true, false)) {
            BeanDefinition definition = beans.getBeanDefinition(database);
            definition.setDependsOn(StringUtils.concatenateStringArrays(definition.getDependsOn(), ours));
        }
    }

    /** A variable's name has lost its dashes and dots, so it is compared without them. */
    private static boolean isKnown(
            ConfigurationPropertyName name, boolean variable, Collection<ConfigurationPropertyName> known) {
        return variable
                ? known.stream().anyMatch(each -> plain(name).startsWith(plain(each)))
                : known.stream().anyMatch(each -> each.equals(name) || each.isAncestorOf(name));
    }

    private static String plain(ConfigurationPropertyName name) {
        return name.toString().replace("-", "").replace(".", "");
    }

    /** The bean of each group, by prefix. */
    private static Map<String, String> groups(ConfigurableListableBeanFactory beans) {
        Map<String, String> groups = new TreeMap<>();
        for (String bean : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            ConfigurationProperties says = beans.findAnnotationOnBean(bean, ConfigurationProperties.class);
            if (says != null) {
                groups.put(says.prefix(), bean);
            }
        }
        if (groups.keySet().stream().noneMatch(OURS)) {
            throw new IllegalStateException("No group was found, not even that of " + FacilityProperties.class);
        }
        return groups;
    }
}
