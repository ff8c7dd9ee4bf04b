package io.quittance.gateway.accesslog;

import io.quittance.gateway.GatewayConfig;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * Writes one line per request. An event loop only lays down what is to be written; a thread of its own does the rest, many lines at
 * a time. Who can't be written down in time is dropped and counted: a slow disk or pipe must not slow the requests.
 */
public final class AccessLog implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final int LINES_AT_ONCE = 1_024;
    // Somebody who reads along shall not wait; and a line at a time would wake the thread for each request.
    private static final long GATHER_MILLIS = 50;
    private static final long CLOSE_MILLIS = 2_000;

    private final BlockingQueue<Access> waiting;
    private final OutputStream out;
    private final LongAdder dropped = new LongAdder();
    private final Thread thread = new Thread(this::run, "access-log");
    private volatile boolean closed;

    AccessLog(OutputStream out, int waitingMax) {
        this.waiting = new ArrayBlockingQueue<>(waitingMax);
        this.out = out;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * @return null if nothing is to be written
     * @throws UncheckedIOException if the file can't be opened
     */
    public static AccessLog of(GatewayConfig.AccessLog config) {
        if (!config.enabled()) {
            return null;
        }
        return new AccessLog(
                config.file().map(AccessLog::append).orElseGet(AccessLog::standardOutput), config.waitingMax());
    }

    public void add(Access access) {
        if (!waiting.offer(access)) {
            dropped.increment();
        }
    }

    /** How many requests were not written down. */
    public long dropped() {
        return dropped.sum();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Access> batch = new ArrayList<>(LINES_AT_ONCE);
        StringBuilder lines = new StringBuilder();
        try (out) {
            while (!closed || !waiting.isEmpty()) {
                Access first = waiting.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                waiting.drainTo(batch, LINES_AT_ONCE - 1);
                batch.forEach(access -> AccessLine.append(lines, access));
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
                boolean few = batch.size() < LINES_AT_ONCE;
                batch.clear();
                lines.setLength(0);
                if (few && !closed) {
                    Thread.sleep(GATHER_MILLIS);
                }
            }
        } catch (IOException e) {
            LOG.errorf("The access log cannot be written any more: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutputStream append(Path file) {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Past the console handler of the logging, whose format is another. Closing it would close the process' output. */
    private static OutputStream standardOutput() {
        return new FileOutputStream(FileDescriptor.out) {
            @Override
            public void close() {
                // Stays open for others.
            }
        };
    }
}
