package org.telltale.capture.tls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.Digest;

/**
 * What the certificates say that were seen lately, by SHA-256: servers show the same ones again and again. One for each
 * worker; what it gives is the same as reading anew.
 */
final class KnownCertificates {

	private static final int MOST = 1024;
	/** What is larger, or names more, is read anew each time: nobody shall fill memory with certificates. */
	private static final int LARGEST = 6144;
	private static final int MOST_NAMES = 128;

	/** One certificate. @param subject DER of whom it names @param issuer DER of who is said to have issued it @param names {@link CertificateNames#of} */
	record Known(CertificateSeen seen, byte[] subject, byte[] issuer, Optional<List<String>> names) {
	}

	private final Map<ByteBuffer, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Known> eldest) {
			return size() > MOST;
		}
	};

	/** What a certificate says. @param der its bytes */
	Known of(byte[] der) {
		byte[] sha256 = Digest.newDigester(Digest.SHA_256).digest(der);
		ByteBuffer key = ByteBuffer.wrap(sha256);
		Optional<Known> before = Optional.ofNullable(known.get(key));
		return before.orElseGet(() -> {
			Known read = CertificateDecoder.read(der, Digest.of(Digest.SHA_256, sha256).hex());
			if (der.length <= LARGEST && read.names().orElse(List.of()).size() <= MOST_NAMES) {
				known.put(key, read);
			}
			return read;
		});
	}

	/** How many are remembered. */
	int size() {
		return known.size();
	}

	/** What the certificates of a message say, in their order. */
	List<Known> of(List<byte[]> certificates) {
		return certificates.stream().map(this::of).toList();
	}

	/** The certificates of a chain, the server's own first, each with the place of its issuer's in the chain: the first that has the name. */
	static List<CertificateSeen> chain(List<Known> certificates) {
		Map<ByteBuffer, Integer> places = new HashMap<>();
		for (int i = 0; i < certificates.size(); i++) {
			places.putIfAbsent(ByteBuffer.wrap(certificates.get(i).subject()), i);
		}
		List<CertificateSeen> chain = new ArrayList<>(certificates.size());
		for (Known one : certificates) {
			boolean alone = one.issuer().length == 0 || one.seen().selfIssued();
			Optional<Integer> issuer = alone ? Optional.empty() : Optional.ofNullable(places.get(ByteBuffer.wrap(one.issuer())));
			chain.add(issuer.map(one.seen()::issuedBy).orElse(one.seen()));
		}
		return chain;
	}
}
