package org.telltale.seal.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.seal.facts.Fact;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.refusal.Refusal;

/** Gives masked facts back what the disclosure file opens: texts first, then the ids by which facts name each other. */
final class Restoring {

	private static final String MASKED = "masked";

	private final Openings disclosure;
	private final FactFile masked;
	private final Map<String, Fact> byId = new HashMap<>();
	private final Map<String, Json.Fields> restored = new HashMap<>();
	private final Set<String> open = new HashSet<>();

	Restoring(Openings disclosure, FactFile masked) {
		this.disclosure = disclosure;
		this.masked = masked;
		masked.facts().forEach(fact -> byId.put(fact.id(), fact));
	}

	FactFile facts() throws Refusal {
		TreeMap<String, String> lines = new TreeMap<>();
		for (Fact fact : masked.facts()) {
			Json.Fields line = fact(fact.id());
			lines.put(line.text("id").orElseThrow(), line.toString());
		}
		StringBuilder file = new StringBuilder();
		lines.values().forEach(line -> file.append(line).append('\n'));
		return FactFile.read(file.toString().getBytes(StandardCharsets.UTF_8));
	}

	private Json.Fields fact(String id) throws Refusal {
		Json.Fields known = restored.get(id);
		if (known != null) {
			return known;
		}
		Refusal.unless(open.add(id), "facts name each other in a circle");
		Json.Fields line = (Json.Fields) byId.get(id).json();
		Set<String> pointers = new HashSet<>();
		line.get(MASKED).filter(Json.Fields.class::isInstance).ifPresent(rules -> pointers.addAll(((Json.Fields) rules).members().keySet()));
		Json.Fields out = Json.object();
		for (Map.Entry<String, Json> member : line.members().entrySet()) {
			if (!member.getKey().equals("id") && !member.getKey().equals(MASKED)) {
				out.put(member.getKey(), value(member.getValue(), "/" + escaped(member.getKey()), pointers));
			}
		}
		Refusal.unless(pointers.isEmpty(), "a fact says that it masks what it does not have: " + pointers);
		out.put("id", Digest.sha256(out.toString().getBytes(StandardCharsets.UTF_8)).hex());
		restored.put(id, out);
		return out;
	}

	/** RFC 6901 section 3. */
	private static String escaped(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

	/** @param pointers those that were not met yet */
	private Json value(Json value, String pointer, Set<String> pointers) throws Refusal {
		switch (value) {
			case Json.Text text -> {
				if (pointers.remove(pointer)) {
					return new Json.Text(disclosure.value(text.value()));
				}
				return byId.containsKey(text.value()) ? new Json.Text(fact(text.value()).text("id").orElseThrow()) : text;
			}
			case Json.Array array -> {
				List<Json> items = new ArrayList<>();
				for (int i = 0; i < array.items().size(); i++) {
					items.add(value(array.items().get(i), pointer + "/" + i, pointers));
				}
				return new Json.Array(items);
			}
			case Json.Fields fields -> {
				Json.Fields out = Json.object();
				for (Map.Entry<String, Json> member : fields.members().entrySet()) {
					out.put(member.getKey(), value(member.getValue(), pointer + "/" + escaped(member.getKey()), pointers));
				}
				return out;
			}
			default -> {
				return value;
			}
		}
	}
}
