package org.telltale.capture;

import org.telltale.base.IpAddress;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.layer.FlowRef;

/**
 * A name that traffic gives an address: a {@code name} fact of {@code docs/formats/facts.md}.
 *
 * @param address the address named
 * @param name lower case, without port and last dot
 * @param source {@code dns}, {@code sni} or {@code http-host}
 * @param frame the frame that completed what shows it
 * @param flow the flow that carried that
 * @param timeNanos the frame's time, capture clock
 * @param derivation how the name is reached from the capture
 */
public record NameSeen(IpAddress address, String name, String source, long frame, FlowRef flow, long timeNanos,
		Derivation derivation) {
}
