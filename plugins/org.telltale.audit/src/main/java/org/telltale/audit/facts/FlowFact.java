package org.telltale.audit.facts;

import java.util.List;
import java.util.Optional;

/**
 * A flow as audit needs it; byte counts are seen from the handset.
 *
 * @param handset which side the handset is: {@code client}, {@code server} or {@code unknown}
 * @param firstNanos capture clock
 * @param unreadableOut payload bytes that left the handset and could not be read
 * @param unsearchedOut bytes that left the handset, were read and could not be searched
 * @param gapsOut payload bytes that left the handset and are missing in the capture
 * @param hint what an encrypted flow may be for: {@code dns-over-tls}, {@code dns-over-quic}, {@code dns-over-https?}
 */
public record FlowFact(String id, String flow, String evidence, Optional<String> run, Optional<String> device, String handset, String server,
		int serverPort, String protocol, long firstNanos, long lastNanos, long framesOut, long framesIn, long bytesOut, long bytesIn, long payloadOut,
		long payloadIn, long unreadableOut, List<Unsearched> unsearchedOut, long gapsOut, Optional<String> hint) {

	/** Why pictures were not searched. */
	private static final String PICTURE = "match.picture";

	/**
	 * Bytes that were read and not searched.
	 *
	 * @param reason a code of {@code facts.md}
	 * @param encrypted whether they were encrypted on their way
	 */
	public record Unsearched(String reason, boolean encrypted, long bytes) {
	}

	/**
	 * How many bytes that left the handset may hide an exhibit.
	 *
	 * @param column the kind of exhibit, as a column of the cells
	 * @param encryptedAllowed whether only what went in clear counts
	 */
	public long mayHide(String column, boolean encryptedAllowed) {
		return (encryptedAllowed ? 0 : unreadableOut) + unsearchedOut.stream().filter(each -> !(encryptedAllowed && each.encrypted()))
				.filter(each -> !each.reason().equals(PICTURE) || column.equals("PHOTO")).mapToLong(Unsearched::bytes).sum();
	}
}
