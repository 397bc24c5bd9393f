package org.telltale.seal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

import com.sun.net.httpserver.HttpServer;

/** A time-stamp authority that answers at the loopback address alone. */
final class LoopbackStamper implements AutoCloseable {

	private final TestAuthority.Issued issued;
	private final HttpServer server;
	private Instant now;
	private int questions;
	private boolean rootFirst;

	LoopbackStamper(TestAuthority.Issued issued, Instant now) throws IOException {
		this.issued = issued;
		this.now = now;
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/stamp", exchange -> {
			byte[] answer = answer(exchange.getRequestBody().readAllBytes());
			exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		server.createContext("/elsewhere", exchange -> {
			exchange.getResponseHeaders().add("Location", address());
			exchange.sendResponseHeaders(302, -1);
			exchange.close();
		});
		server.start();
	}

	String address() {
		return "http://localhost:" + server.getAddress().getPort() + "/stamp";
	}

	String redirecting() {
		return address().replace("/stamp", "/elsewhere");
	}

	HttpTimeStampAuthority authority() throws SealException {
		return new HttpTimeStampAuthority(address());
	}

	HttpServer server() {
		return server;
	}

	int questions() {
		return questions;
	}

	/** The order of its certificates: whatever the authority likes, for in BER a set has none. */
	void setRootFirst(boolean first) {
		rootFirst = first;
	}

	void setNow(Instant moment) {
		now = moment;
	}

	byte[] answer(byte[] request) throws IOException {
		questions++;
		try {
			var generator = new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", issued.keys().getPrivate(), issued.certificate());
			TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(generator,
					new JcaDigestCalculatorProviderBuilder().build().get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
					new ASN1ObjectIdentifier("1.2.3.4"));
			List<java.security.cert.X509Certificate> chain = new ArrayList<>(List.of(issued.certificate()));
			chain.addAll(rootFirst ? 0 : 1, issued.chain());
			tokens.addCertificates(new JcaCertStore(chain));
			return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED).generate(new TimeStampRequest(request),
					new BigInteger(64, new SecureRandom()), Date.from(now)).getEncoded();
		} catch (org.bouncycastle.tsp.TSPException | org.bouncycastle.operator.OperatorCreationException | java.security.GeneralSecurityException e) {
			throw new IOException(e);
		}
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
