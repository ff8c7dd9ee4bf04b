package io.quittance.tenant.branding.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Looks at a PNG from outside, chunk by chunk, and never unpacks it: that it is one from its first byte to its last, so that nothing
 * else is smuggled behind it, and that it is not larger than anybody needs.
 */
final class Png {
    private static final long SIGNATURE = 0x8950_4E47_0D0A_1A0AL;
    private static final int SIDE_MAX = 2048;
    private static final int HEADER_LENGTH = 13;
    private static final int CHUNK_OVERHEAD = 12;
    private static final String BROKEN = "The PNG is broken.";

    private Png() {}

    /** Why this is no PNG that we would show; empty if it is one. */
    static Optional<String> objection(byte[] image) {
        ByteBuffer rest = ByteBuffer.wrap(image);
        if (rest.remaining() < Long.BYTES || rest.getLong() != SIGNATURE) {
            return Optional.of("This is no PNG.");
        }
        boolean first = true;
        boolean hasData = false;
        while (rest.remaining() >= CHUNK_OVERHEAD) {
            int length = rest.getInt();
            if (length < 0 || length > rest.remaining() - 2 * Integer.BYTES) {
                return Optional.of(BROKEN);
            }
            String name = new String(image, rest.position(), Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (first != "IHDR".equals(name) || !isWhole(image, rest, length)) {
                return Optional.of(BROKEN);
            }
            if (first) {
                Optional<String> objection = headerObjection(rest, length);
                if (objection.isPresent()) {
                    return objection;
                }
                first = false;
            }
            hasData |= "IDAT".equals(name);
            rest.position(rest.position() + Integer.BYTES + length + Integer.BYTES);
            if ("IEND".equals(name)) {
                return length == 0 && hasData && !rest.hasRemaining() ? Optional.empty() : Optional.of(BROKEN);
            }
        }
        return Optional.of(BROKEN);
    }

    private static boolean isWhole(byte[] image, ByteBuffer chunk, int length) {
        CRC32 crc = new CRC32();
        crc.update(image, chunk.position(), Integer.BYTES + length);
        return (int) crc.getValue() == chunk.getInt(chunk.position() + Integer.BYTES + length);
    }

    private static Optional<String> headerObjection(ByteBuffer chunk, int length) {
        if (length != HEADER_LENGTH) {
            return Optional.of(BROKEN);
        }
        int width = chunk.getInt(chunk.position() + Integer.BYTES);
        int height = chunk.getInt(chunk.position() + 2 * Integer.BYTES);
        return width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX
                ? Optional.of("A PNG has 1 to " + SIDE_MAX + " pixels each way.")
                : Optional.empty();
    }
}
