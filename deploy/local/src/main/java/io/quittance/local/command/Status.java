package io.quittance.local.command;

import io.quittance.local.Readiness;
import io.quittance.local.running.ResidentMemory;
import io.quittance.local.running.RunningPlatform;
import io.quittance.local.running.RunningProcess;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code ./quittance status}: each process with its port, whether it is ready, and its memory. */
final class Status {

    private static final int NOT_RUNNING = 3;
    private static final double MIB = 1024 * 1024;
    private static final String ROW = "%-14s %8s %6s  %-9s %10s%n";

    private final Options options;
    private final Readiness readiness = new Readiness();

    Status(Options options) {
        this.options = options;
    }

    /** The exit status is 0 when all is ready, 1 when something is not, 3 when nothing runs. */
    int run() throws InterruptedException {
        Optional<RunningPlatform> running = RunningPlatform.read(options.data().running());
        if (running.isEmpty()) {
            System.out.println("Quittance is not running");
            return NOT_RUNNING;
        }
        if (!running.get().isUp()) {
            System.out.println("Quittance was killed; ./quittance down stops what is left of it");
            return NOT_RUNNING;
        }
        System.out.printf(ROW, "PROCESS", "PID", "PORT", "STATE", "MEMORY");
        boolean ready = true;
        for (RunningProcess server : running.get().servers()) {
            boolean alive = server.handle().isPresent();
            ready &= alive;
            print(server, alive ? "ready" : "gone", memoryOf(server));
        }
        for (RunningProcess service : running.get().services()) {
            String state = stateOf(service);
            ready &= state.equals("ready");
            print(service, state, memoryOf(service));
        }
        return ready ? 0 : 1;
    }

    private String stateOf(RunningProcess service) throws InterruptedException {
        if (service.handle().isEmpty()) {
            return "gone";
        }
        return readiness.isReady(service.port()) ? "ready" : "not ready";
    }

    private static OptionalLong memoryOf(RunningProcess process) {
        return process.handle()
                .map(handle ->
                        process.name().equals("postgres") ? ResidentMemory.ofTree(handle) : ResidentMemory.of(handle))
                .orElse(OptionalLong.empty());
    }

    private static void print(RunningProcess process, String state, OptionalLong bytes) {
        String memory = bytes.isPresent() ? "%.0f MiB".formatted(bytes.getAsLong() / MIB) : "";
        System.out.printf(ROW, process.name(), process.pid(), process.port(), state, memory);
    }
}
