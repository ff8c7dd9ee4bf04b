package io.quittance.tenant.password;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Hashes and checks passwords, on workers of its own: a hash is slow on purpose, and an event loop must not wait for it. */
@ApplicationScoped
public class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2Function argon2;
    private final ThreadPoolExecutor workers;
    private final SecureRandom random = new SecureRandom();
    private final String nobodysHash;

    Passwords(PasswordConfig config) {
        argon2 = Argon2Function.getInstance(
                config.memoryKib(), config.iterations(), config.parallelism(), HASH_BYTES, Argon2.ID);
        workers = new ThreadPoolExecutor(
                config.workers(),
                config.workers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waitingMax()),
                task -> new Thread(task, "password-worker"));
        nobodysHash = hashNow(Long.toString(random.nextLong()));
    }

    /** The password in the PHC string format, with a salt of its own. The answer arrives on the caller's context. */
    public Uni<String> hash(String password) {
        return onWorker(() -> hashNow(password));
    }

    /** Whether the password is the one that was hashed. */
    public Uni<Boolean> matches(String password, String hash) {
        return onWorker(() -> matchesNow(password, hash));
    }

    /** False, after as much work as {@link #matches}: an unknown person must take as long as a wrong password. */
    public Uni<Boolean> matchesNobody(String password) {
        return onWorker(() -> matchesNow(password, nobodysHash)).replaceWith(false);
    }

    private String hashNow(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return argon2.hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult();
    }

    private static boolean matchesNow(String password, String hash) {
        return Argon2Function.getInstanceFromHash(hash)
                .check(password.getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            return Uni.createFrom()
                    .completionStage(() -> CompletableFuture.supplyAsync(work, workers))
                    .onFailure(RejectedExecutionException.class)
                    .transform(full -> new DomainException(
                            ErrorCode.SERVICE_UNAVAILABLE, "Too many people log in at the moment. Try again."))
                    .emitOn(task -> {
                        if (caller == null) {
                            task.run();
                        } else {
                            caller.runOnContext(back -> task.run());
                        }
                    });
        });
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }
}
