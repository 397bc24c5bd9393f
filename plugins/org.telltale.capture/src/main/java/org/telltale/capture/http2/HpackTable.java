package org.telltale.capture.http2;

/** A dynamic table (RFC 7541 sections 2.3.2 and 4): the last entries first. Not thread-safe. */
final class HpackTable {

	/** What each entry counts beside its name and value (section 4.1). */
	static final int ENTRY_OVERHEAD = 32;
	/** The largest table that is followed; no known sender uses a sixteenth of it. */
	static final int MAX_SIZE = 1 << 20;
	/** The size in force before anybody says another one (RFC 9113 section 6.5.2). */
	static final int DEFAULT_SIZE = 4096;

	private HpackField[] ring = new HpackField[16];
	private int first;
	private int count;
	private long size;
	private long maxSize;

	HpackTable(int maxSize) {
		this.maxSize = maxSize;
	}

	/** How many entries there are. */
	int count() {
		return count;
	}

	/** The maximum size in force. */
	int maxSize() {
		return (int) maxSize;
	}

	/** An entry. @param index from 0, the entry that came last */
	HpackField entry(int index) {
		return ring[first + index & ring.length - 1];
	}

	/** Tag of the oldest block that an entry came from; the largest number if there are no entries. */
	long oldest() {
		return count == 0 ? Long.MAX_VALUE : entry(count - 1).at().block();
	}

	/** Sets the maximum size (section 4.3). */
	void resize(int bytes) {
		maxSize = bytes;
		evict(0);
	}

	/** Puts an entry in front (section 4.4): one larger than the table only empties it. */
	void add(HpackField field) {
		evict(field.size());
		if (field.size() > maxSize) {
			return;
		}
		if (count == ring.length) {
			HpackField[] larger = new HpackField[2 * count];
			for (int i = 0; i < count; i++) {
				larger[i] = entry(i);
			}
			ring = larger;
			first = 0;
		}
		first = first - 1 & ring.length - 1;
		ring[first] = field;
		count++;
		size += field.size();
	}

	private void evict(int room) {
		while (count > 0 && size + room > maxSize) {
			count--;
			int last = first + count & ring.length - 1;
			size -= ring[last].size();
			ring[last] = null;
		}
	}
}
