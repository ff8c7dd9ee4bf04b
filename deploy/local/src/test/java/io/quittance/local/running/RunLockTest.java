package io.quittance.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @Test
    void only_one_holds_it_until_it_is_closed(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("lock");
        try (RunLock held = RunLock.acquire(file).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(RunLock.acquire(file)).isEmpty();
        }
        try (RunLock next = RunLock.acquire(file).orElseThrow()) {
            assertThat(next).isNotNull();
        }
    }
}
