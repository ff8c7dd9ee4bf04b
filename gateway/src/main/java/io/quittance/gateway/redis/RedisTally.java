package io.quittance.gateway.redis;

import io.quittance.gateway.limit.Spending;
import io.quittance.gateway.limit.Tally;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Counts in Redis, by its clock: a bucket is the moment when it will be full again (GCRA), which one number says, whoever asks and
 * however late. It is kept until then.
 */
public final class RedisTally implements Tally {
    private static final int SPENDINGS_PER_CALL = 200;
    private static final int CONNECTIONS = 2;
    private static final String PREFIX = "quittance:limit:";

    /**
     * For each key: count, microseconds per token, burst. A debt ends at one burst, so that nobody is locked out for longer than a
     * burst takes to refill, whatever the instances let pass together.
     */
    private static final String SCRIPT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local left = {}
            for i, key in ipairs(KEYS) do
              local count, step, burst = tonumber(ARGV[i * 3 - 2]), tonumber(ARGV[i * 3 - 1]), tonumber(ARGV[i * 3])
              local full = math.max(tonumber(redis.call('GET', key) or 0), now) + count * step
              full = math.min(full, now + 2 * burst * step)
              redis.call('SET', key, string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000) + 1)
              left[i] = math.floor((burst * step - (full - now)) / step)
            end
            return left""";

    private final Redis redis;
    private final Context context;
    private final Duration patience;

    /** @param url {@code redis://[:password@]host:port[/database]}, or {@code rediss://…} for TLS */
    public RedisTally(Vertx vertx, String url, Duration patience) {
        this.redis = Redis.createClient(
                vertx, new RedisOptions().setConnectionString(url).setMaxPoolSize(CONNECTIONS));
        this.context = vertx.getOrCreateContext();
        this.patience = patience;
    }

    @Override
    public CompletionStage<List<Long>> spend(List<Spending> spendings) {
        Promise<List<Long>> left = Promise.promise();
        context.runOnContext(onLoop -> spend(spendings, 0, new ArrayList<>(spendings.size()))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(left));
        return left.future().toCompletionStage();
    }

    private Future<List<Long>> spend(List<Spending> spendings, int from, List<Long> left) {
        if (from >= spendings.size()) {
            return Future.succeededFuture(left);
        }
        int to = Math.min(spendings.size(), from + SPENDINGS_PER_CALL);
        return redis.send(call(spendings.subList(from, to))).compose(answer -> {
            for (Response each : answer) {
                left.add(each.toLong());
            }
            return spend(spendings, to, left);
        });
    }

    private static Request call(List<Spending> spendings) {
        Request call = Request.cmd(Command.EVAL).arg(SCRIPT).arg(spendings.size());
        spendings.forEach(spending -> call.arg(PREFIX + spending.id()));
        for (Spending spending : spendings) {
            long step = Math.max(1, TimeUnit.SECONDS.toMicros(1) / spending.perSecond());
            call.arg(spending.count()).arg(step).arg(spending.burst());
        }
        return call;
    }
}
