package io.quittance.tenant.audit.domain;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A line of comma-separated values (RFC 4180) that a spreadsheet shows and does not run: what it would take for a formula gets an
 * apostrophe in front. A user agent is a stranger's text, and the log is read by the people with the most rights.
 */
public final class CsvLine {
    private static final String STARTS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"; // the wide ones as well
    private static final String NEEDS_QUOTES = "(?s).*[\",\r\n].*";

    private CsvLine() {}

    /** The cells as a line with its end; null is an empty cell. */
    public static String of(Object... cells) {
        return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        String text = defused(value.toString());
        return text.matches(NEEDS_QUOTES) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    // Blanks in front do not keep every spreadsheet from looking further.
    private static String defused(String text) {
        String shown = text.replaceFirst("^ +", "");
        return shown.isEmpty() || STARTS_FORMULA.indexOf(shown.charAt(0)) < 0 ? text : "'" + text;
    }
}
