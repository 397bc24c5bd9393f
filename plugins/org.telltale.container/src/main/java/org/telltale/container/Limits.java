package org.telltale.container;

/**
 * What reading hostile containers may cost at most.
 *
 * @param maxDepth containers inside containers
 * @param maxEntries entries met in all containers together
 * @param maxExpandedBytes bytes made by expansion (inflating, holes, fills) in all entries together
 * @param maxHeldBytes inflated bytes that may be in memory at one moment
 * @param maxRatio expanded bytes for each stored byte, where an entry expands beyond {@code freeBytes}
 * @param freeBytes expansion below which the ratio does not matter
 */
public record Limits(int maxDepth, long maxEntries, long maxExpandedBytes, long maxHeldBytes, int maxRatio, long freeBytes) {

	/** Enough for a phone's whole firmware: 8 deep, 4 million entries, 16 GiB expanded, 512 MiB held, 300:1 above 16 MiB. */
	public static final Limits STANDARD = new Limits(8, 4_000_000, 16L << 30, 512L << 20, 300, 16L << 20);

	/**
	 * How many bytes may be read of an image's entries, all levels together: files may share blocks, so that a small
	 * image can pretend to hold much. Sixteen times the image, and 4 GiB.
	 */
	public long readable(long imageLength) {
		return (imageLength > Long.MAX_VALUE >> 5 ? Long.MAX_VALUE >> 1 : imageLength * 16) + (4L << 30);
	}

	/** How many bytes an entry of {@code stored} bytes may expand to, whatever was expanded before. */
	public long expandable(long stored) {
		long byRatio = Math.max(freeBytes, stored > Long.MAX_VALUE / maxRatio ? Long.MAX_VALUE : stored * maxRatio);
		return Math.min(byRatio, maxExpandedBytes);
	}
}
