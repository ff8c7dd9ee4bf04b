package io.quittance.tenant.mail;

/**
 * A mail to one person, in plain text.
 *
 * @param to an address that was checked where it came in
 */
public record Letter(String to, String subject, String text) {
    public Letter {
        subject = oneLine(subject);
    }

    /** What somebody else wrote, such as a name, without what could start another line or header. */
    public static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** Not the text: it may hold a secret, and this may end up in a log. */
    @Override
    public String toString() {
        return "letter \"" + subject + "\"";
    }
}
