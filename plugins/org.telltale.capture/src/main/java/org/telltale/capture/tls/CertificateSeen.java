package org.telltale.capture.tls;

import java.util.List;
import java.util.Optional;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;

/**
 * A certificate as a server showed it (RFC 5280). Nothing of it was checked: it says what somebody claims, until its
 * signatures are verified elsewhere.
 *
 * @param sha256 of its DER, lower-case hexadecimal
 * @param subject whom it names (RFC 4514, in the order of the certificate); empty if it could not be read
 * @param issuer who is said to have issued it, likewise
 * @param serial its number, lower-case hexadecimal
 * @param notBefore begin of its validity, ISO 8601
 * @param notAfter end of its validity
 * @param names DNS names and addresses of its subjectAltName, as they stand
 * @param key algorithm of its key, for example {@code RSA}, {@code EC P-256}
 * @param keyBits size of its key
 * @param signature algorithm of its signature, for example {@code SHA256withRSA}
 * @param selfIssued whether subject and issuer are the same
 * @param issuedBy place in the chain of the certificate whose subject is this one's issuer
 */
public record CertificateSeen(String sha256, Optional<String> subject, Optional<String> issuer, Optional<String> serial,
		Optional<String> notBefore, Optional<String> notAfter, List<String> names, Optional<String> key, Optional<Integer> keyBits,
		Optional<String> signature, boolean selfIssued, Optional<Integer> issuedBy) {

	public CertificateSeen {
		names = List.copyOf(names);
	}

	/** The same with its issuer's place. */
	CertificateSeen issuedBy(int place) {
		return new CertificateSeen(sha256, subject, issuer, serial, notBefore, notAfter, names, key, keyBits, signature, selfIssued, Optional.of(place));
	}

	/** Its published form in a {@code tls} record. */
	Json toJson() {
		Json.Fields json = Json.object().put("sha256", sha256).putIfPresent("subject", subject).putIfPresent("issuer", issuer)
				.putIfPresent("serial", serial).putIfPresent("notBefore", notBefore).putIfPresent("notAfter", notAfter)
				.put("names", Json.texts(names)).putIfPresent("key", key).putIfPresent("signature", signature).put("selfIssued", selfIssued);
		keyBits.ifPresent(bits -> json.put("keyBits", bits));
		issuedBy.ifPresent(place -> json.put("issuedBy", place));
		return json;
	}

	/** Writes the same. */
	void write(JsonWriter out) {
		out.object();
		if (issuedBy.isPresent()) {
			out.member("issuedBy", issuedBy.get());
		}
		out.memberIfPresent("issuer", issuer).memberIfPresent("key", key);
		if (keyBits.isPresent()) {
			out.member("keyBits", keyBits.get());
		}
		out.member("names", names).memberIfPresent("notAfter", notAfter).memberIfPresent("notBefore", notBefore).member("selfIssued", selfIssued)
				.memberIfPresent("serial", serial).member("sha256", sha256).memberIfPresent("signature", signature).memberIfPresent("subject", subject)
				.endObject();
	}
}
