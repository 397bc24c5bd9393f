package org.telltale.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A certification authority of a test, which issues whatever certificate is asked for, good or bad. */
final class TestAuthority {

	static final char[] PASSWORD = "correct horse".toCharArray();
	private static int serials = 1_000;

	private final KeyPair keys;
	private final X509Certificate root;
	private final List<X509Certificate> above;
	private final Path folder;

	TestAuthority(Path folder, String name, Instant from) throws GeneralSecurityException, IOException {
		this.folder = folder;
		this.keys = ellipticKeys("secp256r1");
		this.above = List.of();
		this.root = new Wanted(name).from(from).days(7_300).usage(KeyUsage.keyCertSign | KeyUsage.cRLSign).authority().selfSigned(keys);
	}

	private TestAuthority(Path folder, Issued issued) {
		this.folder = folder;
		this.keys = issued.keys();
		this.above = issued.chain();
		this.root = issued.certificate();
	}

	/** An authority below this one. @param pathLength how many more may stand below it */
	TestAuthority below(String name, Instant from, int pathLength) throws GeneralSecurityException, IOException {
		return new TestAuthority(folder, wanted(name).from(from).days(3_650).usage(KeyUsage.keyCertSign | KeyUsage.cRLSign).authority().pathLength(pathLength).issued(ellipticKeys("secp256r1")));
	}

	/** Keys and a certificate over them. */
	record Issued(KeyPair keys, X509Certificate certificate, List<X509Certificate> chain) {
	}

	static KeyPair ellipticKeys(String curve) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec(curve));
			return generator.generateKeyPair();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	static KeyPair rsaKeys(int bits) throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(bits);
		return generator.generateKeyPair();
	}

	X509Certificate root() {
		return root;
	}

	KeyPair keys() {
		return keys;
	}

	TrustAnchor anchor() {
		return new TrustAnchor(root, false);
	}

	Path rootFile() throws IOException {
		return Files.writeString(folder.resolve("root-" + root.getSerialNumber() + ".pem"), anchor().pem());
	}

	Wanted wanted(String name) {
		return new Wanted(name);
	}

	/** Someone who may sign reports. */
	Issued signer(String name, Instant from, int days) throws GeneralSecurityException, IOException {
		return wanted(name).from(from).days(days).usage(KeyUsage.nonRepudiation).issued(ellipticKeys("secp256r1"));
	}

	/** A time-stamp authority. */
	Issued stamper(String name, Instant from, int days) throws GeneralSecurityException, IOException {
		return wanted(name).from(from).days(days).usage(KeyUsage.digitalSignature).purpose(true, KeyPurposeId.id_kp_timeStamping)
				.issued(ellipticKeys("secp256r1"));
	}

	SigningKey key(Issued issued, String file) throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		List<Certificate> chain = new ArrayList<>(List.of(issued.certificate()));
		chain.addAll(issued.chain());
		store.setKeyEntry("key", issued.keys().getPrivate(), PASSWORD, chain.toArray(Certificate[]::new));
		Path path = folder.resolve(file);
		try (var out = Files.newOutputStream(path)) {
			store.store(out, PASSWORD);
		}
		return new SigningKey(path, PASSWORD.clone());
	}

	/** A CRL that revokes these certificates at those moments. */
	Path crl(String file, Instant from, Instant next, Object... certificateAndMoment) throws IOException, GeneralSecurityException {
		try {
			X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(root, Date.from(from));
			builder.setNextUpdate(Date.from(next));
			for (int i = 0; i < certificateAndMoment.length; i += 2) {
				builder.addCRLEntry(((X509Certificate) certificateAndMoment[i]).getSerialNumber(), Date.from((Instant) certificateAndMoment[i + 1]),
						CRLReason.keyCompromise);
			}
			return Files.write(folder.resolve(file), builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())).getEncoded());
		} catch (OperatorCreationException e) {
			throw new IOException(e);
		}
	}

	/** An OCSP answer about a certificate; revoked at that moment, unless it is null. */
	byte[] ocsp(X509Certificate certificate, Instant from, Instant next, Instant revoked) throws IOException, GeneralSecurityException {
		try {
			var digests = new JcaDigestCalculatorProviderBuilder().build();
			BasicOCSPRespBuilder builder = new JcaBasicOCSPRespBuilder(root.getPublicKey(), digests.get(CertificateID.HASH_SHA1));
			CertificateStatus status = revoked == null ? CertificateStatus.GOOD : new RevokedStatus(Date.from(revoked), CRLReason.keyCompromise);
			builder.addResponse(new CertificateID(digests.get(CertificateID.HASH_SHA1), new JcaX509CertificateHolder(root), certificate.getSerialNumber()), status,
					Date.from(from), Date.from(next), null);
			OCSPResp response = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, builder
					.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()), null, Date.from(from)));
			return response.getEncoded();
		} catch (OperatorCreationException | OCSPException e) {
			throw new IOException(e);
		}
	}

	/** A certificate as a test wants it. */
	final class Wanted {

		private final String name;
		private Instant from;
		private int days;
		private int usage = KeyUsage.nonRepudiation;
		private boolean authority;
		private int pathLength = -1;
		private boolean critical;
		private KeyPurposeId purpose;
		private String algorithm = "SHA256withECDSA";
		private String responder;

		private Wanted(String name) {
			this.name = name;
		}

		Wanted from(Instant start) {
			from = start;
			return this;
		}

		Wanted days(int life) {
			days = life;
			return this;
		}

		Wanted usage(int bits) {
			usage = bits;
			return this;
		}

		Wanted authority() {
			authority = true;
			return this;
		}

		Wanted pathLength(int most) {
			pathLength = most;
			return this;
		}

		Wanted purpose(boolean isCritical, KeyPurposeId id) {
			critical = isCritical;
			purpose = id;
			return this;
		}

		Wanted algorithm(String signature) {
			algorithm = signature;
			return this;
		}

		Wanted responder(String address) {
			responder = address;
			return this;
		}

		Issued issued(KeyPair subject) throws GeneralSecurityException, IOException {
			List<X509Certificate> chain = new ArrayList<>(List.of(root));
			chain.addAll(above);
			return new Issued(subject, certificate(new X500Name(root.getSubjectX500Principal().getName()), subject, keys), chain);
		}

		X509Certificate selfSigned(KeyPair own) throws GeneralSecurityException, IOException {
			return certificate(new X500Name("CN=" + name), own, own);
		}

		private X509Certificate certificate(X500Name issuer, KeyPair subject, KeyPair issuerKeys) throws GeneralSecurityException, IOException {
			try {
				JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, BigInteger.valueOf(serials++), Date.from(from),
						Date.from(from.plus(Duration.ofDays(days))), new X500Name("CN=" + name), subject.getPublic());
				builder.addExtension(Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(subject.getPublic()));
				builder.addExtension(Extension.basicConstraints, true, pathLength < 0 ? new BasicConstraints(authority) : new BasicConstraints(pathLength));
				builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
				if (purpose != null) {
					builder.addExtension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purpose));
				}
				if (responder != null) {
					builder.addExtension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(AccessDescription.id_ad_ocsp,
							new GeneralName(GeneralName.uniformResourceIdentifier, responder)));
				}
				return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate())));
			} catch (OperatorCreationException e) {
				throw new GeneralSecurityException(e);
			}
		}
	}
}
