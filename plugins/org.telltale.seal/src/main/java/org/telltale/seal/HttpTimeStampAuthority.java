package org.telltale.seal;

import java.io.IOException;
import java.net.URI;

import org.telltale.seal.net.NamedHost;

/** A time-stamp authority over HTTP (RFC 3161 section 3.4), at exactly the address that was named. */
public final class HttpTimeStampAuthority implements TimeStampAuthority {

	private static final String QUERY = "application/timestamp-query";
	private static final int MAX_ANSWER_BYTES = 1 << 20;

	private final URI address;

	/**
	 * The authority at an address.
	 *
	 * @throws SealException if it is no http or https address with a host
	 */
	public HttpTimeStampAuthority(String address) throws SealException {
		try {
			this.address = NamedHost.address(address);
		} catch (IOException e) {
			throw new SealException("The time-stamp authority cannot be used: " + e.getMessage() + ".", e);
		}
	}

	@Override
	public String name() {
		return address.getHost();
	}

	@Override
	public byte[] answer(byte[] request) throws SealException {
		try {
			return NamedHost.post(address, QUERY, request, MAX_ANSWER_BYTES);
		} catch (IOException e) {
			throw new SealException("No time stamp was got: " + e.getMessage() + ". Check the address and the network, or do it off line.", e);
		}
	}
}
