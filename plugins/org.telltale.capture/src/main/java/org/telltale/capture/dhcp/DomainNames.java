package org.telltale.capture.dhcp;

import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldBuilder;
import org.telltale.capture.field.FieldType;

/** Names in DNS's encoding without compression, whole or cut at their end (RFC 8415 section 10, RFC 4702 section 2.3.1). Stateless. */
final class DomainNames {

	private DomainNames() {
	}

	/** A field for each name in what is left. */
	static void add(FieldBuilder in, String field) {
		while (in.left() > 0) {
			int start = in.at();
			StringBuilder name = new StringBuilder();
			int length = (int) in.take(1);
			while (length > 0 && length < 64 && in.left() >= length) {
				name.append(name.isEmpty() ? "" : ".");
				for (int i = 0; i < length; i++) {
					int c = (int) in.take(1);
					name.append(c > 0x20 && c < 0x7f ? (char) c : '?');
				}
				length = in.left() > 0 ? (int) in.take(1) : 0;
			}
			if (length != 0) {
				in.skip(in.left());
			}
			in.add(Field.of(field, FieldType.NAME, start, in.at() - start, name.toString()));
		}
	}
}
