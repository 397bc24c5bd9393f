package org.telltale.seal.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.seal.refusal.Refusal;

/**
 * An HPACK decoder (RFC 7541) that does not know what its table held before: what an index behind the last entry stands for is
 * not known. Memory: what the blocks hold, once. Not thread-safe.
 */
final class Hpack {

	private static final int MAX_TABLE = 1 << 20;
	private static final int MAX_BLOCK = 1 << 20;
	private static final int OVERHEAD = 32;
	private static final byte[] NONE = {};
	/** RFC 7541 appendix A. */
	private static final List<Field> STATIC = fields(":authority|:method GET|:method POST|:path /|:path /index.html|:scheme http|:scheme https|:status 200|"
			+ ":status 204|:status 206|:status 304|:status 400|:status 404|:status 500|accept-charset|accept-encoding gzip, deflate|accept-language|"
			+ "accept-ranges|accept|access-control-allow-origin|age|allow|authorization|cache-control|content-disposition|content-encoding|"
			+ "content-language|content-length|content-location|content-range|content-type|cookie|date|etag|expect|expires|from|host|if-match|"
			+ "if-modified-since|if-none-match|if-range|if-unmodified-since|last-modified|link|location|max-forwards|proxy-authenticate|"
			+ "proxy-authorization|range|referer|refresh|retry-after|server|set-cookie|strict-transport-security|transfer-encoding|user-agent|vary|"
			+ "via|www-authenticate");

	/**
	 * A field line.
	 *
	 * @param named whether its name is known; empty if not
	 * @param valued whether its value is known; empty if not
	 */
	record Field(byte[] name, byte[] value, boolean named, boolean valued) {

		private long size() {
			return (long) name.length + value.length + OVERHEAD;
		}
	}

	/** Oldest first. */
	private final ArrayList<Field> added = new ArrayList<>();
	/** How many of {@link #added} are no longer in the table. */
	private int evicted;
	private long size;
	private long maximum;

	Hpack(int tableSize) {
		this.maximum = tableSize;
	}

	private static List<Field> fields(String list) {
		List<Field> fields = new ArrayList<>();
		for (String entry : list.split("\\|")) {
			int space = entry.indexOf(' ');
			String name = space < 0 ? entry : entry.substring(0, space);
			String value = space < 0 ? "" : entry.substring(space + 1);
			fields.add(new Field(name.getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.US_ASCII), true, true));
		}
		return List.copyOf(fields);
	}

	/** The field lines of one block, but those beyond the size that counts; unknown ones too. */
	List<Field> block(byte[] block) throws Refusal {
		try {
			ByteCursor cursor = new ByteCursor(block);
			List<Field> lines = new ArrayList<>();
			long before = 0;
			boolean begun = false;
			while (cursor.remaining() > 0) {
				int first = cursor.u8();
				if ((first & 0xe0) == 0x20) {
					Refusal.unless(!begun, "a size update stands behind a field line");
					resize(integer(cursor, first, 5));
					continue;
				}
				begun = true;
				Field field = line(cursor, first);
				if (before < MAX_BLOCK) {
					lines.add(field);
				}
				before += field.size();
			}
			return lines;
		} catch (TruncatedException e) {
			throw new Refusal("a header block ends inside a field line");
		}
	}

	private Field line(ByteCursor cursor, int first) throws TruncatedException, Refusal {
		if (first >= 0x80) {
			int index = integer(cursor, first, 7);
			Refusal.unless(index > 0, "a header block has the index 0");
			return at(index);
		}
		boolean inserts = first >= 0x40;
		int index = integer(cursor, first, inserts ? 6 : 4);
		Field like = index == 0 ? new Field(string(cursor), NONE, true, true) : at(index);
		Field field = new Field(like.name(), string(cursor), like.named(), true);
		if (inserts) {
			insert(field);
		}
		return field;
	}

	private Field at(int index) {
		if (index <= STATIC.size()) {
			return STATIC.get(index - 1);
		}
		int place = added.size() - (index - STATIC.size());
		return place >= evicted ? added.get(place) : new Field(NONE, NONE, false, false);
	}

	/** RFC 7541 section 4.4: an entry larger than the table empties it. */
	private void insert(Field field) {
		evict(maximum - field.size());
		if (field.size() <= maximum) {
			added.add(field);
			size += field.size();
		}
	}

	private void resize(int wanted) throws Refusal {
		Refusal.unless(wanted <= MAX_TABLE, "a size update is too large");
		maximum = wanted;
		evict(maximum);
	}

	private void evict(long limit) {
		while (size > 0 && size > limit) {
			size -= added.get(evicted++).size();
		}
		if (evicted > added.size() / 2) {
			added.subList(0, evicted).clear();
			evicted = 0;
		}
	}

	/** RFC 7541 section 5.1. */
	private static int integer(ByteCursor cursor, int first, int bits) throws TruncatedException, Refusal {
		long value = first & (1 << bits) - 1;
		if (value < (1 << bits) - 1) {
			return (int) value;
		}
		for (int shift = 0; shift < 35; shift += 7) {
			int octet = cursor.u8();
			value += (long) (octet & 0x7f) << shift;
			Refusal.unless(value <= Integer.MAX_VALUE, "an integer in a header block is too large");
			if (octet < 0x80) {
				return (int) value;
			}
		}
		throw new Refusal("an integer in a header block is too long");
	}

	private static byte[] string(ByteCursor cursor) throws TruncatedException, Refusal {
		int first = cursor.u8();
		byte[] bytes = cursor.bytes(integer(cursor, first, 7));
		return first >= 0x80 ? HpackHuffman.decoded(bytes) : bytes;
	}
}
