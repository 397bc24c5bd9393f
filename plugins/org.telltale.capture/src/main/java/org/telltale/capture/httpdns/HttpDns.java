package org.telltale.capture.httpdns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.ByteRange;
import org.telltale.base.IpAddress;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.capture.layer.ByteMap;
import org.telltale.capture.layer.Layer;

/** Finds names in HTTPDNS requests and answers. Such names are never DNS: whoever made the request wrote them. Stateless. */
public final class HttpDns {

	/** Parameters that HTTPDNS services and their clients use for the name that is asked for. */
	private static final Set<String> NAMES = Set.of("host", "hosts", "hostname", "domain", "domains", "dn", "dm");
	private static final int MAX_HOSTS = 64;
	private static final int MAX_BODY = 64 << 10;

	/** An address that an answer gives a host. @param index of {@code httpdns.answer} */
	public record Answer(String host, IpAddress address, int index) {

		/** The layer whose bytes say so. @param body the answer */
		public Layer layer(Layer body) {
			return body.child("httpdns.answer", Json.object().put("index", index), List.of(body.all()), ByteMap.whole(List.of(body.all())),
					"httpdns.answer", (host + " " + address).getBytes(StandardCharsets.US_ASCII));
		}
	}

	private HttpDns() {
	}

	/** The hosts that a target's parameters name, in their order. @param target as sent, ISO 8859-1 */
	public static List<HostParameter> parameters(String target) {
		int question = target.indexOf('?');
		if (question < 0) {
			return List.of();
		}
		int hash = target.indexOf('#', question);
		int end = hash < 0 ? target.length() : hash;
		List<HostParameter> found = new ArrayList<>();
		List<String> seen = new ArrayList<>();
		int from = question + 1;
		while (from < end && found.size() < MAX_HOSTS) {
			int and = target.indexOf('&', from);
			int to = and < 0 || and > end ? end : and;
			int equals = target.indexOf('=', from);
			if (equals > from && equals < to && NAMES.contains(target.substring(from, equals))) {
				String name = target.substring(from, equals);
				int index = (int) seen.stream().filter(name::equals).count();
				seen.add(name);
				hosts(name, index, new ByteRange(equals + 1L, to - equals - 1L), unescaped(target.substring(equals + 1, to)), found);
			}
			from = to + 1;
		}
		return found;
	}

	private static void hosts(String name, int index, ByteRange value, String decoded, List<HostParameter> found) {
		int from = 0;
		while (from <= decoded.length() && found.size() < MAX_HOSTS) {
			int comma = decoded.indexOf(',', from);
			int to = comma < 0 ? decoded.length() : comma;
			String host = decoded.substring(from, to);
			if (isHost(host)) {
				found.add(new HostParameter(name, index, value, decoded, host, from));
			}
			from = to + 1;
		}
	}

	private static String unescaped(String value) {
		if (value.indexOf('%') < 0) {
			return value;
		}
		StringBuilder text = new StringBuilder(value.length());
		for (int i = 0; i < value.length(); i++) {
			int high = value.charAt(i) == '%' && i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
			int low = high < 0 ? -1 : Character.digit(value.charAt(i + 2), 16);
			text.append(low < 0 ? value.charAt(i) : (char) (high << 4 | low));
			i += low < 0 ? 0 : 2;
		}
		return text.toString();
	}

	/** Whether a text is a host name with at least one dot, whose last label is no number (RFC 1123 section 2.1). */
	static boolean isHost(String text) {
		int length = text.length();
		if (length < 4 || length > 253) {
			return false;
		}
		int label = 0;
		boolean digits = true;
		int dots = 0;
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c == '.') {
				if (label == 0 || text.charAt(i - 1) == '-') {
					return false;
				}
				label = 0;
				digits = true;
				dots++;
			} else {
				boolean digit = c >= '0' && c <= '9';
				boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
				if (!digit && !letter && c != '_' && (c != '-' || label == 0) || ++label > 63) {
					return false;
				}
				digits &= digit;
			}
		}
		return dots > 0 && label > 1 && !digits;
	}

	/** The addresses that an answer's body gives a host: {@code {"host":"...","ips":["..."],"ipsv6":[...]}}. */
	public static List<Answer> answers(byte[] body) {
		int from = 0;
		while (from < body.length && body[from] <= ' ' && body[from] >= 0) {
			from++;
		}
		if (body.length > MAX_BODY || from == body.length || body[from] != '{') {
			return List.of();
		}
		try {
			return answers(JsonReader.read(new String(body, StandardCharsets.UTF_8)));
		} catch (JsonSyntaxException none) {
			return List.of();
		}
	}

	private static List<Answer> answers(Json json) {
		Optional<String> host = json.text("host").map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name).filter(HttpDns::isHost);
		if (host.isEmpty()) {
			return List.of();
		}
		List<Answer> answers = new ArrayList<>();
		int index = 0;
		for (String member : List.of("ips", "ipsv6")) {
			for (Json item : json.items(member)) {
				Optional<String> text = item.asText();
				if (text.isPresent()) {
					Optional<IpAddress> address = IpAddress.parse(text.get()).filter(known -> known.toString().equals(text.get()));
					int number = index++;
					address.ifPresent(known -> answers.add(new Answer(host.get().toLowerCase(Locale.ROOT), known, number)));
				}
			}
		}
		return answers;
	}
}
