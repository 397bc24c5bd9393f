package org.telltale.capture.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/** The dNSName entries of a certificate's subjectAltName (RFC 5280 section 4.2.1.6). Nothing else of it is judged. Stateless. */
public final class CertificateNames {

	private static final int EXTENSIONS = 0xa3;
	private static final int DNS_NAME = 0x82;
	private static final byte[] SUBJECT_ALT_NAME = { 0x55, 0x1d, 0x11 };

	private CertificateNames() {
	}

	/** The names in their order, bytes as they stand (ISO 8859-1); empty if the DER ends early or contradicts itself. */
	public static Optional<List<String>> of(byte[] certificate) {
		try {
			ByteCursor tbs = Der.sequence(Der.sequence(new ByteCursor(certificate)));
			while (tbs.remaining() > 0) {
				Der.Element element = Der.next(tbs);
				if (element.tag() == EXTENSIONS) {
					return Optional.of(fromExtensions(Der.sequence(element.content())));
				}
			}
			return Optional.of(List.of());
		} catch (TruncatedException damaged) {
			return Optional.empty();
		}
	}

	private static List<String> fromExtensions(ByteCursor extensions) throws TruncatedException {
		while (extensions.remaining() > 0) {
			ByteCursor extension = Der.sequence(extensions);
			Der.Element id = Der.next(extension);
			if (id.tag() == Der.OBJECT_IDENTIFIER && Arrays.equals(id.bytes(), SUBJECT_ALT_NAME)) {
				Der.Element value = Der.next(extension);
				if (value.tag() == Der.BOOLEAN) {
					value = Der.next(extension);
				}
				return value.tag() == Der.OCTET_STRING ? names(Der.sequence(value.content())) : Der.refuse(value.content());
			}
		}
		return List.of();
	}

	private static List<String> names(ByteCursor entries) throws TruncatedException {
		List<String> names = new ArrayList<>();
		while (entries.remaining() > 0) {
			Der.Element entry = Der.next(entries);
			if (entry.tag() == DNS_NAME) {
				names.add(new String(entry.bytes(), StandardCharsets.ISO_8859_1));
			}
		}
		return names;
	}
}
