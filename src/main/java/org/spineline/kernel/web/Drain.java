package org.spineline.kernel.web;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When the server is told to stop, {@code /readyz} says no first; this lets the proxy hear it while requests are still
 * served. Then the rest of the shutdown begins.
 */
@Component
class Drain implements SmartLifecycle {
    private final Duration wait;
    private volatile boolean running;

    Drain(@Value("${spineline.web.drain}") Duration wait) {
        this.wait = wait;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
