package io.quittance.tenant.branding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Images of any size, good ones and others. */
public final class Images {
    private static final long SIGNATURE = 0x8950_4E47_0D0A_1A0AL;
    public static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><path d=\"M0 0h10v10z\"/></svg>";

    private Images() {}

    /** A black PNG, with a comment of that many bytes to make it as large as one likes. */
    public static byte[] png(int width, int height, int comment) {
        byte[] text = new byte[comment];
        Arrays.fill(text, (byte) 'x');
        return png(width, height, text, new byte[height * (1 + (width + 7) / 8)]);
    }

    /** A PNG that says it had this size. */
    public static byte[] claiming(int width, int height) {
        return png(width, height, new byte[0], new byte[2]);
    }

    private static byte[] png(int width, int height, byte[] text, byte[] pixels) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {1, 0, 0, 0, 0});
        return join(
                ByteBuffer.allocate(Long.BYTES).putLong(SIGNATURE).array(),
                chunk("IHDR", header.array()),
                chunk("tEXt", text),
                chunk("IDAT", deflated(pixels)),
                chunk("IEND", new byte[0]));
    }

    public static byte[] png() {
        return png(8, 8, 10);
    }

    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            whole.put(part);
        }
        return whole.array();
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] deflated(byte[] pixels) {
        Deflater deflater = new Deflater();
        deflater.setInput(pixels);
        deflater.finish();
        byte[] packed = new byte[pixels.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }
}
