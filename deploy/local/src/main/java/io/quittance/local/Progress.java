package io.quittance.local;

import java.time.Duration;

/** Hears how a platform's start goes on, from several threads. Names are those of logs: {@code postgres}, {@code billing-2}. */
public interface Progress {

    /** Says nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void starting(String name) {}

        @Override
        public void ready(String name, Duration took) {}
    };

    void starting(String name);

    void ready(String name, Duration took);
}
