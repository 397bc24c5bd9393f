package org.telltale.audit.facts;

import java.util.Optional;

/**
 * A flow as audit needs it; byte counts are seen from the handset.
 *
 * @param firstNanos capture clock
 * @param unreadableOut payload bytes that left the handset and could not be read
 * @param gapsOut payload bytes that left the handset and are missing in the capture
 */
public record FlowFact(String id, String flow, String evidence, Optional<String> run, Optional<String> device, String server,
		int serverPort, String protocol, long firstNanos, long lastNanos, long framesOut, long framesIn, long bytesOut, long bytesIn, long payloadOut,
		long payloadIn, long unreadableOut, long gapsOut) {
}
