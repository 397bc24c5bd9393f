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

	private static final int OBJECT_IDENTIFIER = 0x06;
	private static final int BOOLEAN = 0x01;
	private static final int OCTET_STRING = 0x04;
	private static final int SEQUENCE = 0x30;
	private static final int EXTENSIONS = 0xa3;
	private static final int DNS_NAME = 0x82;
	private static final byte[] SUBJECT_ALT_NAME = { 0x55, 0x1d, 0x11 };

	/** One DER element: its tag byte and its content. */
	private record Element(int tag, ByteCursor content) {
	}

	private CertificateNames() {
	}

	/** The names in their order, bytes as they stand (ISO 8859-1); empty if the DER ends early or contradicts itself. */
	public static Optional<List<String>> of(byte[] certificate) {
		try {
			ByteCursor tbs = content(content(new ByteCursor(certificate)));
			while (tbs.remaining() > 0) {
				Element element = next(tbs);
				if (element.tag() == EXTENSIONS) {
					return Optional.of(fromExtensions(content(element.content())));
				}
			}
			return Optional.of(List.of());
		} catch (TruncatedException damaged) {
			return Optional.empty();
		}
	}

	private static List<String> fromExtensions(ByteCursor extensions) throws TruncatedException {
		while (extensions.remaining() > 0) {
			ByteCursor extension = content(extensions);
			Element id = next(extension);
			if (id.tag() == OBJECT_IDENTIFIER && Arrays.equals(id.content().bytes(id.content().remaining()), SUBJECT_ALT_NAME)) {
				Element value = next(extension);
				if (value.tag() == BOOLEAN) {
					value = next(extension);
				}
				return value.tag() == OCTET_STRING ? names(content(value.content())) : refuse(value.content());
			}
		}
		return List.of();
	}

	private static List<String> names(ByteCursor entries) throws TruncatedException {
		List<String> names = new ArrayList<>();
		while (entries.remaining() > 0) {
			Element entry = next(entries);
			if (entry.tag() == DNS_NAME) {
				names.add(new String(entry.content().bytes(entry.content().remaining()), StandardCharsets.ISO_8859_1));
			}
		}
		return names;
	}

	/** The content of a SEQUENCE. */
	private static ByteCursor content(ByteCursor cursor) throws TruncatedException {
		Element element = next(cursor);
		return element.tag() == SEQUENCE ? element.content() : refuse(cursor);
	}

	private static Element next(ByteCursor cursor) throws TruncatedException {
		int tag = cursor.u8();
		int length = cursor.u8();
		if ((tag & 0x1f) == 0x1f || length == 0x80 || length > 0x83) {
			refuse(cursor);
		}
		if (length > 0x80) {
			int count = length & 0x7f;
			length = 0;
			for (int i = 0; i < count; i++) {
				length = length << 8 | cursor.u8();
			}
		}
		return new Element(tag, cursor.part(length));
	}

	private static <T> T refuse(ByteCursor cursor) throws TruncatedException {
		throw new TruncatedException(cursor.position(), 0, cursor.remaining());
	}
}
