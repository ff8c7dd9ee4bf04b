package io.quittance.local;

import io.quittance.embedded.RolePasswords;
import io.quittance.local.secrets.Secrets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each service is told by its environment: the same variables that an operator sets in production. */
final class ServiceEnvironment {

    private final PlatformPorts ports;
    private final int replicas;
    private final Secrets secrets;
    private final Path mailbox;

    ServiceEnvironment(PlatformPorts ports, int replicas, Secrets secrets, Path mailbox) {
        this.ports = ports;
        this.replicas = replicas;
        this.secrets = secrets;
        this.mailbox = mailbox;
    }

    Map<String, String> of(Instance instance) {
        Map<String, String> environment = new HashMap<>(common(instance));
        environment.putAll(
                switch (instance.service()) {
                    case TENANT -> tenant();
                    case SUBSCRIPTION, PAYMENT -> neighbours();
                    case WEBHOOK -> webhook();
                    case GATEWAY -> gateway(instance);
                    case BILLING, ANALYTICS -> Map.of();
                });
        return environment;
    }

    private Map<String, String> common(Instance instance) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_PORT",
                String.valueOf(ports.of(instance.service().endpoint(), instance.replica())),
                // Nobody but this machine talks to a service directly.
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + ports.of(Endpoint.KAFKA)));
        // People read these logs, not a collector; who wants JSON says so.
        environment.put(
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                System.getenv().getOrDefault("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"));
        instance.service().schema().ifPresent(schema -> {
            RolePasswords passwords = secrets.rolePasswords(schema);
            environment.put("QUITTANCE_DB_URL", "postgresql://127.0.0.1:" + ports.of(Endpoint.POSTGRES) + "/quittance");
            environment.put("QUITTANCE_DB_OWNER_PASSWORD", passwords.owner());
            environment.put("QUITTANCE_DB_APP_PASSWORD", passwords.app());
            environment.put("QUITTANCE_DB_RELAY_PASSWORD", passwords.relay());
            environment.put(
                    "QUITTANCE_INTERNAL_PUBLIC_KEY", secrets.internalPublicKey().toString());
        });
        return environment;
    }

    private Map<String, String> tenant() {
        return Map.of(
                "QUITTANCE_SIGNING_KEY", secrets.signingKey().toString(),
                "QUITTANCE_KEY_PEPPER", secrets.keyPepper(),
                "QUITTANCE_OPERATOR_EMAIL", LocalPlatform.OPERATOR_EMAIL,
                "QUITTANCE_OPERATOR_PASSWORD", secrets.operatorPassword(),
                "QUITTANCE_SECRETS_KEY", secrets.secretsKey(),
                "QUITTANCE_MAILBOX", mailbox.toString(),
                "QUITTANCE_CONSOLE_URL", url(Endpoint.GATEWAY, 1) + "/console");
    }

    private Map<String, String> neighbours() {
        return Map.of(
                "QUITTANCE_BILLING_URL", url(Endpoint.BILLING, 1),
                "QUITTANCE_SUBSCRIPTION_URL", url(Endpoint.SUBSCRIPTION, 1));
    }

    private Map<String, String> webhook() {
        return Map.of(
                "QUITTANCE_SECRETS_KEY",
                secrets.secretsKey(),
                // Receivers run on this machine.
                "QUITTANCE_WEBHOOK_ALLOW_PRIVATE_ADDRESSES",
                "true");
    }

    private Map<String, String> gateway(Instance instance) {
        return Map.of(
                "QUITTANCE_GATEWAY_PORT", String.valueOf(ports.of(Endpoint.GATEWAY, instance.replica())),
                "QUITTANCE_INTERNAL_PRIVATE_KEY", secrets.internalPrivateKey().toString(),
                "QUITTANCE_KEY_PEPPER", secrets.keyPepper(),
                "QUITTANCE_UPSTREAM_TENANT", urls(Endpoint.TENANT),
                "QUITTANCE_UPSTREAM_BILLING", urls(Endpoint.BILLING),
                "QUITTANCE_UPSTREAM_SUBSCRIPTION", urls(Endpoint.SUBSCRIPTION),
                "QUITTANCE_UPSTREAM_PAYMENT", urls(Endpoint.PAYMENT),
                "QUITTANCE_UPSTREAM_WEBHOOK", urls(Endpoint.WEBHOOK),
                "QUITTANCE_UPSTREAM_ANALYTICS", urls(Endpoint.ANALYTICS));
    }

    private String urls(Endpoint endpoint) {
        return IntStream.rangeClosed(1, replicas)
                .mapToObj(replica -> url(endpoint, replica))
                .collect(Collectors.joining(","));
    }

    private String url(Endpoint endpoint, int replica) {
        return "http://127.0.0.1:" + ports.of(endpoint, replica);
    }
}
