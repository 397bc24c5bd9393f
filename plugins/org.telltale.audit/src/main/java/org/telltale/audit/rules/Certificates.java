package org.telltale.audit.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.telltale.audit.facts.CaseFacts;
import org.telltale.audit.facts.RunFact;
import org.telltale.base.CaptureInstant;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;

/** What is wrong, or odd, in a certificate that a server showed the handset, by what it says itself. No signature is verified anywhere. */
final class Certificates {

	/** So many names of a certificate are kept: of one that has as many, there may be more. */
	private static final int MOST_NAMES = 64;
	private static final int RSA_BITS = 2048;
	private static final int EC_BITS = 224;
	private static final Pattern WEAK_SIGNATURE = Pattern.compile("(MD2|MD5|SHA1)with.*");

	private Certificates() {
	}

	/** The signs in a {@code certificate} fact. */
	static List<Sign> signs(CaseFacts facts, Json.Fields shown) {
		List<Sign> signs = new ArrayList<>();
		if (shown.text("sha256").isPresent()) {
			time(facts, shown).ifPresent(signs::add);
			name(shown).ifPresent(signs::add);
			strength(shown).ifPresent(signs::add);
			issuer(shown).ifPresent(signs::add);
		}
		return signs;
	}

	private static Sign sign(String severity, String text) {
		return new Sign(severity, text, List.of());
	}

	/** Whether it was outside of its time when it was first shown in a capture, whichever way the clock is off. */
	private static Optional<Sign> time(CaseFacts facts, Json.Fields shown) {
		Optional<RunFact> run = shown.text("run").flatMap(facts::run);
		String evidence = shown.text("evidence").orElse("");
		long at = shown.integer("at").orElse(0L) + run.map(r -> r.offsetNanos(evidence)).orElse(0L);
		long blur = run.map(r -> r.uncertaintyNanos(evidence)).orElse(0L);
		Optional<Instant> from = moment(shown, "notBefore");
		Optional<Instant> to = moment(shown, "notAfter");
		Instant earliest = CaptureInstant.instantOf(at - blur);
		Instant latest = CaptureInstant.instantOf(at + blur);
		if (to.isPresent() && earliest.isAfter(to.get())) {
			return Optional.of(sign("medium", "had expired on " + to.get() + " when it was shown"));
		} else if (from.isPresent() && latest.isBefore(from.get())) {
			return Optional.of(sign("medium", "is valid from " + from.get() + " on and was shown before"));
		} else if (to.isPresent() && latest.isAfter(to.get()) || from.isPresent() && earliest.isBefore(from.get())) {
			return Optional.of(sign("information", "was shown so near to an end of its time that the capture's clock does not tell whether it was valid"));
		} else if (to.isPresent() && shown.integer("connections").orElse(0L) > 1 && run.filter(r -> CaptureInstant.instantOf(r.time().toNanos()).isAfter(to.get())).isPresent()) {
			return Optional.of(sign("information", "expired on " + to.get() + ", during the run: it was first shown before, and whether it was after is not told"));
		}
		return Optional.empty();
	}

	private static Optional<Instant> moment(Json shown, String member) {
		try {
			return shown.text(member).map(Instant::parse);
		} catch (DateTimeException noTime) {
			return Optional.empty();
		}
	}

	/** Whether it names what was asked for (RFC 9525): by its subjectAltName, or where it has none by the common name of its subject, as clients once did. */
	private static Optional<Sign> name(Json.Fields shown) {
		List<String> names = shown.items("names").stream().flatMap(name -> name.asText().stream()).toList();
		List<String> all = names.isEmpty() ? part("CN=", shown, "subject").stream().toList() : names;
		boolean unsure = shown.bool("ech").orElse(false) || shown.text("sni").isEmpty() || names.size() >= MOST_NAMES;
		return unsure || all.stream().anyMatch(name -> matches(name, shown.text("sni").orElseThrow())) ? Optional.empty()
				: Optional.of(sign("medium", all.isEmpty() ? "names no server" : "is for " + Groups.listed(all) + ", and " + shown.text("sni").orElseThrow() + " was asked for"));
	}

	/** A {@code *} stands for the whole leftmost label, and for no more. */
	private static boolean matches(String name, String asked) {
		String pattern = name.toLowerCase(Locale.ROOT);
		String wanted = asked.toLowerCase(Locale.ROOT);
		return pattern.equals(wanted) || pattern.startsWith("*.") && IpAddress.parse(wanted).isEmpty() && wanted.indexOf('.') > 0
				&& pattern.substring(1).equals(wanted.substring(wanted.indexOf('.')));
	}

	private static Optional<Sign> strength(Json.Fields shown) {
		List<String> weak = new ArrayList<>();
		String key = shown.text("key").orElse("");
		long bits = shown.integer("keyBits").orElse(0L);
		if (bits > 0 && (key.equals("RSA") || key.equals("DSA")) && bits < RSA_BITS || bits > 0 && key.startsWith("EC ") && bits < EC_BITS) {
			weak.add("a key of " + bits + " bits (" + key + ")");
		}
		shown.text("signature").filter(signature -> WEAK_SIGNATURE.matcher(signature).matches() && !isSelfIssued(shown)).ifPresent(signature -> weak.add("a signature by " + signature));
		return weak.isEmpty() ? Optional.empty() : Optional.of(sign("medium", "has " + String.join(" and ", weak)));
	}

	private static boolean isSelfIssued(Json.Fields shown) {
		return shown.bool("selfIssued").orElse(false);
	}

	/** Who is said to have issued it. */
	private static Optional<Sign> issuer(Json.Fields shown) {
		Optional<String> owner = part("O=", shown, "subject");
		if (isSelfIssued(shown)) {
			return Optional.of(sign("medium", "names itself as its issuer"));
		} else if (owner.isPresent() && owner.equals(part("O=", shown, "issuer"))) {
			return Optional.of(sign("low", "names its own organisation (" + owner.get() + ") as its issuer: an authority of its own"));
		} else if (shown.integer("issuers").orElse(0L) == 0) {
			return Optional.of(sign("information", "was sent without its issuer's certificate"));
		}
		return Optional.empty();
	}

	/** The value of the first attribute of that type, as it stands in a name (RFC 4514): a comma or plus behind a backslash belongs to it. */
	private static Optional<String> part(String type, Json shown, String member) {
		String name = shown.text(member).orElse("");
		int from = 0;
		for (int at = 0; at <= name.length(); at++) {
			if (at == name.length() || name.charAt(at) == ',' || name.charAt(at) == '+') {
				if (name.startsWith(type, from) && from + type.length() <= at) {
					return Optional.of(name.substring(from + type.length(), at));
				}
				from = at + 1;
			} else if (name.charAt(at) == '\\') {
				at = Math.min(at + 1, name.length() - 1);
			}
		}
		return Optional.empty();
	}
}
