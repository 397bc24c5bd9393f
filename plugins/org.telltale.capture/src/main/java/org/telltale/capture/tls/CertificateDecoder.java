package org.telltale.capture.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.IpAddress;
import org.telltale.base.TruncatedException;

/**
 * Reads certificates (RFC 5280 section 4.1) as far as they go, with code of its own: the platform's reader takes several
 * times as long, and refuses what a handset was shown none the less. Stateless.
 */
public final class CertificateDecoder {

	private static final int MAX_NAMES = 64;
	private static final int VERSION = 0xa0;
	private static final int EXTENSIONS = 0xa3;
	private static final int UTC_TIME = 0x17;
	private static final int GENERALIZED_TIME = 0x18;
	private static final int DNS_NAME = 0x82;
	private static final int IP_ADDRESS = 0x87;
	private static final byte[] SUBJECT_ALT_NAME = { 0x55, 0x1d, 0x11 };

	private Optional<String> subject = Optional.empty();
	private Optional<String> issuer = Optional.empty();
	private Optional<String> serial = Optional.empty();
	private Optional<String> notBefore = Optional.empty();
	private Optional<String> notAfter = Optional.empty();
	private Optional<String> key = Optional.empty();
	private Optional<Integer> keyBits = Optional.empty();
	private Optional<String> signature = Optional.empty();
	private final List<String> names = new ArrayList<>(4);
	private byte[] subjectBytes = {};
	private byte[] issuerBytes = {};

	private CertificateDecoder() {
	}

	/** The certificates of a chain, the server's own first, each with the place of its issuer's in the chain. */
	public static List<CertificateSeen> chain(List<byte[]> certificates) {
		return KnownCertificates.chain(new KnownCertificates().of(certificates));
	}

	/** What one says. @param sha256 of it, in hexadecimal */
	static KnownCertificates.Known read(byte[] certificate, String sha256) {
		CertificateDecoder decoder = new CertificateDecoder();
		decoder.read(certificate);
		return new KnownCertificates.Known(decoder.seen(sha256), decoder.subjectBytes, decoder.issuerBytes, CertificateNames.of(certificate));
	}

	private CertificateSeen seen(String sha256) {
		boolean selfIssued = subjectBytes.length > 0 && Arrays.equals(subjectBytes, issuerBytes);
		return new CertificateSeen(sha256, subject, issuer, serial, notBefore, notAfter, names, key, keyBits, signature, selfIssued, Optional.empty());
	}

	/** Reads until something contradicts itself; what was read so far stands. @return whether all was read */
	private boolean read(byte[] certificate) {
		try {
			ByteCursor tbs = Der.sequence(Der.sequence(new ByteCursor(certificate)));
			Der.Element first = Der.next(tbs);
			byte[] number = (first.tag() == VERSION ? Der.next(tbs) : first).bytes();
			serial = Optional.of(HexFormat.of().formatHex(number));
			signature = Optional.of(Algorithms.signature(Der.identifier(Der.next(Der.sequence(tbs)).bytes())));
			issuerBytes = Der.next(tbs).bytes();
			issuer = Optional.of(DistinguishedName.text(new ByteCursor(issuerBytes)));
			ByteCursor validity = Der.sequence(tbs);
			notBefore = time(Der.next(validity));
			notAfter = time(Der.next(validity));
			subjectBytes = Der.next(tbs).bytes();
			subject = Optional.of(DistinguishedName.text(new ByteCursor(subjectBytes)));
			key(Der.sequence(tbs));
			while (tbs.remaining() > 0) {
				Der.Element element = Der.next(tbs);
				if (element.tag() == EXTENSIONS) {
					extensions(Der.sequence(element.content()));
				}
			}
			return true;
		} catch (TruncatedException damaged) {
			return false;
		}
	}

	/** SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7): its algorithm, curve and size. */
	private void key(ByteCursor info) throws TruncatedException {
		ByteCursor algorithm = Der.sequence(info);
		String kind = Algorithms.key(Der.identifier(Der.next(algorithm).bytes()));
		ByteCursor bits = Der.content(info, Der.BIT_STRING);
		bits.skip(1);
		if (kind.equals("RSA")) {
			key = Optional.of(kind);
			keyBits = Optional.of(bits(Der.next(Der.sequence(bits)).bytes()));
		} else if (kind.equals("EC") && algorithm.remaining() > 0) {
			Der.Element curve = Der.next(algorithm);
			String name = curve.tag() == Der.OBJECT_IDENTIFIER ? Algorithms.curve(Der.identifier(curve.bytes())) : "explicit";
			key = Optional.of("EC " + name);
			keyBits = Optional.of(name.equals("P-521") ? 521 : (bits.remaining() - 1) / 2 * 8);
		} else {
			key = Optional.of(kind);
		}
	}

	/** How many bits a number has. */
	private static int bits(byte[] number) {
		int at = 0;
		while (at < number.length && number[at] == 0) {
			at++;
		}
		return at == number.length ? 0 : (number.length - at) * 8 - Integer.numberOfLeadingZeros(number[at] & 0xff) + 24;
	}

	private void extensions(ByteCursor extensions) throws TruncatedException {
		while (extensions.remaining() > 0) {
			ByteCursor extension = Der.sequence(extensions);
			byte[] id = Der.next(extension).bytes();
			if (Arrays.equals(id, SUBJECT_ALT_NAME)) {
				Der.Element value = Der.next(extension);
				value = value.tag() == Der.BOOLEAN ? Der.next(extension) : value;
				names(Der.sequence(value.content()));
			}
		}
	}

	private void names(ByteCursor entries) throws TruncatedException {
		while (entries.remaining() > 0 && names.size() < MAX_NAMES) {
			Der.Element entry = Der.next(entries);
			byte[] bytes = entry.bytes();
			if (entry.tag() == DNS_NAME) {
				names.add(new String(bytes, StandardCharsets.ISO_8859_1));
			} else if (entry.tag() == IP_ADDRESS && (bytes.length == 4 || bytes.length == 16)) {
				names.add(IpAddress.of(bytes).toString());
			}
		}
	}

	/** UTCTime and GeneralizedTime (RFC 5280 section 4.1.2.5); empty if it is none. */
	static Optional<String> time(Der.Element element) throws TruncatedException {
		byte[] bytes = element.bytes();
		int year = element.tag() == GENERALIZED_TIME ? 4 : element.tag() == UTC_TIME ? 2 : 0;
		if (year == 0 || bytes.length != year + 11 || bytes[year + 10] != 'Z') {
			return Optional.empty();
		}
		for (int i = 0; i < year + 10; i++) {
			if (bytes[i] < '0' || bytes[i] > '9') {
				return Optional.empty();
			}
		}
		String digits = new String(bytes, 0, year + 10, StandardCharsets.US_ASCII);
		String whole = year == 4 ? digits : (digits.charAt(0) >= '5' ? "19" : "20") + digits;
		return Optional.of(whole.substring(0, 4) + "-" + whole.substring(4, 6) + "-" + whole.substring(6, 8) + "T" + whole.substring(8, 10) + ":"
				+ whole.substring(10, 12) + ":" + whole.substring(12, 14) + "Z");
	}
}
