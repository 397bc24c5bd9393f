package org.telltale.capture.quic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telltale.capture.field.Field;

/**
 * The client's hello of Google's own handshake ("QUIC Crypto", A. Langley and W. Chang, 2016, section "Handshake costs" and
 * "Messages"): the tag CHLO, the number of entries, then for each a tag and the end of its value, then the values. Numbers
 * are little-endian.
 *
 * @param sni the name asked for (tag SNI)
 * @param fields its texts
 * @param end behind its last byte
 */
record GoogleHello(Optional<String> sni, List<Field> fields, int end) {

	private static final int HEAD = 8;
	private static final int ENTRY = 8;
	/** Clients send some 25. */
	private static final int MAX_ENTRIES = 128;
	private static final int SNI = 'S' << 24 | 'N' << 16 | 'I' << 8;
	private static final int UAID = 'U' << 24 | 'A' << 16 | 'I' << 8 | 'D';
	private static final int VER = 'V' << 24 | 'E' << 16 | 'R' << 8;

	GoogleHello {
		fields = List.copyOf(fields);
	}

	/** The first hello that begins in the first {@code reach} bytes of {@code b[from, to)}; empty if none is there as a whole. */
	static Optional<GoogleHello> find(byte[] b, int from, int to, int reach) {
		for (int at = from; at + HEAD <= to && at < from + reach; at++) {
			if (b[at] == 'C' && b[at + 1] == 'H' && b[at + 2] == 'L' && b[at + 3] == 'O') {
				Optional<GoogleHello> hello = of(b, at, to);
				if (hello.isPresent()) {
					return hello;
				}
			}
		}
		return Optional.empty();
	}

	/** The hello at {@code at}; empty if it is none, or is cut. */
	static Optional<GoogleHello> of(byte[] b, int at, int to) {
		if (to - at < HEAD || b[at] != 'C' || b[at + 1] != 'H' || b[at + 2] != 'L' || b[at + 3] != 'O') {
			return Optional.empty();
		}
		int count = (b[at + 4] & 0xff) | (b[at + 5] & 0xff) << 8;
		if (count == 0 || count > MAX_ENTRIES || count * ENTRY > to - at - HEAD) {
			return Optional.empty();
		}
		int values = at + HEAD + count * ENTRY;
		Optional<String> sni = Optional.empty();
		List<Field> fields = new ArrayList<>();
		int begin = 0;
		for (int entry = at + HEAD; entry < values; entry += ENTRY) {
			int end = little(b, entry + 4);
			if (end < begin || end > to - values) {
				return Optional.empty();
			}
			int tag = (b[entry] & 0xff) << 24 | (b[entry + 1] & 0xff) << 16 | (b[entry + 2] & 0xff) << 8 | b[entry + 3] & 0xff;
			String name = tag == SNI ? "gquic.tag.sni" : tag == UAID ? "gquic.tag.uaid" : tag == VER ? "gquic.tag.ver" : "";
			if (!name.isEmpty()) {
				String value = new String(b, values + begin, end - begin, StandardCharsets.ISO_8859_1);
				fields.add(Field.text(name, values + begin, end - begin, value));
				sni = tag == SNI && !value.isEmpty() ? Optional.of(value) : sni;
			}
			begin = end;
		}
		return Optional.of(new GoogleHello(sni, fields, values + begin));
	}

	private static int little(byte[] b, int at) {
		return b[at] & 0xff | (b[at + 1] & 0xff) << 8 | (b[at + 2] & 0xff) << 16 | b[at + 3] << 24;
	}

	/** The fields with places counted from {@code start}. */
	List<Field> fieldsFrom(int start) {
		return fields.stream().map(field -> Field.text(field.name(), field.offset() - start, field.length(), field.value())).toList();
	}
}
