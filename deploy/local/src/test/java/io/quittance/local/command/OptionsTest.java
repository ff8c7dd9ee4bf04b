package io.quittance.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.local.Endpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void the_documented_ports_are_the_standard() {
        Options options = Options.of(List.of(), Map.of());

        assertThat(options.ports().of(Endpoint.GATEWAY)).isEqualTo(8080);
        assertThat(options.ports().of(Endpoint.GATEWAY_PRIVATE)).isEqualTo(8100);
        assertThat(options.ports().of(Endpoint.ANALYTICS)).isEqualTo(8106);
        assertThat(options.ports().of(Endpoint.POSTGRES)).isEqualTo(15432);
        assertThat(options.ports().of(Endpoint.KAFKA)).isEqualTo(19092);
    }

    @Test
    void replicas_are_ten_ports_apart() {
        assertThat(Options.of(List.of(), Map.of()).ports().of(Endpoint.TENANT, 2))
                .isEqualTo(8111);
    }

    @Test
    void a_variable_changes_a_port() {
        Options options = Options.of(List.of(), Map.of("QUITTANCE_GATEWAY_PRIVATE_PORT", "9100"));

        assertThat(options.ports().of(Endpoint.GATEWAY_PRIVATE)).isEqualTo(9100);
    }

    @Test
    void an_option_wins_over_the_variable() {
        Options options = Options.of(List.of("--kafka-port", "9092"), Map.of("QUITTANCE_KAFKA_PORT", "9093"));

        assertThat(options.ports().of(Endpoint.KAFKA)).isEqualTo(9092);
    }

    @Test
    void an_option_takes_its_value_behind_an_equals_sign_too() {
        assertThat(Options.of(List.of("--kafka-port=9092", "--yes"), Map.of()).assumeYes())
                .isTrue();
    }

    @Test
    void further_jvm_options_come_last_and_win() {
        Options options = Options.of(List.of(), Map.of("QUITTANCE_JVM_OPTIONS", "-Xmx1g  -Dx=y"));

        assertThat(options.jvm().arguments()).endsWith("-Xmx1g", "-Dx=y");
    }

    @Test
    void what_is_wrong_is_named() {
        assertThatThrownBy(() -> Options.of(List.of("--prot"), Map.of())).hasMessage("unknown option --prot");
        assertThatThrownBy(() -> Options.of(List.of("--kafka-port"), Map.of())).hasMessage("--kafka-port needs a port");
        assertThatThrownBy(() -> Options.of(List.of("--kafka-port", "99999"), Map.of()))
                .hasMessage("--kafka-port needs a port from 1 to 65535, not 99999");
        assertThatThrownBy(() -> Options.of(List.of(), Map.of("QUITTANCE_KAFKA_PORT", "x")))
                .hasMessage("QUITTANCE_KAFKA_PORT needs a port from 1 to 65535, not x");
    }
}
