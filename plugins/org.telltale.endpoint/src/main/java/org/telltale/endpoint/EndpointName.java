package org.telltale.endpoint;

import org.telltale.base.IpAddress;

/**
 * A name that traffic gave an address.
 *
 * @param address the address
 * @param name lower case, without port and last dot
 * @param source {@code http-host}, {@code sni}, {@code certificate}, {@code dns}, {@code dot} or {@code doh}
 * @param evidence the capture's SHA-256
 * @param frame the frame that shows it, from 1
 * @param atNanos that frame's time, ns since 1970-01-01T00:00:00Z, capture clock
 */
public record EndpointName(IpAddress address, String name, String source, String evidence, long frame, long atNanos) {
}
