package org.telltale.container;

import org.telltale.base.ByteRange;

/** What is left of the {@link Limits} while one item of evidence is read. One thread. */
public final class Budget {

	private final Limits limits;
	private long entriesLeft;
	private long expandableLeft;
	private long readableLeft;
	private long held;

	/**
	 * A whole, unspent budget.
	 *
	 * @param limits what may be spent
	 * @param imageLength bytes of the evidence
	 */
	public Budget(Limits limits, long imageLength) {
		this.limits = limits;
		this.readableLeft = limits.readable(imageLength);
		this.entriesLeft = limits.maxEntries();
		this.expandableLeft = limits.maxExpandedBytes();
	}

	/** The limits it began with. */
	public Limits limits() {
		return limits;
	}

	/** Takes one entry, or one node or extent by which the bytes of an entry are found; false if none is left. */
	public boolean takeEntry() {
		return entriesLeft > 0 && entriesLeft-- > 0;
	}

	/**
	 * Takes one entry, as {@link #takeEntry}.
	 *
	 * @throws SpentException if none is left
	 */
	public void requireEntry() throws SpentException {
		if (!takeEntry()) {
			throw new SpentException();
		}
	}

	/** Takes the reading of a whole source, its holes and fills as expansion; false, taking nothing, if less is left. */
	public boolean takeReading(Source source) {
		long made = source.filled(new ByteRange(0, source.length()));
		if (made > expandableLeft || source.length() - made > readableLeft) {
			return false;
		}
		expandableLeft -= made;
		readableLeft -= source.length() - made;
		return true;
	}

	/** Takes the expanding of bytes that are not kept: what is read of a source is counted again; false, taking nothing, if less is left. */
	public boolean takeTrial(long bytes) {
		if (bytes > readableLeft) {
			return false;
		}
		readableLeft -= bytes;
		return true;
	}

	/** Takes expanding that cannot be refused, because it is asked for while a source is read: {@link #isOverdrawn} tells when to stop reading. */
	public void unpack(long bytes) {
		readableLeft -= bytes;
	}

	/** Whether more was read than may be. */
	public boolean isOverdrawn() {
		return readableLeft < 0;
	}

	/** How many bytes an entry of {@code stored} bytes may expand to now, in memory. */
	public long expandable(long stored) {
		return Math.max(0, Math.min(Math.min(limits.expandable(stored), expandableLeft), limits.maxHeldBytes() - held));
	}

	/** How many bytes an entry of {@code stored} bytes may expand to now, if they are not held. */
	public long streamable(long stored) {
		return Math.max(0, Math.min(limits.expandable(stored), expandableLeft));
	}

	/** How many bytes may still be held in memory. */
	public long room() {
		return Math.max(0, limits.maxHeldBytes() - held);
	}

	/** Takes expanded bytes that are not held. */
	public void stream(long bytes) {
		expandableLeft -= bytes;
	}

	/** Takes expanded bytes that are held in memory until {@link #release}. */
	public void hold(long bytes) {
		expandableLeft -= bytes;
		held += bytes;
	}

	/** Tells that a source of inflated bytes is no longer used; other sources cost nothing. */
	public void release(Source source) {
		if (source instanceof ExpandedSource) {
			held -= source.length();
		}
	}
}
