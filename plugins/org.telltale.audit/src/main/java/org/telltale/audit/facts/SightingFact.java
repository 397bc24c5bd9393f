package org.telltale.audit.facts;

import java.util.Optional;

import org.telltale.base.ExhibitKind;

/**
 * An exhibit seen in the traffic, as audit needs it.
 *
 * @param id fact id
 * @param exhibit exhibit id
 * @param strength {@code exact}, {@code digest}, {@code partial}, {@code similar} or {@code inferred}
 * @param direction {@code out}, {@code in} or {@code unknown}
 * @param run the run of its capture, if it has one
 * @param device the handset to which its flow is attributed, if it is
 * @param atNanos capture clock
 * @param server address of the flow's server
 * @param host the host's name, if one is known
 */
public record SightingFact(String id, String exhibit, ExhibitKind kind, String strength, String direction, Optional<String> run,
		Optional<String> device, String evidence, String flow, long atNanos, String server, Optional<String> host) {

	/** Whether it counts as a witness by its strength: exact, digest or partial. */
	public boolean isStrong() {
		return strength.equals("exact") || strength.equals("digest") || strength.equals("partial");
	}

	/** Whether it left the handset. */
	public boolean isOut() {
		return direction.equals("out");
	}

	/** The server by name where one is known, with its address. */
	public String place() {
		return host.map(name -> name + " (" + server + ")").orElse(server);
	}
}
