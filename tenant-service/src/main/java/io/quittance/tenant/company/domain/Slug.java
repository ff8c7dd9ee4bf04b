package io.quittance.tenant.company.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A name as it can stand in an address: small letters and digits of ASCII, hyphens between them. */
public record Slug(String text) {
    private static final int LENGTH_MAX = 48;
    private static final int TAIL_LENGTH = 5;
    // Without look-alikes and vowels: a tail spells no word.
    private static final String TAIL_ALPHABET = "23456789bcdfghjkmnpqrstvwxz";
    private static final String NAMELESS = "tenant";

    /** The slug of a company's name. A name with no letter of ASCII in it becomes {@code tenant}. */
    public static Slug of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), LENGTH_MAX)).replaceAll("^-|-$", "");
        return new Slug(cut.isEmpty() ? NAMELESS : cut);
    }

    /** Another slug of the same name. */
    public String withTail(RandomGenerator random) {
        StringBuilder tailed = new StringBuilder(text).append('-');
        for (int i = 0; i < TAIL_LENGTH; i++) {
            tailed.append(TAIL_ALPHABET.charAt(random.nextInt(TAIL_ALPHABET.length())));
        }
        return tailed.toString();
    }
}
