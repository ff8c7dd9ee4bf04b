package io.quittance.tenant.password.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords we refuse: those that an attacker tries first. Length is what makes a password strong, so there are no rules
 * on kinds of characters.
 */
public final class PasswordRules {
    public static final int LENGTH_MIN = 10;
    public static final int LENGTH_MAX = 200;
    // What must be left when everything that others know about the person is taken out.
    private static final int UNKNOWN_LENGTH_MIN = 6;
    private static final int PERSONAL_WORD_LENGTH_MIN = 3;
    private static final int DIFFERENT_CHARACTERS_MIN = 5;

    private final Set<String> common;

    /** @param common lower-case words and passwords that everybody tries */
    public PasswordRules(Set<String> common) {
        this.common = Set.copyOf(common);
    }

    /**
     * Why a password is refused, as a sentence for the person; empty if it is good.
     *
     * @param personal what others know: address, names
     */
    public Optional<String> objection(String password, Collection<String> personal) {
        String folded = password.toLowerCase(Locale.ROOT);
        if (password.length() < LENGTH_MIN || password.length() > LENGTH_MAX) {
            return Optional.of("A password has " + LENGTH_MIN + " to " + LENGTH_MAX + " characters.");
        }
        if (folded.chars().distinct().count() < DIFFERENT_CHARACTERS_MIN || isRun(folded)) {
            return Optional.of("The password is a simple pattern.");
        }
        if (isCommon(folded)) {
            return Optional.of("The password is among the first that an attacker tries.");
        }
        if (isPersonal(folded, personal)) {
            return Optional.of("The password is too much like the e-mail address or a name.");
        }
        return Optional.empty();
    }

    private boolean isCommon(String folded) {
        String core = trimmed(folded);
        return common.contains(folded)
                || common.contains(unleet(folded))
                || common.contains(core)
                || common.contains(unleet(core));
    }

    // Each character follows the one before, up or down: abcdefghij, 9876543210.
    private static boolean isRun(String text) {
        int step = text.charAt(1) - text.charAt(0);
        if (Math.abs(step) != 1) {
            return false;
        }
        for (int i = 2; i < text.length(); i++) {
            boolean follows = text.charAt(i) - text.charAt(i - 1) == step;
            boolean wraps = text.charAt(i) == '0' && text.charAt(i - 1) == '9';
            if (!follows && !wraps) {
                return false;
            }
        }
        return true;
    }

    /** Without the digits and signs that people put around a word: {@code !password2024!} is {@code password}. */
    private static String trimmed(String text) {
        return text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    private static String unleet(String text) {
        return text.replace('0', 'o')
                .replace('1', 'l')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's');
    }

    private static boolean isPersonal(String folded, Collection<String> personal) {
        String rest = folded;
        for (String word : words(personal)) {
            rest = rest.replace(word, "");
        }
        return rest.length() < folded.length() && rest.length() < UNKNOWN_LENGTH_MIN;
    }

    // Longest first, so that a part of a name does not break up the whole.
    private static List<String> words(Collection<String> personal) {
        List<String> words = new ArrayList<>();
        for (String text : personal) {
            String folded = text.toLowerCase(Locale.ROOT);
            words.add(folded);
            words.add(folded.replaceAll("[^\\p{L}\\p{N}]+", ""));
            words.addAll(List.of(folded.split("[^\\p{L}\\p{N}]+", -1)));
        }
        words.removeIf(word -> word.length() < PERSONAL_WORD_LENGTH_MIN);
        words.sort((a, b) -> Integer.compare(b.length(), a.length()));
        return words;
    }
}
