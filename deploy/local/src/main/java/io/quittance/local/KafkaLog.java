package io.quittance.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what the broker, which lives in this JVM, has to say to a file instead of the terminal. */
final class KafkaLog implements AutoCloseable {

    private static final List<String> SOURCES = List.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky");

    /** Loggers that nobody holds are collected, and their settings with them. */
    private final List<Logger> loggers = SOURCES.stream().map(Logger::getLogger).toList();

    private final Handler handler;

    private KafkaLog(Handler handler) {
        this.handler = handler;
    }

    static KafkaLog to(Path file) throws IOException {
        Handler handler = new FileHandler(file.toString(), true);
        handler.setFormatter(new SimpleFormatter());
        KafkaLog log = new KafkaLog(handler);
        log.loggers.forEach(logger -> {
            logger.setUseParentHandlers(false);
            logger.setLevel(Level.WARNING);
            logger.addHandler(handler);
        });
        return log;
    }

    @Override
    public void close() {
        loggers.forEach(logger -> logger.removeHandler(handler));
        handler.close();
    }
}
