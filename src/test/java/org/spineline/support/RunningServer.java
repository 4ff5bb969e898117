package org.spineline.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spineline.SpinelineApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** A server that a test starts and stops by itself, on a database of its choice; the clock is as still as in other tests. */
public final class RunningServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param more arguments, as on the command line */
    public static RunningServer on(Map<String, Object> database, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spineline.keys.second-factor=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                // Without an account nothing but the setup would answer.
                "--spineline.first-administrator.username=installer",
                "--spineline.first-administrator.password=seven lamps over a quiet harbour"));
        database.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.addAll(List.of(more));
        return new RunningServer(new SpringApplicationBuilder(SpinelineApplication.class, AsInOtherTests.class)
                .run(arguments.toArray(String[]::new)));
    }

    public Api api() {
        return bean(Api.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @AutoConfigureMockMvc(print = MockMvcPrint.NONE)
    @Import({TestClock.Configuration.class, Api.class})
    static class AsInOtherTests {}
}
