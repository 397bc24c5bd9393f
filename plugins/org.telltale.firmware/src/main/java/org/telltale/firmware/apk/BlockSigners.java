package org.telltale.firmware.apk;

import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.Digest;
import org.telltale.base.TruncatedException;
import org.telltale.container.ProblemLog;

/** Certificates in the signing block (APK Signature Scheme v2 and v3, "Format"; v3.1). */
final class BlockSigners {

	private static final int V2 = 0x7109871a;
	private static final int V3 = 0xf05368c0;
	private static final int V31 = 0x1b93ad61;
	/** The attribute by which a v2 signer says that a v3 signature was there too ("Stripping protection"). */
	private static final int STRIPPING_PROTECTION = 0xbeeff00d;

	private final CertificateFactory factory;
	private final ProblemLog log;
	private final List<Signer> signers = new ArrayList<>();
	private final List<Integer> promised = new ArrayList<>();

	BlockSigners(CertificateFactory factory, ProblemLog log) {
		this.factory = factory;
		this.log = log;
	}

	List<Signer> read(SigningBlock block) {
		for (SigningBlock.Pair pair : block.pairs()) {
			switch ((int) pair.id()) {
				case V2 -> scheme("v2", pair);
				case V3 -> scheme("v3", pair);
				case V31 -> scheme("v3.1", pair);
				default -> {
					// padding, store metadata, source stamps: no signer of the package
				}
			}
		}
		if (promised.contains(3) && signers.stream().noneMatch(signer -> signer.scheme().equals("v3"))) {
			log.add("apk.v3-stripped", block.pairs().getFirst().offset(), 0, "the v2 signer says that a v3 signature was there, and there is none",
					"the package was changed after it was signed");
		}
		return List.copyOf(signers);
	}

	private void scheme(String scheme, SigningBlock.Pair pair) {
		try {
			Part all = new Part(new ByteCursor(pair.value()).order(ByteOrder.LITTLE_ENDIAN), pair.offset()).prefixed();
			while (all.cursor.remaining() > 0) {
				signer(scheme, all.prefixed().prefixed());
			}
		} catch (TruncatedException broken) {
			log.add("apk.signing-block", pair.offset(), pair.value().length, "the " + scheme + " block breaks off", "certificates in it may be missing");
		}
	}

	private void signer(String scheme, Part signedData) throws TruncatedException {
		signedData.prefixed();
		Part certificates = signedData.prefixed();
		for (int i = 0; certificates.cursor.remaining() > 0; i++) {
			Part one = certificates.prefixed();
			certificate(scheme, i == 0 ? "signer" : "chain", one.base, one.cursor.bytes(one.cursor.remaining()));
		}
		if (scheme.equals("v2")) {
			Part attributes = signedData.prefixed();
			while (attributes.cursor.remaining() > 0) {
				ByteCursor attribute = attributes.prefixed().cursor;
				if ((int) attribute.u32() == STRIPPING_PROTECTION) {
					promised.add((int) attribute.u32());
				}
			}
		}
	}

	private void certificate(String scheme, String role, long offset, byte[] der) {
		String subject = "";
		try {
			if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate certificate) {
				subject = certificate.getSubjectX500Principal().getName();
			}
		} catch (CertificateException broken) {
			log.add("apk.certificate", offset, der.length, "a certificate of the " + scheme + " block cannot be read",
					"its digest is given, its subject is missing");
		}
		signers.add(new Signer(scheme, role, Digest.sha256(der), subject, offset));
	}

	/** Bytes of the block, and where they start in the package. */
	private record Part(ByteCursor cursor, long base) {

		/** The next part, whose length stands in front of it. */
		Part prefixed() throws TruncatedException {
			long length = cursor.u32();
			long start = base + cursor.position();
			return new Part(cursor.part(length), start);
		}
	}
}
