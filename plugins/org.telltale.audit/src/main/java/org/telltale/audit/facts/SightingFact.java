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
 * @param log10Chance hits to expect by chance, decimal logarithm rounded up
 * @param encrypted whether its bytes were reached by decryption: nobody without the keys could read them
 */
public record SightingFact(String id, String exhibit, ExhibitKind kind, String strength, String direction, Optional<String> run,
		Optional<String> device, String evidence, String flow, long atNanos, String server, Optional<String> host, long log10Chance, boolean encrypted) {

	/** Hits to expect by chance, as a power of ten, from which on a sighting proves nothing. */
	private static final long CHANCE_LIMIT = -6;

	/** Whether it counts as a witness: exact, digest or partial, and hardly made by chance. */
	public boolean isStrong() {
		return isExact() && !mayBeChance();
	}

	/** Whether chance alone may have made it: a million searches like this one would give another. */
	public boolean mayBeChance() {
		return log10Chance > CHANCE_LIMIT;
	}

	/** Whether its strength is exact, digest or partial. */
	public boolean isExact() {
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
