package io.quittance.local.command;

import io.quittance.local.LocalPlatform;
import io.quittance.local.PlatformFailure;
import io.quittance.local.jvm.ClassDataArchive;
import io.quittance.local.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** {@code ./quittance up}: runs the platform until it is told to stop or something breaks. */
final class Up {

    private static final Duration FILLER_PATIENCE = Duration.ofSeconds(10);

    private final Options options;
    private final StartProgress progress = new StartProgress(System.out, Boolean.getBoolean("quittance.terminal"));
    private volatile Thread filler;

    Up(Options options) {
        this.options = options;
    }

    int run() throws InterruptedException, IOException {
        LocalPlatform platform = LocalPlatform.builder()
                .repository(options.repository())
                .directory(options.data().root())
                .cache(options.data().cache())
                .ports(options.ports())
                .jvm(options.jvm())
                .prepareStartupCache()
                .progress(progress)
                .build();
        // However this process is told to end, by Ctrl-C, SIGTERM or its own exit, the platform ends first.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform), "stop"));
        try {
            return serve(platform);
        } catch (PlatformFailure e) {
            return platform.isClosing() ? 0 : report(e);
        }
    }

    private int serve(LocalPlatform platform) throws InterruptedException, IOException {
        long began = System.nanoTime();
        System.out.println("Starting Quittance, data in " + options.data().root());
        platform.start();
        DemoTenant demo = DemoTenant.seedOnce(platform.url(), options.data().demoTenant());
        progress.end();
        System.out.print(welcome(platform, demo, Duration.ofNanos(System.nanoTime() - began))
                .text());
        fillStartupCacheMeanwhile(platform);
        return report(platform.failure().join());
    }

    private Welcome welcome(LocalPlatform platform, DemoTenant demo, Duration took) {
        String mailServer = System.getenv("QUITTANCE_SMTP_HOST"); // services inherit it
        String mail = mailServer == null || mailServer.isEmpty()
                ? "lands in " + options.data().mailbox()
                : "leaves through " + mailServer;
        return new Welcome(platform.url(), demo, platform.operatorPassword(), mail, took);
    }

    private int report(PlatformFailure failure) {
        progress.end();
        System.err.println("quittance: " + failure.getMessage());
        return 1;
    }

    /** The first start of a build prepares archives; making them takes a while, which nobody should wait for. */
    private void fillStartupCacheMeanwhile(LocalPlatform platform) {
        filler = new Thread(() -> fillStartupCache(platform), "startup cache");
        filler.setDaemon(true);
        filler.start();
    }

    private void fillStartupCache(LocalPlatform platform) {
        try {
            platform.fillStartupCache();
            String ownArchive = System.getProperty("quittance.archive"); // the script sets it when there is none
            if (ownArchive != null) {
                Path classList = Path.of(ownArchive + ".classlist");
                Path jar = options.repository().resolve("deploy/local/target/quittance-local-launcher.jar");
                new ClassDataArchive(Path.of(ownArchive), classList).create(jar, Jdk.current());
            }
        } catch (IOException e) {
            System.err.println("quittance: the next start will be slow: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(LocalPlatform platform) {
        progress.end();
        if (progress.hasBegun()) {
            System.out.println("Stopping");
        }
        endFilling();
        platform.close();
        if (progress.hasBegun()) {
            System.out.println("Stopped");
        }
    }

    /** The JVM that makes an archive must not outlive this one. */
    private void endFilling() {
        Thread unfinished = filler;
        if (unfinished != null) {
            unfinished.interrupt();
            try {
                unfinished.join(FILLER_PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
