package io.quittance.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    @Test
    void a_jvm_takes_some_megabytes() {
        assertThat(ResidentMemory.of(ProcessHandle.current()).orElseThrow()).isBetween(10_000_000L, 10_000_000_000L);
    }

    @Test
    void an_ended_process_takes_none() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        assertThat(ResidentMemory.of(process.toHandle())).isEmpty();
    }
}
