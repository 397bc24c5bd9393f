package org.telltale.capture.tls;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;

/**
 * When a certificate authority said that a certificate was good, as a server hands it on (RFC 6066 section 8, RFC 6960 section 4.2.1). Nothing of it was
 * checked, its signature neither.
 *
 * @param producedAt when the answer was signed, ISO 8601
 * @param thisUpdate the latest moment at which a status is said to have been known to be right
 * @param nextUpdate the earliest moment at which newer information was to be had
 */
public record OcspTimes(String producedAt, String thisUpdate, Optional<String> nextUpdate) {

	private static final int OCSP = 1;
	private static final int ENUMERATED = 0x0a;
	private static final int FIRST_TAGGED = 0xa0;
	private static final String BASIC = "1.3.6.1.5.5.7.48.1.1";

	/** The times in the body of a CertificateStatus message; empty if it holds none, or contradicts itself. */
	static Optional<OcspTimes> of(byte[] body) {
		ByteCursor message = new ByteCursor(body);
		try {
			return message.u8() == OCSP ? response(Der.sequence(message.part(message.u24()))) : Optional.empty();
		} catch (TruncatedException damaged) {
			return Optional.empty();
		}
	}

	private static Optional<OcspTimes> response(ByteCursor response) throws TruncatedException {
		byte[] status = Der.content(response, ENUMERATED).bytes(1);
		if (status[0] != 0 || response.remaining() == 0) {
			return Optional.empty();
		}
		ByteCursor bytes = Der.sequence(Der.content(response, FIRST_TAGGED));
		if (!Der.identifier(Der.next(bytes).bytes()).equals(BASIC)) {
			return Optional.empty();
		}
		ByteCursor signed = Der.sequence(Der.sequence(Der.content(bytes, Der.OCTET_STRING)));
		Der.Element responder = Der.next(signed);
		if (responder.tag() == FIRST_TAGGED) {
			Der.next(signed);
		}
		Optional<String> produced = CertificateDecoder.time(Der.next(signed));
		return produced.isPresent() ? statuses(produced.get(), Der.sequence(signed)) : Optional.empty();
	}

	private static Optional<OcspTimes> statuses(String produced, ByteCursor statuses) throws TruncatedException {
		Optional<String> known = Optional.empty();
		Optional<String> next = Optional.empty();
		while (statuses.remaining() > 0) {
			ByteCursor status = Der.sequence(statuses);
			Der.sequence(status);
			Der.next(status);
			known = chosen(known, CertificateDecoder.time(Der.next(status)), BinaryOperator.maxBy(Comparator.naturalOrder()));
			Optional<Der.Element> until = status.remaining() > 0 ? Optional.of(Der.next(status)) : Optional.empty();
			if (until.isPresent() && until.get().tag() == FIRST_TAGGED) {
				next = chosen(next, CertificateDecoder.time(Der.next(until.get().content())), BinaryOperator.minBy(Comparator.naturalOrder()));
			}
		}
		Optional<String> until = next;
		return known.map(since -> new OcspTimes(produced, since, until));
	}

	private static Optional<String> chosen(Optional<String> one, Optional<String> other, BinaryOperator<String> choice) {
		return one.isPresent() && other.isPresent() ? Optional.of(choice.apply(one.get(), other.get())) : one.or(() -> other);
	}
}
