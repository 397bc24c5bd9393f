package org.telltale.sample.internal.story;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.telltale.base.json.Json;

/** Writes JSON for people: two spaces a level, short values on one line. */
final class PrettyJson {

	private static final int LINE = 150;

	private final StringBuilder out = new StringBuilder();

	private PrettyJson() {
	}

	/** The text, ending with a line feed. */
	static String of(Json value) {
		PrettyJson writer = new PrettyJson();
		writer.write(value, "");
		return writer.out.append('\n').toString();
	}

	private void write(Json value, String indent) {
		String line = value.toString();
		if (indent.length() + line.length() <= LINE && !indent.isEmpty()) {
			out.append(line);
		} else if (value instanceof Json.Fields fields) {
			out.append("{\n");
			Iterator<Map.Entry<String, Json>> members = fields.members().entrySet().iterator();
			while (members.hasNext()) {
				Map.Entry<String, Json> member = members.next();
				out.append(indent).append("  ").append(new Json.Text(member.getKey())).append(": ");
				write(member.getValue(), indent + "  ");
				out.append(members.hasNext() ? ",\n" : "\n");
			}
			out.append(indent).append('}');
		} else if (value instanceof Json.Array array) {
			List<Json> items = array.items();
			out.append("[\n");
			for (int i = 0; i < items.size(); i++) {
				out.append(indent).append("  ");
				write(items.get(i), indent + "  ");
				out.append(i + 1 < items.size() ? ",\n" : "\n");
			}
			out.append(indent).append(']');
		} else {
			out.append(line);
		}
	}
}
