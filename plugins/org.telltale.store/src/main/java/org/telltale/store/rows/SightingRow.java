package org.telltale.store.rows;

/**
 * An exhibit seen in a layer.
 *
 * @param fact id of the fact that says it
 * @param kind exhibit kind
 * @param strength {@code exact}, {@code digest}, {@code partial}, {@code similar} or {@code inferred}
 * @param variant encoding that matched
 * @param direction {@code out}, {@code in} or {@code unknown}, seen from the handset
 * @param firstNanos UTC, nanoseconds since the epoch
 * @param frame first frame, from 1
 * @param layerOffset where in the innermost layer
 * @param length bytes matched
 * @param chain the derivation in words
 * @param encrypted it was reached by decrypting
 * @param log10Chance chance of a match by accident
 */
public record SightingRow(String fact, String exhibit, String kind, String strength, String variant, String direction,
		String evidence, String run, String flow, String serverAddress, int serverPort, String host, long firstNanos, long frame,
		long layerOffset, long length, String chain, boolean encrypted, long log10Chance) {
}
