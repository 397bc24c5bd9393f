package org.telltale.store.rows;

/**
 * Both directions of a 5-tuple in one capture. Out and in are seen from the handset; client and server are SYN roles.
 *
 * @param id evidence prefix, first frame, encapsulation depth
 * @param fact id of the fact that says it
 * @param evidence id of the capture
 * @param run id of the run; empty if the capture belongs to none
 * @param transport for example {@code tcp}
 * @param handset {@code client}, {@code server} or {@code unknown}
 * @param directionBasis what decided that
 * @param device id of the handset, or another device's address
 * @param firstNanos UTC, nanoseconds since the epoch
 * @param lastNanos UTC, nanoseconds since the epoch
 * @param firstFrame frame number, from 1
 * @param bytesOut IP packet lengths
 * @param bytesIn IP packet lengths
 * @param payloadOut bytes
 * @param payloadIn bytes
 * @param unreadableOut bytes
 * @param unreadableIn bytes
 * @param host the best name, empty if none
 * @param hostSource what the name was taken from
 * @param sni of the ClientHello, empty if none
 * @param app package or uid, empty if not known
 */
public record FlowRow(String id, String fact, String evidence, String run, String transport, String clientAddress,
		int clientPort, String serverAddress, int serverPort, String handset, String directionBasis, String device, long firstNanos,
		long lastNanos, long firstFrame, long framesOut, long framesIn, long bytesOut, long bytesIn, long payloadOut, long payloadIn,
		long unreadableOut, long unreadableIn, String host, String hostSource, String protocol, String sni, String app) {
}
