package org.spineline.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/**
 * Notes every statement that the caller's own thread sends to the database, through Hibernate or past it; a batch counts
 * once. What runs beside it, such as the sweep of expired holds, is nobody's question.
 */
@TestComponent
public class CountedStatements implements BeanPostProcessor {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread caller;

    /** What was sent while this ran. */
    public List<String> during(Runnable work) {
        sent.clear();
        caller = Thread.currentThread();
        work.run();
        caller = null;
        return new ArrayList<>(sent);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? watched(source) : bean;
    }

    private DataSource watched(DataSource source) {
        return proxy(DataSource.class, source, "");
    }

    private <T> T watched(Class<T> type, Object statement, String sql) {
        return proxy(type, type.cast(statement), sql);
    }

    private <T> T proxy(Class<T> type, T target, String sql) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    String text = arguments != null && arguments.length > 0 && arguments[0] instanceof String first
                            ? first
                            : sql;
                    boolean isOurs = Thread.currentThread() == caller;
                    if (isOurs
                            && target instanceof Statement
                            && method.getName().startsWith("execute")) {
                        sent.add(text);
                    }
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                    if (target instanceof DataSource && result instanceof Connection connection) {
                        return proxy(Connection.class, connection, "");
                    }
                    if (target instanceof Connection && result instanceof Statement statement) {
                        return watched(method.getReturnType(), statement, text);
                    }
                    return result;
                }));
    }
}
