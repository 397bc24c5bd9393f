package org.telltale.seal.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.crypto.BadPaddingException;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.token.AppleSignatureToken;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.KSPrivateKeyEntry;
import eu.europa.esig.dss.token.MSCAPISignatureToken;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import eu.europa.esig.dss.token.SignatureTokenConnection;

/** An open key: in a PKCS#12 file, behind a PKCS#11 library, or in the key store of macOS or Windows. */
public final class SigningToken implements AutoCloseable {

	private final SignatureTokenConnection connection;
	private final DSSPrivateKeyEntry key;
	private final List<CertificateToken> chain;

	private SigningToken(SignatureTokenConnection connection, DSSPrivateKeyEntry key, List<CertificateToken> chain) {
		this.connection = connection;
		this.key = key;
		this.chain = chain;
	}

	/**
	 * Opens the key.
	 *
	 * @param password password or PIN; not copied, not kept
	 * @param more certificates that a token does not hold itself, for example of its issuers
	 * @throws KeyException if it does not open, holds no such key, or names a place that there is not
	 */
	public static SigningToken open(KeyPlace place, char[] password, List<X509Certificate> more) throws KeyException {
		DssLog.quiet();
		SignatureTokenConnection connection = null;
		try {
			connection = LibraryCall.with(PAdESService.class.getClassLoader(), () -> connect(place, password));
			SignatureTokenConnection opened = connection;
			DSSPrivateKeyEntry key = LibraryCall.with(PAdESService.class.getClassLoader(), () -> key(opened, place));
			return new SigningToken(connection, key, chain(key, more));
		} catch (IOException | DSSException | LinkageError e) {
			if (connection != null) {
				connection.close();
			}
			throw new KeyException(reason(e), e);
		}
	}

	private static SignatureTokenConnection connect(KeyPlace place, char[] password) throws IOException {
		return switch (place.kind()) {
			case PKCS12 -> new Pkcs12SignatureToken(Files.readAllBytes(Path.of(place.where())), new KeyStore.PasswordProtection(password));
			case PKCS11 -> new TokenProvider(place.where(), () -> password, place.slotId().orElse(-1), place.slotId().isPresent() ? -1 : place.slot());
			case MACOS -> new AppleSignatureToken();
			case WINDOWS -> new MSCAPISignatureToken();
		};
	}

	private static DSSPrivateKeyEntry key(SignatureTokenConnection connection, KeyPlace place) {
		List<DSSPrivateKeyEntry> keys = connection.getKeys();
		if (place.alias().isEmpty()) {
			if (keys.isEmpty()) {
				throw new DSSException("it holds no private key with a certificate");
			}
			if (keys.size() > 1 && place.kind() != KeyPlace.Kind.PKCS12) {
				throw new DSSException("it holds " + keys.size() + " keys: name one with key=, among " + aliases(keys));
			}
			return keys.get(0);
		}
		return keys.stream().filter(key -> key instanceof KSPrivateKeyEntry named && named.getAlias().equals(place.alias().get())).findFirst()
				.orElseThrow(() -> new DSSException("it holds no key " + place.alias().get() + ", only " + aliases(keys)));
	}

	private static List<String> aliases(List<DSSPrivateKeyEntry> keys) {
		return keys.stream().map(key -> key instanceof KSPrivateKeyEntry named ? named.getAlias() : "?").toList();
	}

	/** The signer's certificate and those of its issuers; a self-signed root stays out: trust never comes from the document. */
	private static List<CertificateToken> chain(DSSPrivateKeyEntry key, List<X509Certificate> more) {
		List<CertificateToken> known = new ArrayList<>(Arrays.asList(key.getCertificateChain()));
		more.forEach(certificate -> known.add(new CertificateToken(certificate)));
		List<CertificateToken> chain = new ArrayList<>();
		chain.add(key.getCertificate());
		CertificateToken last = key.getCertificate();
		while (true) {
			CertificateToken issued = last;
			CertificateToken issuer = known.stream().filter(each -> !each.isSelfSigned() && !chain.contains(each) && issued.isSignedBy(each)).findFirst()
					.orElse(null);
			if (issuer == null) {
				return List.copyOf(chain);
			}
			chain.add(issuer);
			last = issuer;
		}
	}

	/** The innermost cause says most; a provider's outer ones only that something failed. A wrong PIN and a wrong password have no plain words of their own. */
	private static String reason(Throwable thrown) {
		Throwable cause = thrown;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
		if (cause instanceof UnrecoverableKeyException || cause instanceof BadPaddingException) {
			return "the password is wrong, or the file is damaged";
		}
		return text.toUpperCase(Locale.ROOT).contains("CKR_PIN_INCORRECT") ? "the PIN is wrong (" + text + ")" : text;
	}

	/** The signer's certificate. */
	public X509Certificate certificate() {
		return key.getCertificate().getCertificate();
	}

	/** The signer's certificate, then its issuers', without a self-signed one. */
	public List<X509Certificate> certificates() {
		return chain.stream().map(CertificateToken::getCertificate).toList();
	}

	List<CertificateToken> chain() {
		return chain;
	}

	CertificateToken signer() {
		return key.getCertificate();
	}

	SignatureValue sign(ToBeSigned data) {
		return connection.sign(data, DigestAlgorithm.SHA256, key);
	}

	@Override
	public void close() {
		connection.close();
	}
}
