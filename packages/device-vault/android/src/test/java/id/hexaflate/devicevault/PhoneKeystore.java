package id.hexaflate.devicevault;

import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyPermanentlyInvalidatedException;
import android.security.keystore.StrongBoxUnavailableException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.KeyStoreSpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureSpi;
import java.security.cert.Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.KeyGenerator;
import javax.crypto.KeyGeneratorSpi;
import javax.crypto.SecretKey;

/**
 * What stands in for the Android Keystore on a computer: it answers to the same name, makes real keys by what it is asked
 * for, keeps them in memory, and says what it was asked.
 */
public final class PhoneKeystore extends Provider {

    private static final String NAME = "AndroidKeyStore";
    static final Map<String, Key> keys = new HashMap<>();
    static final Map<String, PublicKey> halves = new HashMap<>();
    static KeyGenParameterSpec asked;
    static boolean hasRoomInStrongBox;
    static boolean knowsAFinger;

    private PhoneKeystore() {
        super(NAME, "1", "a phone's keystore");
        put("KeyStore." + NAME, Store.class.getName());
        put("KeyPairGenerator.EC", Pairs.class.getName());
        put("KeyGenerator.AES", Secrets.class.getName());
        put("Signature.SHA256withECDSA", OfDestroyedKeys.class.getName());
        put("Signature.SHA256withECDSA SupportedKeyClasses", Destroyed.class.getName());
    }

    /** A phone that was just set up: a finger is known to it, and nothing else. */
    static void begin() {
        keys.clear();
        halves.clear();
        asked = null;
        hasRoomInStrongBox = true;
        knowsAFinger = true;
        if (Security.getProvider(NAME) == null) Security.addProvider(new PhoneKeystore());
    }

    /** As when a finger is added: the system keeps the entry and lets nobody use it. */
    static void destroy(String alias) {
        keys.put(alias, new Destroyed());
    }

    static final class Destroyed implements PrivateKey {

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }

    public static final class OfDestroyedKeys extends SignatureSpi {

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            throw new KeyPermanentlyInvalidatedException();
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            throw new InvalidKeyException();
        }

        @Override
        protected void engineUpdate(byte b) {}

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) {}

        @Override
        protected byte[] engineSign() {
            return null;
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return false;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            return null;
        }
    }

    public static final class Pairs extends KeyPairGeneratorSpi {

        private KeyGenParameterSpec spec;

        @Override
        public void initialize(int size, SecureRandom random) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void initialize(AlgorithmParameterSpec wanted, SecureRandom random) throws InvalidAlgorithmParameterException {
            spec = (KeyGenParameterSpec) wanted;
            if (spec.isUserAuthenticationRequired() && !knowsAFinger) throw new InvalidAlgorithmParameterException("nobody is enrolled");
        }

        @Override
        public KeyPair generateKeyPair() {
            if (spec.isStrongBoxBacked() && !hasRoomInStrongBox) throw new StrongBoxUnavailableException();
            asked = spec;
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
                generator.initialize(spec.getAlgorithmParameterSpec());
                KeyPair pair = generator.generateKeyPair();
                keys.put(spec.getKeystoreAlias(), pair.getPrivate());
                halves.put(spec.getKeystoreAlias(), pair.getPublic());
                return pair;
            } catch (java.security.GeneralSecurityException broken) {
                throw new AssertionError(broken);
            }
        }
    }

    public static final class Secrets extends KeyGeneratorSpi {

        private KeyGenParameterSpec spec;

        @Override
        protected void engineInit(SecureRandom random) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineInit(AlgorithmParameterSpec wanted, SecureRandom random) {
            spec = (KeyGenParameterSpec) wanted;
        }

        @Override
        protected void engineInit(int size, SecureRandom random) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected SecretKey engineGenerateKey() {
            asked = spec;
            try {
                KeyGenerator generator = KeyGenerator.getInstance("AES", "SunJCE");
                generator.init(spec.getKeySize());
                SecretKey key = generator.generateKey();
                keys.put(spec.getKeystoreAlias(), key);
                return key;
            } catch (java.security.GeneralSecurityException broken) {
                throw new AssertionError(broken);
            }
        }
    }

    public static final class Store extends KeyStoreSpi {

        @Override
        public Key engineGetKey(String alias, char[] password) {
            return keys.get(alias);
        }

        @Override
        public Certificate engineGetCertificate(String alias) {
            return halves.containsKey(alias) ? new OfKey(halves.get(alias)) : null;
        }

        @Override
        public void engineDeleteEntry(String alias) {
            keys.remove(alias);
            halves.remove(alias);
        }

        @Override
        public boolean engineContainsAlias(String alias) {
            return keys.containsKey(alias);
        }

        @Override
        public Enumeration<String> engineAliases() {
            return Collections.enumeration(keys.keySet());
        }

        @Override
        public int engineSize() {
            return keys.size();
        }

        @Override
        public void engineLoad(InputStream stream, char[] password) {}

        @Override
        public Certificate[] engineGetCertificateChain(String alias) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Date engineGetCreationDate(String alias) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineSetCertificateEntry(String alias, Certificate certificate) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean engineIsKeyEntry(String alias) {
            return keys.containsKey(alias);
        }

        @Override
        public boolean engineIsCertificateEntry(String alias) {
            return false;
        }

        @Override
        public String engineGetCertificateAlias(Certificate certificate) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineStore(OutputStream stream, char[] password) {
            throw new UnsupportedOperationException();
        }
    }

    /** Only its key is ever asked for. */
    private static final class OfKey extends Certificate {

        private final transient PublicKey key;

        OfKey(PublicKey key) {
            super("X.509");
            this.key = key;
        }

        @Override
        public PublicKey getPublicKey() {
            return key;
        }

        @Override
        public byte[] getEncoded() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void verify(PublicKey issuer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void verify(PublicKey issuer, String provider) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return "OfKey";
        }
    }
}
