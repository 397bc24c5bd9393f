package org.telltale.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.telltale.seal.TrustAnchor;

import com.sun.net.httpserver.HttpServer;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;

/** A root with signers and a time-stamp authority at the loopback address, made anew for a test. */
final class SmallAuthority implements AutoCloseable {

	static final String PASSWORD = "correct horse";

	private final Path folder;
	private final Instant from = Instant.now().minus(Duration.ofDays(1));
	private final KeyPair keys = newKeys();
	private final X509Certificate root;
	private final KeyEntityTSPSource stamper;
	private final HttpServer server;
	private int serial = 100;

	SmallAuthority(Path folder) throws GeneralSecurityException, OperatorCreationException, IOException {
		this.folder = folder;
		root = certificate("Root", keys, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign), true, false);
		KeyPair stamping = newKeys();
		X509Certificate authority = certificate("Stamper", stamping, new KeyUsage(KeyUsage.digitalSignature), false, true);
		stamper = new KeyEntityTSPSource(stamping.getPrivate(), authority, List.of(authority, root));
		stamper.setTsaPolicy("1.2.3.4");
		Files.writeString(folder.resolve("root.pem"), new TrustAnchor(root, false).pem());
		Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
		var list = new JcaX509v2CRLBuilder(root, Date.from(from));
		list.setNextUpdate(Date.from(from.plus(Duration.ofDays(30))));
		Files.write(folder.resolve("root.crl"), list.build(signer()).getEncoded());
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", exchange -> {
			byte[] answer = answer(exchange.getRequestBody().readAllBytes());
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		server.start();
	}

	String address() {
		return "http://localhost:" + server.getAddress().getPort() + "/";
	}

	/** The token over what the question asks for: without its nonce, as a bare token. */
	byte[] answer(byte[] question) throws IOException {
		try {
			return stamper.getTimeStampResponse(DigestAlgorithm.SHA256, new TimeStampRequest(question).getMessageImprintDigest()).getBytes();
		} catch (RuntimeException e) {
			throw new IOException(e);
		}
	}

	Path key(String name) throws GeneralSecurityException, OperatorCreationException, IOException {
		KeyPair own = newKeys();
		X509Certificate certificate = certificate(name, own, new KeyUsage(KeyUsage.nonRepudiation), false, false);
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setKeyEntry("key", own.getPrivate(), PASSWORD.toCharArray(), new Certificate[] { certificate, root });
		Path file = folder.resolve(name.replace(' ', '-') + ".p12");
		try (OutputStream out = Files.newOutputStream(file)) {
			store.store(out, PASSWORD.toCharArray());
		}
		return file;
	}

	private static KeyPair newKeys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			return generator.generateKeyPair();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	private org.bouncycastle.operator.ContentSigner signer() throws OperatorCreationException {
		return new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
	}

	private X509Certificate certificate(String name, KeyPair own, KeyUsage usage, boolean authority, boolean stamps)
			throws GeneralSecurityException, OperatorCreationException, IOException {
		JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name("CN=Root"), BigInteger.valueOf(serial++), Date.from(from),
				Date.from(from.plus(Duration.ofDays(365))), new X500Name("CN=" + name), own.getPublic());
		builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
		builder.addExtension(Extension.keyUsage, true, usage);
		if (stamps) {
			builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
		}
		return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
