package io.quittance.tenant.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void cells_stand_between_commas() {
        assertThat(CsvLine.of("a", 1, null, "b c")).isEqualTo("a,1,,b c\r\n");
    }

    @Test
    void what_would_end_a_cell_is_quoted() {
        assertThat(CsvLine.of("a,b", "say \"x\"", "two\nlines"))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1+1", "\uFF1D1+1", "\uFF20SUM(A1)"})
    void what_a_spreadsheet_would_run_is_shown(String formula) {
        assertThat(CsvLine.of(formula)).isEqualTo("'" + formula + "\r\n");
    }

    @Test
    void a_formula_that_would_end_its_cell_is_both() {
        assertThat(CsvLine.of("=HYPERLINK(\"http://x\",\"y\")"))
                .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
    }
}
