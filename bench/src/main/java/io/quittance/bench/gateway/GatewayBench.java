package io.quittance.bench.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Measures the gateway alone: what a request costs it, what it adds to an answer's time, how soon it hears of a revocation. */
public final class GatewayBench {
    private static final int CONNECTIONS = 64;
    private static final int KEYS = 1_000;
    private static final int WARM_UP_REQUESTS = 300_000;
    private static final int ROUNDS = 5;
    private static final int REQUESTS_PER_ROUND = 60_000;
    private static final int OPEN_PER_SECOND = 1_000;
    private static final int OPEN_REQUESTS = 20_000;
    private static final int REVOCATIONS = 200;

    // Held, or its level would be forgotten. The broker tells every step of its own otherwise.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");
    private static final Logger BROKER = Logger.getLogger("kafka");

    private GatewayBench() {}

    /** Runs all of it; takes about two minutes. */
    public static GatewayCost run(Path repository) throws IOException, InterruptedException {
        KAFKA.setLevel(Level.SEVERE);
        BROKER.setLevel(Level.SEVERE);
        List<BenchKey> keys = keys("inuse", KEYS);
        try (MeasuredGateway gateway = MeasuredGateway.start(repository);
                HttpLoad load = new HttpLoad(gateway.port(), CONNECTIONS, keys);
                HttpLoad direct = new HttpLoad(gateway.upstreamPort(), CONNECTIONS, keys)) {
            load.closedLoop(CONNECTIONS, WARM_UP_REQUESTS);
            direct.closedLoop(CONNECTIONS, WARM_UP_REQUESTS / 2);
            double[] micros = new double[ROUNDS];
            double[] perSecond = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                Duration before = gateway.cpu();
                long began = System.nanoTime();
                load.closedLoop(CONNECTIONS, REQUESTS_PER_ROUND);
                perSecond[round] = REQUESTS_PER_ROUND / ((System.nanoTime() - began) / 1e9);
                micros[round] = gateway.cpu().minus(before).toNanos() / 1e3 / REQUESTS_PER_ROUND;
            }
            long resident = gateway.resident();
            // Both in turn, and the median of three: what the machine does besides shall not count for one of them
            // alone.
            double[] addedMedian = new double[3];
            double[] addedP99 = new double[3];
            for (int i = 0; i < 3; i++) {
                Duration[] through = sorted(load.openLoop(OPEN_PER_SECOND, OPEN_REQUESTS / 2));
                Duration[] without = sorted(direct.openLoop(OPEN_PER_SECOND, OPEN_REQUESTS / 2));
                addedMedian[i] = millis(percentile(through, 50)) - millis(percentile(without, 50));
                addedP99[i] = millis(percentile(through, 99)) - millis(percentile(without, 99));
            }
            Duration[] delays = revocationDelays(gateway, load);
            return new GatewayCost(
                    median(micros),
                    micros,
                    median(perSecond),
                    resident,
                    median(addedMedian),
                    median(addedP99),
                    millis(percentile(delays, 50)),
                    millis(percentile(delays, 99)));
        }
    }

    /** From the moment when the event is handed to the broker until the first refusal. */
    private static Duration[] revocationDelays(MeasuredGateway gateway, HttpLoad load) {
        List<Duration> delays = new ArrayList<>();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", gateway.kafka(), "linger.ms", "0"),
                new StringSerializer(),
                new StringSerializer())) {
            for (BenchKey key : keys("revoked", REVOCATIONS)) {
                if (load.status(key) != 200) {
                    throw new IllegalStateException("a key is refused before it is revoked");
                }
                ProducerRecord<String, String> event =
                        new ProducerRecord<>("quittance.tenant", key.id(), "{\"key_id\":\"" + key.id() + "\"}");
                event.headers().add("ce_type", "api_key.revoked.v1".getBytes(StandardCharsets.UTF_8));
                long began = System.nanoTime();
                producer.send(event);
                while (load.status(key) == 200) {
                    Thread.onSpinWait();
                }
                delays.add(Duration.ofNanos(System.nanoTime() - began));
            }
        }
        return sorted(delays.toArray(Duration[]::new));
    }

    private static List<BenchKey> keys(String series, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> BenchKey.of(series, i, MeasuredGateway.PEPPER))
                .toList();
    }

    private static Duration[] sorted(Duration[] durations) {
        Arrays.sort(durations);
        return durations;
    }

    private static Duration percentile(Duration[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
