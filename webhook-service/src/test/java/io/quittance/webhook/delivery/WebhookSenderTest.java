package io.quittance.webhook.delivery;

import static io.quittance.webhook.HostileReceiver.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quittance.webhook.HostileReceiver;
import io.quittance.webhook.Receiver;
import io.quittance.webhook.address.domain.AddressRules;
import io.quittance.webhook.delivery.domain.AttemptError;
import io.quittance.webhook.signing.SigningSecret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sender against receivers as strangers write them. */
@Timeout(60)
class WebhookSenderTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofSeconds(4);
    private static final int EXCERPT_MAX = 16 * 1024;
    private static final AddressRules LOCAL = new AddressRules(true, Set.of());
    private static Vertx vertx;

    private final SigningSecret secret = SigningSecret.generate();
    private final Receiver receiver = new Receiver();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_message_arrives_signed_and_as_it_is() {
        Answer answer = send(receiver.url("/hooks?shop=1"));
        Receiver.Received received = receiver.requests("/hooks").get(0);
        received.verify(secret.reveal());
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.body()).isEqualTo("{\"name\":\"Zo\u00eb\"}");
        assertThat(received.header("webhook-id")).isEqualTo("evt_1");
        assertThat(received.header("content-type")).isEqualTo("application/json");
        assertThat(received.header("host")).isEqualTo("127.0.0.1:" + receiver.port());
        assertThat(received.headers()).doesNotContainKeys("traceparent", "authorization", "transfer-encoding");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.error()).isNull();
        assertThat(answer.excerpt()).isEqualTo("ok");
        assertThat(answer.address()).isEqualTo("127.0.0.1");
    }

    @Test
    void a_redirect_is_not_followed() {
        receiver.answer("/", number -> new Receiver.Reply(302, "", Map.of("Location", receiver.url("/inside"))));
        assertThat(send(receiver.url("/")).status()).isEqualTo(302);
        assertThat(receiver.requests("/inside")).isEmpty();
    }

    @Test
    void a_request_for_patience_is_handed_on() {
        receiver.answer("/", number -> new Receiver.Reply(429, "", Map.of("Retry-After", "120")));
        assertThat(send(receiver.url("/")).retryAfter()).isEqualTo("120");
    }

    @Test
    void a_nul_in_the_answer_is_replaced() {
        receiver.answer("/", number -> new Receiver.Reply(200, "a\0b", Map.of()));
        assertThat(send(receiver.url("/")).excerpt()).isEqualTo("a\uFFFDb");
    }

    @Test
    void of_100_megabytes_16_kibibytes_are_read() throws IOException {
        AtomicLong written = new AtomicLong();
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n"));
            byte[] chunk = new byte[64 * 1024];
            Arrays.fill(chunk, (byte) 'x');
            for (int i = 0; i < 1600; i++) {
                out.write(chunk);
                written.addAndGet(chunk.length);
            }
        })) {
            Answer answer = send(hostile.url());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.excerpt()).hasSize(EXCERPT_MAX);
            await().until(() -> hostile.open() == 0);
            assertThat(written.get()).isLessThan(50L * 1024 * 1024);
        }
    }

    @Test
    void a_receiver_that_hangs_is_left() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> drain(socket))) {
            Answer answer = send(hostile.url());
            assertThat(answer.error()).isEqualTo(AttemptError.TIMED_OUT);
            assertThat(answer.duration()).isBetween(TIMEOUT.minusMillis(50), BOUND);
            await().until(() -> hostile.open() == 0);
        }
    }

    @Test
    void a_head_that_drips_is_left() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n"));
            drip(out, "X-A: b\r\n");
        })) {
            Answer answer = send(hostile.url());
            assertThat(answer.error()).isEqualTo(AttemptError.TIMED_OUT);
            assertThat(answer.duration()).isLessThan(BOUND);
            await().until(() -> hostile.open() == 0);
        }
    }

    @Test
    void a_body_that_drips_does_not_undo_the_status() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"));
            drip(out, "x");
        })) {
            Answer answer = send(hostile.url());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.duration()).isLessThan(BOUND);
            await().until(() -> hostile.open() == 0);
        }
    }

    @Test
    void a_body_that_ends_too_early_does_not_undo_the_status() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {
            readHead(socket);
            out.write(ascii("HTTP/1.1 201 Created\r\nContent-Length: 1000\r\n\r\nx"));
        })) {
            Answer answer = send(hostile.url());
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.excerpt()).isEqualTo("x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "H", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nX-A: b", "SSH-2.0-OpenSSH_9.2\r\n\r\n"})
    void a_connection_that_breaks_before_a_status_is_no_answer(String beginning) throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {
            readHead(socket);
            out.write(ascii(beginning));
        })) {
            Answer answer = send(hostile.url());
            assertThat(answer.error()).isEqualTo(AttemptError.CONNECTION_BROKEN);
            assertThat(answer.status()).isNull();
        }
    }

    @Test
    void a_reset_is_no_answer() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> socket.setSoLinger(true, 0))) {
            assertThat(send(hostile.url()).error()).isIn(AttemptError.CONNECTION_BROKEN, AttemptError.CONNECT_FAILED);
        }
    }

    @Test
    void a_head_without_end_is_cut() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {
            readHead(socket);
            out.write(ascii("HTTP/1.1 200 OK\r\n"));
            while (true) {
                out.write(ascii("X-Padding: " + "x".repeat(1000) + "\r\n"));
            }
        })) {
            Answer answer = send(hostile.url());
            assertThat(answer.error()).isEqualTo(AttemptError.CONNECTION_BROKEN);
            await().until(() -> hostile.open() == 0);
        }
    }

    @Test
    void nobody_there_is_no_answer() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(send("http://127.0.0.1:" + port + "/").error()).isEqualTo(AttemptError.CONNECT_FAILED);
    }

    @Test
    void plain_text_where_tls_is_due_is_no_answer() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {
            out.write(ascii("HTTP/1.1 400 Bad Request\r\n\r\n"));
            drain(socket);
        })) {
            assertThat(send("https://127.0.0.1:" + hostile.port() + "/").error())
                    .isEqualTo(AttemptError.TLS_FAILED);
        }
    }

    @Test
    void a_name_is_looked_up_once_and_that_answer_connected_to() {
        AtomicInteger lookUps = new AtomicInteger();
        HostNames rebinding = name ->
                Future.succeededFuture(List.of(address(lookUps.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")));
        Answer answer = send(rebinding, LOCAL, "http://hooks.example.test:" + receiver.port() + "/a");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.address()).isEqualTo("127.0.0.1");
        assertThat(lookUps).hasValue(1);
        assertThat(receiver.requests("/a").get(0).header("host")).isEqualTo("hooks.example.test:" + receiver.port());
    }

    @Test
    void a_name_with_any_bad_answer_is_not_connected_to() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {})) {
            HostNames mixed = name -> Future.succeededFuture(List.of(address("127.0.0.1"), address("169.254.169.254")));
            Answer answer = send(mixed, LOCAL, "http://hooks.example.test:" + hostile.port() + "/");
            assertThat(answer.error()).isEqualTo(AttemptError.ADDRESS_REFUSED);
            assertThat(hostile.connections()).isZero();
        }
    }

    @Test
    void production_does_not_connect_to_this_machine_by_whatever_name() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {})) {
            AddressRules production = new AddressRules(false, Set.of(hostile.port()));
            for (String local : List.of("127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::")) {
                HostNames names = name -> Future.succeededFuture(List.of(address(local)));
                Answer answer = send(names, production, "https://hooks.example.test:" + hostile.port() + "/");
                assertThat(answer.error()).isEqualTo(AttemptError.ADDRESS_REFUSED);
            }
            assertThat(send(null, production, "https://127.0.0.1:" + hostile.port() + "/")
                            .error())
                    .isEqualTo(AttemptError.ADDRESS_REFUSED);
            assertThat(hostile.connections()).isZero();
        }
    }

    @Test
    void an_unknown_name_is_no_answer() {
        HostNames none = name -> Future.failedFuture("unknown");
        assertThat(send(none, LOCAL, "http://nowhere.example.test/").error()).isEqualTo(AttemptError.NAME_UNRESOLVED);
    }

    @Test
    void a_name_that_nobody_answers_for_is_left() {
        HostNames silent = name -> Future.future(never -> {});
        assertThat(send(silent, LOCAL, "http://nowhere.example.test/").error()).isEqualTo(AttemptError.TIMED_OUT);
    }

    @Test
    void tls_asks_for_the_name_though_it_connects_to_the_address(@TempDir Path directory) throws Exception {
        Path keys = certificate(directory, "hooks.example.test");
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = tlsServer(keys, asked);
        HostNames names = name -> Future.succeededFuture(List.of(address("127.0.0.1")));
        HttpClientOptions trusting = new HttpClientOptions().setTrustOptions(jks(keys));

        Answer answer = send(names, LOCAL, "https://hooks.example.test:" + server.actualPort() + "/", trusting);

        assertThat(answer.error()).isNull();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(asked).containsExactly("hooks.example.test");
    }

    @Test
    void another_names_certificate_is_refused(@TempDir Path directory) throws Exception {
        Path keys = certificate(directory, "hooks.example.test");
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = tlsServer(keys, asked);
        HostNames names = name -> Future.succeededFuture(List.of(address("127.0.0.1")));
        String port = ":" + server.actualPort() + "/";

        assertThat(send(
                                names,
                                LOCAL,
                                "https://other.example.test" + port,
                                new HttpClientOptions().setTrustOptions(jks(keys)))
                        .error())
                .isEqualTo(AttemptError.TLS_FAILED);
        assertThat(send(names, LOCAL, "https://hooks.example.test" + port).error())
                .as("a certificate that nobody vouches for")
                .isEqualTo(AttemptError.TLS_FAILED);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_hundred_that_hang_do_not_delay_one_that_answers() throws Exception {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> drain(socket))) {
            WebhookSender sender = sender(null, LOCAL, new HttpClientOptions());
            CountDownLatch ended = new CountDownLatch(100);
            List<Answer> hung = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 100; i++) {
                sender.send(message(hostile.url())).subscribe().with(answer -> {
                    hung.add(answer);
                    ended.countDown();
                });
            }
            Answer quick = sender.send(message(receiver.url("/"))).await().atMost(BOUND);
            assertThat(quick.status()).isEqualTo(200);
            assertThat(quick.duration()).isLessThan(TIMEOUT);
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(new ArrayList<>(hung)).allMatch(answer -> answer.error() == AttemptError.TIMED_OUT);
        }
    }

    private Answer send(String url) {
        return send(null, LOCAL, url);
    }

    private Answer send(HostNames names, AddressRules rules, String url) {
        return send(names, rules, url, new HttpClientOptions());
    }

    private Answer send(HostNames names, AddressRules rules, String url, HttpClientOptions options) {
        return sender(names, rules, options).send(message(url)).await().atMost(Duration.ofSeconds(10));
    }

    private static WebhookSender sender(HostNames names, AddressRules rules, HttpClientOptions options) {
        return new WebhookSender(vertx, names, rules, Clock.systemUTC(), TIMEOUT, 512, options);
    }

    private Message message(String url) {
        return new Message("evt_1", url, true, secret, "{\"name\":\"Zo\u00eb\"}");
    }

    private static HttpServer tlsServer(Path keys, List<String> asked) {
        return vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(jks(keys)))
                .requestHandler(request -> {
                    asked.add(request.connection().indicatedServerName());
                    request.response().setStatusCode(204).end();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static JksOptions jks(Path keys) {
        return new JksOptions().setPath(keys.toString()).setPassword("changeit");
    }

    private static Path certificate(Path directory, String name) throws Exception {
        Path keys = directory.resolve("keys.jks");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        keys.toString(),
                        "-storetype",
                        "JKS",
                        "-storepass",
                        "changeit",
                        "-keypass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        return keys;
    }

    private static void drain(java.net.Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // Reads until the other side has had enough.
        }
    }

    private static void readHead(java.net.Socket socket) throws IOException {
        // The whole request fits into what one read gives.
        socket.getInputStream().read(new byte[8192]);
    }

    private static void drip(java.io.OutputStream out, String drop) throws IOException {
        try {
            while (true) {
                out.write(ascii(drop));
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
