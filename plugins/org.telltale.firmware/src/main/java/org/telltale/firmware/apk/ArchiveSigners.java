package org.telltale.firmware.apk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.Digest;
import org.telltale.container.Budget;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;
import org.telltale.container.zip.ZipContent;
import org.telltale.container.zip.ZipDirectory;
import org.telltale.container.zip.ZipMember;

/** Certificates of JAR signatures (scheme v1): the PKCS #7 files in META-INF. */
final class ArchiveSigners {

	private static final int MAX = 1 << 17;
	private static final int MAX_CERTIFICATES = 64;

	private final CertificateFactory factory;
	private final ProblemLog log;
	private final List<Signer> signers = new ArrayList<>();

	ArchiveSigners(CertificateFactory factory, ProblemLog log) {
		this.factory = factory;
		this.log = log;
	}

	List<Signer> read(ZipDirectory directory, ZipContent content, Budget budget) throws IOException {
		for (ZipMember member : directory.members()) {
			String name = member.name().toUpperCase(Locale.ROOT);
			if (name.matches("META-INF/[^/]*\\.(RSA|DSA|EC)")) {
				Optional<byte[]> bytes = bytes(member, content, budget);
				if (bytes.isPresent()) {
					block(member, bytes.get());
				}
			}
		}
		return List.copyOf(signers);
	}

	/** The schemes that a signature file says the package is signed by too ({@code X-Android-APK-Signed}). */
	static String promisedSchemes(ZipDirectory directory, ZipContent content, Budget budget) throws IOException {
		for (ZipMember member : directory.members()) {
			if (member.name().toUpperCase(Locale.ROOT).matches("META-INF/[^/]*\\.SF")) {
				Optional<byte[]> bytes = bytes(member, content, budget);
				String text = new String(bytes.orElse(new byte[0]), StandardCharsets.UTF_8);
				int at = text.indexOf("X-Android-APK-Signed:");
				if (at >= 0) {
					return text.substring(at + 21, Math.min(text.length(), at + 64)).lines().findFirst().orElse("").strip();
				}
			}
		}
		return "";
	}

	private static Optional<byte[]> bytes(ZipMember member, ZipContent content, Budget budget) throws IOException {
		Optional<Source> source = content.open(member, budget).value();
		Optional<byte[]> bytes = source.isPresent() ? Optional.of(source.get().bytes(0, MAX)) : Optional.empty();
		source.ifPresent(budget::release);
		return bytes;
	}

	private void block(ZipMember member, byte[] pkcs7) {
		try {
			Collection<? extends Certificate> certificates = factory.generateCertificates(new ByteArrayInputStream(pkcs7));
			for (Certificate certificate : certificates) {
				if (signers.size() == MAX_CERTIFICATES) {
					log.add("apk.certificates", member.dataOffset(), member.stored(), "more than " + MAX_CERTIFICATES + " certificates",
							"further certificates were not listed");
					return;
				}
				if (certificate instanceof X509Certificate x509) {
					signers.add(new Signer("v1", certificates.size() == 1 || names(pkcs7, x509) ? "signer" : "chain", Digest.sha256(x509.getEncoded()),
							x509.getSubjectX500Principal().getName(), member.localOffset()));
				}
			}
		} catch (CertificateException broken) {
			unreadable(member);
		}
	}

	private void unreadable(ZipMember member) {
		log.add("apk.certificate", Math.max(0, member.dataOffset()), member.stored(), member.name() + " is no PKCS #7 file that can be read",
				"its certificates are missing");
	}

	/**
	 * Whether a SignerInfo names the certificate: issuer and serial number side by side (RFC 5652 section 5.3) stand
	 * nowhere else, since in the certificate itself the serial number comes first. Signers that encode the issuer anew are
	 * not found so: a certificate that stands alone is the signer's anyway.
	 */
	private static boolean names(byte[] pkcs7, X509Certificate certificate) {
		byte[] serial = certificate.getSerialNumber().toByteArray();
		ByteArrayOutputStream wanted = new ByteArrayOutputStream();
		wanted.writeBytes(certificate.getIssuerX500Principal().getEncoded());
		wanted.write(2);
		wanted.write(serial.length);
		wanted.writeBytes(serial);
		return Bytes.indexOf(pkcs7, wanted.toByteArray()) >= 0;
	}
}
