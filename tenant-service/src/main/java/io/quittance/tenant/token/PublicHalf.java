package io.quittance.tenant.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;

/**
 * Finds the public half of a private EC key, which a PEM file need not contain and the JDK does not compute. Key agreement with
 * the curve's own generator yields its x; the curve yields two y for it; a probe shows which of them verifies what the key signs.
 */
final class PublicHalf {
    private static final byte[] PROBE = {1};

    private PublicHalf() {}

    static ECPublicKey of(ECPrivateKey key) throws GeneralSecurityException {
        ECParameterSpec curve = key.getParams();
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(point(curve.getGenerator(), curve), true);
        BigInteger x = new BigInteger(1, agreement.generateSecret());
        BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger square = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(p);
        // p is 3 modulo 4 on P-256, which makes the root this simple.
        BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        ECPublicKey one = point(new ECPoint(x, y), curve);
        return verifies(one, key) ? one : point(new ECPoint(x, p.subtract(y)), curve);
    }

    private static ECPublicKey point(ECPoint point, ECParameterSpec curve) throws GeneralSecurityException {
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
    }

    private static boolean verifies(PublicKey candidate, ECPrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(candidate);
        signature.update(PROBE);
        return signature.verify(signed);
    }
}
