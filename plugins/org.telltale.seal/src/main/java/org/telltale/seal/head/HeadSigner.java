package org.telltale.seal.head;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;

import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.telltale.seal.SealException;

/** Signs a journal's head: CMS SignedData (RFC 5652), detached, SHA-256, with the signed attributes content-type, message-digest and signing-time. */
public final class HeadSigner {

	/**
	 * Signs bytes with the first key of a PKCS#12 file.
	 *
	 * @param password of the file; not kept
	 * @param now has to lie in the certificate's life
	 * @return DER; the root of the chain stays out: trust never comes from a signature
	 * @throws SealException if the key cannot be used
	 */
	public byte[] sign(byte[] content, Path pkcs12, char[] password, Instant now) throws SealException {
		try (InputStream in = Files.newInputStream(pkcs12)) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(in, password);
			for (String alias : Collections.list(store.aliases())) {
				if (store.isKeyEntry(alias)) {
					return sign(content, (PrivateKey) store.getKey(alias, password), chain(store.getCertificateChain(alias)), now);
				}
			}
			throw new SealException("The key file " + pkcs12 + " holds no private key. Give the examiner's PKCS#12 file.");
		} catch (IOException | GeneralSecurityException | OperatorCreationException | CMSException e) {
			throw new SealException("The key file " + pkcs12 + " cannot be used: " + e.getMessage() + ". Check the file, its password and the certificate's life.", e);
		}
	}

	private static List<X509Certificate> chain(Certificate[] chain) {
		List<X509Certificate> certificates = new ArrayList<>();
		for (Certificate certificate : chain) {
			X509Certificate x509 = (X509Certificate) certificate;
			if (certificates.isEmpty() || !x509.getSubjectX500Principal().equals(x509.getIssuerX500Principal())) {
				certificates.add(x509);
			}
		}
		return certificates;
	}

	private static byte[] sign(byte[] content, PrivateKey key, List<X509Certificate> chain, Instant now)
			throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
		chain.getFirst().checkValidity(Date.from(now));
		String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
		CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
		generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
				.build(new JcaContentSignerBuilder(algorithm).build(key), chain.getFirst()));
		generator.addCertificates(new JcaCertStore(chain));
		return generator.generate(new CMSProcessableByteArray(content), false).getEncoded("DER");
	}
}
