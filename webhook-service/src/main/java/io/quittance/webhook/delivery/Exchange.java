package io.quittance.webhook.delivery;

import io.quittance.kernel.DomainException;
import io.quittance.webhook.address.domain.AddressRules;
import io.quittance.webhook.address.domain.WebhookUrl;
import io.quittance.webhook.delivery.domain.AttemptError;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;

/**
 * One request and the beginning of its answer, all on one event loop. Ends exactly once: with the answer, after 16 KiB of it,
 * when the connection breaks, or when time is up; a connection with anything left in it is closed.
 */
final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final int EXCERPT_BYTES_MAX = 16 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final HostNames names;
    private final AddressRules rules;
    private final Clock clock;
    private final Duration timeout;
    private final Message message;
    private final Consumer<Answer> end;

    private final Buffer excerpt = Buffer.buffer();
    private Instant startedAt;
    private long startedNanos;
    private long timer;
    private boolean ended;
    private String address;
    private HttpClientRequest request;
    private Integer status;
    private String retryAfter;

    Exchange(
            Vertx vertx,
            HttpClient client,
            HostNames names,
            AddressRules rules,
            Clock clock,
            Duration timeout,
            Message message,
            Consumer<Answer> end) {
        this.vertx = vertx;
        this.client = client;
        this.names = names;
        this.rules = rules;
        this.clock = clock;
        this.timeout = timeout;
        this.message = message;
        this.end = end;
    }

    void begin() {
        startedAt = clock.instant();
        startedNanos = System.nanoTime();
        timer = vertx.setTimer(timeout.toMillis(), ignored -> breakOff(AttemptError.TIMED_OUT));
        try {
            WebhookUrl url = WebhookUrl.parse(message.url());
            rules.check(url, message.livemode());
            resolve(url)
                    .onSuccess(answers -> connect(url, answers))
                    .onFailure(unknown -> breakOff(AttemptError.NAME_UNRESOLVED));
        } catch (DomainException refused) {
            breakOff(AttemptError.ADDRESS_REFUSED);
        } catch (RuntimeException ours) {
            breakOff(ours);
        }
    }

    private Future<List<InetAddress>> resolve(WebhookUrl url) {
        return url.literal()
                .map(literal -> Future.succeededFuture(List.of(literal)))
                .orElseGet(() -> names.resolve(url.host()));
    }

    private void connect(WebhookUrl url, List<InetAddress> answers) {
        if (ended) {
            return;
        }
        try {
            // This very address, and no second look-up: a name that answers differently a moment later gains nothing.
            address = rules.choose(answers).getHostAddress();
        } catch (DomainException refused) {
            breakOff(AttemptError.ADDRESS_REFUSED);
            return;
        }
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        long timestamp = clock.instant().getEpochSecond();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(url.port(), address))
                .setHost(url.host()) // whom TLS asks for and whose certificate must come
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.target())
                .setFollowRedirects(false)
                .putHeader("host", url.authority())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Quittance-Webhooks/1.0")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader("webhook-signature", message.secret().sign(message.id(), timestamp, body));
        client.request(options).onSuccess(opened -> send(opened, body)).onFailure(this::breakOffConnecting);
    }

    private void send(HttpClientRequest opened, byte[] body) {
        request = opened;
        if (ended) {
            request.reset();
            return;
        }
        request.send(Buffer.buffer(body)).onSuccess(this::read).onFailure(this::breakOffTalking);
    }

    private void read(HttpClientResponse response) {
        if (ended) {
            return;
        }
        status = response.statusCode();
        retryAfter = response.getHeader("retry-after");
        response.exceptionHandler(ignored -> finish(false)); // the status counts, however the rest ends
        response.endHandler(ignored -> finish(true));
        response.handler(this::keep);
    }

    private void keep(Buffer chunk) {
        if (ended) {
            return;
        }
        int room = EXCERPT_BYTES_MAX - excerpt.length();
        excerpt.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
        if (chunk.length() > room) {
            finish(false);
        }
    }

    private void breakOffConnecting(Throwable failure) {
        if (causedBy(failure, SSLException.class)) {
            breakOff(AttemptError.TLS_FAILED);
        } else if (causedBy(failure, ConnectException.class) || causedBy(failure, java.io.IOException.class)) {
            breakOff(AttemptError.CONNECT_FAILED);
        } else {
            breakOff(failure);
        }
    }

    private void breakOffTalking(Throwable failure) {
        breakOff(AttemptError.CONNECTION_BROKEN);
    }

    private void breakOff(Throwable ours) {
        if (!ended) {
            LOG.errorf(ours, "The attempt to deliver %s failed for a reason of ours", message.id());
        }
        breakOff(AttemptError.INTERNAL);
    }

    private void breakOff(AttemptError error) {
        if (status != null) {
            finish(false); // it answered before time was up; only its body did not come to an end
        } else {
            end(error, false);
        }
    }

    private void finish(boolean whole) {
        end(null, whole);
    }

    private void end(AttemptError error, boolean whole) {
        if (ended) {
            return;
        }
        ended = true;
        vertx.cancelTimer(timer);
        if (request != null && !whole) {
            request.reset();
        }
        end.accept(new Answer(
                startedAt,
                Duration.ofNanos(System.nanoTime() - startedNanos),
                address,
                status,
                error,
                status == null ? null : text(),
                retryAfter));
    }

    // PostgreSQL holds no NUL, and a receiver may send anything.
    private String text() {
        return excerpt.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
