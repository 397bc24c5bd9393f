package org.telltale.capture.protocol;

import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.capture.layer.Derivation;
import org.telltale.capture.layer.FlowRef;

/**
 * A name that traffic gives an address: a {@code name} fact of {@code docs/formats/facts.md}.
 *
 * @param address the address named
 * @param name without port and last dot, in the case that it was seen in; of a certificate it may begin with {@code *.}
 * @param source {@code dns}, {@code sni}, {@code http-host}, {@code certificate}, ...
 * @param frame the frame that completed what shows it
 * @param flow the flow that carried that
 * @param timeNanos the frame's time, capture clock
 * @param derivation how the name is reached from the capture; empty if nobody asked for it
 */
public record NameSeen(IpAddress address, String name, String source, long frame, FlowRef flow, long timeNanos,
		Optional<Derivation> derivation) {
}
