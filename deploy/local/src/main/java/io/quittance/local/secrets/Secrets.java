package io.quittance.local.secrets;

import io.quittance.embedded.DatabaseRole;
import io.quittance.embedded.RolePasswords;
import io.quittance.embedded.ServiceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/** The passwords and keys of one platform: made once, one file each, then only read. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private final Path directory;

    private Secrets(Path directory) {
        this.directory = directory;
    }

    /** Reads the secrets of {@code directory}, after making those that are missing. */
    public static Secrets in(Path directory) {
        Secrets secrets = new Secrets(directory);
        try {
            PrivateFile.createDirectory(directory);
            secrets.makeKeyPair("internal");
            secrets.makeKeyPair("signing");
            secrets.makeBytes("key-pepper");
            secrets.makeBytes("secrets-key");
            secrets.makePassword("postgres.password");
            secrets.makePassword("operator.password");
            for (ServiceSchema schema : ServiceSchema.values()) {
                for (DatabaseRole role : DatabaseRole.values()) {
                    secrets.makePassword(schema.role(role) + ".password");
                }
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep secrets in " + directory, e);
        }
    }

    /** PEM file (PKCS #8, EC P-256): signs what the gateway tells the services. */
    public Path internalPrivateKey() {
        return directory.resolve("internal-private.pem");
    }

    /** PEM file (X.509): verifies what the gateway tells the services. */
    public Path internalPublicKey() {
        return directory.resolve("internal-public.pem");
    }

    /** PEM file (PKCS #8, EC P-256): signs people's access tokens. */
    public Path signingKey() {
        return directory.resolve("signing-private.pem");
    }

    /** Base64 of the 32 bytes that API keys are hashed with. */
    public String keyPepper() {
        return read("key-pepper");
    }

    /** Base64 of the 32 bytes that encrypt what must be read again: webhook secrets, second factors, waiting mail. */
    public String secretsKey() {
        return read("secrets-key");
    }

    /** The password of the database's superuser. */
    public String postgresPassword() {
        return read("postgres.password");
    }

    /** The password of the platform's first operator. */
    public String operatorPassword() {
        return read("operator.password");
    }

    public RolePasswords rolePasswords(ServiceSchema schema) {
        return new RolePasswords(
                read(schema.role(DatabaseRole.OWNER) + ".password"),
                read(schema.role(DatabaseRole.APP) + ".password"),
                read(schema.role(DatabaseRole.RELAY) + ".password"),
                read(schema.role(DatabaseRole.AUDITOR) + ".password"));
    }

    public Map<ServiceSchema, RolePasswords> rolePasswords() {
        Map<ServiceSchema, RolePasswords> all = new EnumMap<>(ServiceSchema.class);
        for (ServiceSchema schema : ServiceSchema.values()) {
            all.put(schema, rolePasswords(schema));
        }
        return all;
    }

    /** A new random password of 32 characters that need no quoting anywhere. */
    public static String newPassword() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(24));
    }

    private void makePassword(String name) throws IOException {
        if (Files.notExists(directory.resolve(name))) {
            PrivateFile.write(directory.resolve(name), newPassword());
        }
    }

    private void makeBytes(String name) throws IOException {
        if (Files.notExists(directory.resolve(name))) {
            PrivateFile.write(directory.resolve(name), Base64.getEncoder().encodeToString(randomBytes(KEY_BYTES)));
        }
    }

    private void makeKeyPair(String name) throws IOException {
        Path privateKey = directory.resolve(name + "-private.pem");
        Path publicKey = directory.resolve(name + "-public.pem");
        if (Files.exists(privateKey) && Files.exists(publicKey)) {
            return;
        }
        KeyPair pair = newKeyPair();
        PrivateFile.write(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        PrivateFile.write(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no EC P-256", e);
        }
    }

    private static String pem(String label, byte[] encoded) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(encoded) + "\n-----END " + label + "-----\n";
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory.resolve(name), e);
        }
    }
}
