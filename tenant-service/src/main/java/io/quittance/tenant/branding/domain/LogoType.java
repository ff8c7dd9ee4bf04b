package io.quittance.tenant.branding.domain;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of image that a logo may be. */
public enum LogoType {
    PNG("image/png") {
        @Override
        public Optional<String> objection(byte[] image) {
            return Png.objection(image);
        }
    },
    SVG("image/svg+xml") {
        @Override
        public Optional<String> objection(byte[] image) {
            return Svg.objection(image);
        }
    };

    /** Bytes that a logo may have. */
    public static final int SIZE_MAX = 256 * 1024;

    private final String mediaType;

    LogoType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The type with this media type, whatever parameters it has. */
    public static Optional<LogoType> of(String contentType) {
        return Arrays.stream(values())
                .filter(type -> contentType != null
                        && contentType.split(";", 2)[0].strip().equalsIgnoreCase(type.mediaType))
                .findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    /** Why the bytes are no such image, or none that we would show; empty if they are one. */
    public abstract Optional<String> objection(byte[] image);
}
