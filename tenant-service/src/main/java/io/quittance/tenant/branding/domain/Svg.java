package io.quittance.tenant.branding.domain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets an SVG pass that draws and does nothing else: known elements with known attributes, whose values refer to nothing outside.
 * What is not on the lists is refused, so that what browsers learn tomorrow is refused today.
 *
 * <p>It reads less of XML than a parser would, on purpose (no DOCTYPE, no CDATA, no entity of one's own, no character by number): what
 * only some parsers understand in one way is not understood here at all. Nothing that repeats or nests by reference is allowed
 * either ({@code use}, {@code pattern}), for a small file must not be a large picture.
 */
final class Svg {
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "defs",
            "title",
            "desc",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath",
            "mask",
            "text",
            "tspan");
    private static final Set<String> ELEMENTS_WITH_TEXT = Set.of("title", "desc", "text", "tspan");
    private static final Set<String> ATTRIBUTES = Set.of(
            "id class version baseProfile viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points"
                    .concat(
                            " dx dy rotate textLength lengthAdjust pathLength transform gradientTransform gradientUnits")
                    .concat(
                            " spreadMethod offset stop-color stop-opacity color opacity fill fill-opacity fill-rule stroke")
                    .concat(
                            " stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray")
                    .concat(
                            " stroke-dashoffset clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits display")
                    .concat(" visibility overflow vector-effect paint-order shape-rendering text-rendering font-family")
                    .concat(
                            " font-size font-weight font-style text-anchor dominant-baseline letter-spacing word-spacing")
                    .concat(" role aria-label aria-hidden focusable xml:space")
                    .split(" "));
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DEPTH_MAX = 32;

    private static final Pattern DECLARATION = Pattern.compile(
            "<\\?xml\\s+version\\s*=\\s*(\"1\\.0\"|'1\\.0')(\\s+encoding\\s*=\\s*(\"(?i:utf-8)\"|'(?i:utf-8)'))?"
                    + "(\\s+standalone\\s*=\\s*(\"(yes|no)\"|'(yes|no)'))?\\s*\\?>");
    private static final Pattern END = Pattern.compile("</([A-Za-z]+)\\s*>");
    private static final Pattern START = Pattern.compile("<([A-Za-z]+)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s+([A-Za-z][A-Za-z0-9:-]*)\\s*=\\s*(?:\"([^\"<]*)\"|'([^'<]*)')");
    private static final Pattern START_END = Pattern.compile("\\s*(/?)>");
    private static final Pattern TEXT = Pattern.compile("[^<]+");
    // No backslash (it escapes in CSS, and some attributes are read as CSS), no colon, no ampersand.
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N} \\t\\r\\n#%.,()+'_/-]*");
    private static final Pattern LOCAL = Pattern.compile("url\\(#[A-Za-z_][A-Za-z0-9_.-]*\\)");
    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|apos);");

    private final String text;
    private final Deque<String> open = new ArrayDeque<>();
    private int at;

    private Svg(String text) {
        this.text = text;
    }

    /** Why this is no SVG that we would show; empty if it is one. */
    static Optional<String> objection(byte[] image) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(image))
                    .toString();
            new Svg(text).read();
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of("An SVG is written in UTF-8.");
        } catch (Refused refusal) {
            return Optional.of(refusal.getMessage());
        }
    }

    private void read() throws Refused {
        match(DECLARATION);
        skipMisc();
        startTag();
        while (!open.isEmpty()) {
            if (skipComment()) {
                continue;
            }
            if (text.startsWith("</", at)) {
                endTag();
            } else if (text.startsWith("<", at)) {
                startTag();
            } else {
                characters();
            }
        }
        skipMisc();
        if (at < text.length()) {
            throw new Refused("Nothing may follow the SVG.");
        }
    }

    private void skipMisc() throws Refused {
        boolean more = true;
        while (more) {
            while (at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
            more = skipComment();
        }
    }

    private void startTag() throws Refused {
        String name = require(START, "The SVG cannot be read here: only elements, text and comments are allowed.")
                .group(1);
        if (!ELEMENTS.contains(name)) {
            throw new Refused("The element " + name + " is not allowed in a logo.");
        }
        if (open.isEmpty() != "svg".equals(name)) {
            throw new Refused("A logo is one svg element.");
        }
        if (open.size() == DEPTH_MAX) {
            throw new Refused("The SVG is nested too deeply.");
        }
        Set<String> seen = new HashSet<>();
        Optional<Matcher> attribute = match(ATTRIBUTE);
        while (attribute.isPresent()) {
            Matcher found = attribute.get();
            check(found.group(1), found.group(2) == null ? found.group(3) : found.group(2));
            if (!seen.add(found.group(1))) {
                throw new Refused("An attribute stands twice.");
            }
            attribute = match(ATTRIBUTE);
        }
        if ("svg".equals(name) && !seen.contains("xmlns")) {
            throw new Refused("The svg element needs xmlns=\"" + NAMESPACE + "\".");
        }
        boolean empty = "/"
                .equals(require(START_END, "The SVG cannot be read in element " + name + ".")
                        .group(1));
        if (!empty) {
            open.push(name);
        } else if (open.isEmpty()) {
            throw new Refused("The SVG draws nothing.");
        }
    }

    private static void check(String name, String value) throws Refused {
        if ("xmlns".equals(name)) {
            if (!NAMESPACE.equals(value)) {
                throw new Refused("Only the namespace " + NAMESPACE + " is allowed.");
            }
            return;
        }
        if (!ATTRIBUTES.contains(name)) {
            throw new Refused("The attribute " + shown(name) + " is not allowed in a logo.");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new Refused("The value of attribute " + name + " has characters that are not allowed in a logo.");
        }
        String withoutLocal = LOCAL.matcher(value).replaceAll("");
        if (withoutLocal.toLowerCase(Locale.ROOT).contains("url")) {
            throw new Refused("A logo refers to nothing outside itself.");
        }
    }

    private void endTag() throws Refused {
        String name = require(END, "The SVG cannot be read at an end tag.").group(1);
        if (!name.equals(open.pop())) {
            throw new Refused("The elements of the SVG are not closed in order.");
        }
    }

    private void characters() throws Refused {
        String found = require(TEXT, "The SVG ends too early.").group();
        if (!ELEMENTS_WITH_TEXT.contains(open.peek()) && !found.chars().allMatch(c -> isBlank((char) c))) {
            throw new Refused("Text stands where none belongs.");
        }
        if (ENTITY.matcher(found).replaceAll("").indexOf('&') >= 0) {
            throw new Refused("Only the five entities of XML are allowed in a logo.");
        }
    }

    private boolean skipComment() throws Refused {
        if (!text.startsWith("<!--", at)) {
            return false;
        }
        int begin = at + "<!--".length();
        int end = text.indexOf("--", begin);
        // To HTML, "<!-->" and "<!--->" are whole comments, and what follows is not one.
        if (end < 0 || !text.startsWith("-->", end) || text.startsWith(">", begin) || text.startsWith("->", begin)) {
            throw new Refused("A comment in the SVG is not closed.");
        }
        at = end + "-->".length();
        return true;
    }

    private Matcher require(Pattern pattern, String complaint) throws Refused {
        return match(pattern).orElseThrow(() -> new Refused(complaint));
    }

    private Optional<Matcher> match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static String shown(String name) {
        return name.substring(0, Math.min(name.length(), 40));
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }
    }
}
