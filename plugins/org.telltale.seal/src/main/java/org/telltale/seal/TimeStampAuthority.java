package org.telltale.seal;

/** A time-stamp authority (RFC 3161) that somebody named. */
public interface TimeStampAuthority {

	/** Who it is, in a few words: for an authority on the network, its host. */
	String name();

	/**
	 * Its answer.
	 *
	 * @param request TimeStampReq, DER
	 * @return TimeStampResp, DER
	 * @throws SealException if it cannot be reached or does not answer
	 */
	byte[] answer(byte[] request) throws SealException;
}
