package org.telltale.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.telltale.seal.signature.CertificateName;
import org.telltale.seal.signature.CmsSignature;
import org.telltale.seal.signature.KeyException;
import org.telltale.seal.signature.KeyPlace;
import org.telltale.seal.signature.KeyRules;
import org.telltale.seal.signature.SigningToken;

/** A key that is open and may sign reports. To ask for it before pages are made finds a wrong password or certificate early. */
public final class OpenKey implements AutoCloseable {

	private final SigningToken token;

	private OpenKey(SigningToken token) {
		this.token = token;
	}

	/**
	 * Opens the key and holds its certificate against the rules for new signatures.
	 *
	 * @throws SealException if it does not open, or may not sign: expired, not yet valid, for another use, or too weak
	 */
	public static OpenKey of(SigningKey key, Instant at) throws SealException {
		List<X509Certificate> more = new ArrayList<>();
		for (Path pem : key.chain()) {
			TrustStore.read(pem).forEach(anchor -> more.add(anchor.certificate()));
		}
		try {
			SigningToken token = SigningToken.open(KeyPlace.of(key.place()), key.password(), more);
			try {
				KeyRules.require(token.certificates(), at);
			} catch (KeyException e) {
				token.close();
				throw e;
			}
			return new OpenKey(token);
		} catch (KeyException e) {
			throw new SealException("The key " + key.place() + " cannot be used: " + e.getMessage() + ". Check the key, its password and its certificate.", e);
		}
	}

	/** The common name of the certificate's subject; the whole name if it has none. */
	public String name() {
		return CertificateName.common(token.certificate());
	}

	/** The distinguished name of the certificate's subject (RFC 2253). */
	public String subject() {
		return token.certificate().getSubjectX500Principal().getName();
	}

	/** The public key: two keys that have the same are one. */
	public PublicKey publicKey() {
		return token.certificate().getPublicKey();
	}

	/**
	 * A detached signature over a file: CAdES baseline B (ETSI EN 319 122-1).
	 *
	 * @return DER; the root of the chain stays out: trust never comes from a signature
	 */
	public byte[] signFile(byte[] content, Instant at) throws IOException {
		return CmsSignature.ofFile(token, content, at);
	}

	SigningToken token() {
		return token;
	}

	@Override
	public void close() {
		token.close();
	}
}
