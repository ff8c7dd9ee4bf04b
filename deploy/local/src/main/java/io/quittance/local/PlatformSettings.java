package io.quittance.local;

import io.quittance.local.jvm.Jdk;
import io.quittance.local.jvm.JvmOptions;
import java.nio.file.Path;
import java.util.Map;

/** Everything a {@link LocalPlatform} is told before it starts; {@link PlatformBuilder} explains each. */
record PlatformSettings(
        Path repository,
        DataDirectory data,
        Path cache,
        PlatformPorts ports,
        int replicas,
        Jdk jdk,
        JvmOptions jvm,
        Map<String, String> environment,
        boolean preparesStartupCache,
        Progress progress) {}
