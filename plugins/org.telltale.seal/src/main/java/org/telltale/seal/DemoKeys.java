package org.telltale.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a new certification authority and an examiner's key for demonstrations; nothing of them is ever used twice. */
public final class DemoKeys {

	private static final Duration ROOT_LIFE = Duration.ofDays(3_660);
	private static final Duration KEY_LIFE = Duration.ofDays(3_650);
	private static final int RSA_BITS = 3_072;

	private final SecureRandom random = new SecureRandom();

	/**
	 * What was made.
	 *
	 * @param key PKCS#12 file with the examiner's key and chain
	 * @param root PEM file with the root certificate, marked as test anchor
	 */
	public record Made(SigningKey key, Path root) {
	}

	/**
	 * Writes {@code examiner.p12} and {@code root.pem} into an existing folder.
	 *
	 * @param examiner common name of the examiner's certificate
	 * @param now the start of the certificates' life is a day before
	 * @throws SealException if a file cannot be written
	 */
	public Made create(Path folder, String examiner, char[] password, Instant now) throws SealException {
		try {
			KeyPair authority = ellipticKeys();
			X500Name authorityName = new X500Name("CN=Telltale test root " + serial().toString(36) + " (SYNTHETIC),O=Telltale");
			X509Certificate root = certificate(authorityName, authorityName, authority, authority, now, ROOT_LIFE, true);
			KeyPair keys = rsaKeys();
			X509Certificate certificate = certificate(authorityName, new X500Name("CN=" + escaped(examiner) + ",O=Telltale demonstration"),
					authority, keys, now, KEY_LIFE, false);
			Path pkcs12 = folder.resolve("examiner.p12");
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.setKeyEntry("examiner", keys.getPrivate(), password, new Certificate[] { certificate, root });
			SafeFile.write(pkcs12, out -> storeTo(store, out, password));
			Path rootFile = folder.resolve("root.pem");
			Files.writeString(rootFile, new TrustAnchor(root, true).pem());
			return new Made(new SigningKey(pkcs12, password), rootFile);
		} catch (IOException | GeneralSecurityException | OperatorCreationException e) {
			throw new SealException("No demonstration key could be made in " + folder + ": " + e.getMessage() + ". Check the folder.", e);
		}
	}

	private static void storeTo(KeyStore store, java.io.OutputStream out, char[] password) throws IOException {
		try {
			store.store(out, password);
		} catch (GeneralSecurityException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private X509Certificate certificate(X500Name issuer, X500Name subject, KeyPair issuerKeys, KeyPair subjectKeys, Instant now, Duration life,
			boolean authority) throws GeneralSecurityException, OperatorCreationException, IOException {
		Instant from = now.minus(Duration.ofDays(1));
		JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, serial(), Date.from(from), Date.from(from.plus(life)),
				subject, subjectKeys.getPublic());
		JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
		builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(subjectKeys.getPublic()));
		builder.addExtension(Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
		builder.addExtension(Extension.basicConstraints, true, authority ? new BasicConstraints(0) : new BasicConstraints(false));
		builder.addExtension(Extension.keyUsage, true,
				new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
		return new JcaX509CertificateConverter()
				.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
	}

	private KeyPair ellipticKeys() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"), random);
		return generator.generateKeyPair();
	}

	private KeyPair rsaKeys() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(RSA_BITS, random);
		return generator.generateKeyPair();
	}

	private BigInteger serial() {
		return new BigInteger(120, random).setBit(120);
	}

	/** RFC 4514 section 2.4. */
	private static String escaped(String name) {
		return name.replaceAll("([,+\"\\\\<>;=#])", "\\\\$1");
	}
}
