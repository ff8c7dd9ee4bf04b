package io.quittance.local;

import io.quittance.local.jvm.Jdk;
import io.quittance.local.jvm.JvmOptions;
import io.quittance.local.jvm.Program;
import io.quittance.local.jvm.StartupCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the services' JVMs. */
final class ServiceCommand {

    private final PlatformSettings settings;
    private final StartupCache cache;

    ServiceCommand(PlatformSettings settings, StartupCache cache) {
        this.settings = settings;
        this.cache = cache;
    }

    List<String> of(Instance instance) throws IOException {
        Program program = program(instance.service());
        Jdk jdk = settings.jdk();
        JvmOptions jvm = settings.jvm();
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(jvm.arguments());
        // Replicas would write the same list of classes.
        boolean prepares = settings.preparesStartupCache() && instance.replica() == 1;
        command.addAll(prepares ? cache.optionsToUseOrPrepare(program) : cache.optionsToUse(program));
        command.addAll(jdk.quietly());
        // A service without memory is no service: it ends, and whoever watches it knows.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:ErrorFile=" + settings.data().logs().resolve(instance.name() + ".jvm-crash.log"));
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(List.of("-jar", program.jar().toString()));
        return command;
    }

    Program program(Service service) {
        Path jar = settings.repository().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (Files.notExists(jar)) {
            throw new PlatformFailure(service.module() + " is not built: ./mvnw package makes " + jar);
        }
        return new Program(service.id(), jar);
    }
}
