package io.quittance.local.command;

import io.quittance.local.DataDirectory;
import io.quittance.local.Endpoint;
import io.quittance.local.PlatformPorts;
import io.quittance.local.jvm.JvmOptions;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has chosen: by option, else by environment variable, else the standard.
 *
 * @param repository the checkout that {@code ./quittance} lies in
 * @param data where everything is kept
 * @param ports the chosen ports
 * @param jvm how the services' JVMs are started
 * @param assumeYes whether to ask nothing
 */
record Options(Path repository, DataDirectory data, PlatformPorts ports, JvmOptions jvm, boolean assumeYes) {

    /**
     * @throws IllegalArgumentException for an unknown option, or a port that is none; the message says which
     */
    static Options of(List<String> arguments, Map<String, String> environment) {
        Map<Endpoint, Integer> ports = new EnumMap<>(Endpoint.class);
        for (Endpoint endpoint : Endpoint.values()) {
            Optional.ofNullable(environment.get(endpoint.variable()))
                    .ifPresent(port -> ports.put(endpoint, port(endpoint.variable(), port)));
        }
        boolean assumeYes = false;
        Iterator<String> remaining = arguments.iterator();
        while (remaining.hasNext()) {
            String argument = remaining.next();
            if (argument.equals("--yes") || argument.equals("-y")) {
                assumeYes = true;
            } else {
                String[] nameAndValue = argument.split("=", 2);
                Endpoint endpoint = endpointOf(nameAndValue[0]);
                ports.put(endpoint, port(nameAndValue[0], valueOf(nameAndValue, remaining)));
            }
        }
        Path repository = Path.of(System.getProperty("quittance.repository", ""));
        Path data = Optional.ofNullable(environment.get("QUITTANCE_DATA"))
                .map(Path::of)
                .orElse(repository.resolve(".quittance"));
        JvmOptions jvm = JvmOptions.lean().and(environment.getOrDefault("QUITTANCE_JVM_OPTIONS", ""));
        return new Options(
                repository.toAbsolutePath(), new DataDirectory(data), PlatformPorts.standard(ports), jvm, assumeYes);
    }

    private static Endpoint endpointOf(String option) {
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint.option().equals(option)) {
                return endpoint;
            }
        }
        throw new IllegalArgumentException("unknown option " + option);
    }

    private static String valueOf(String[] nameAndValue, Iterator<String> remaining) {
        if (nameAndValue.length == 2) {
            return nameAndValue[1];
        }
        if (!remaining.hasNext()) {
            throw new IllegalArgumentException(nameAndValue[0] + " needs a port");
        }
        return remaining.next();
    }

    private static int port(String name, String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException(name + " needs a port from 1 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }
}
