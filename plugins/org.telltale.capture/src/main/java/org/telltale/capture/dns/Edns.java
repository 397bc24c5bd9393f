package org.telltale.capture.dns;

import java.util.List;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;

/**
 * What an OPT record says (RFC 6891).
 *
 * @param payload the UDP payload size that its sender can take
 * @param extendedCode the upper eight bits of the response code
 * @param version of EDNS
 * @param dnssec whether DNSSEC records are wanted (RFC 3225)
 * @param options in order
 */
public record Edns(int payload, int extendedCode, int version, boolean dnssec, List<Option> options) {

	/** An option. @param data in words where its code is known (client subnet: {@code ADDRESS/SOURCE/SCOPE}), else hexadecimal digits */
	public record Option(int code, String data) {
	}

	public Edns {
		options = List.copyOf(options);
	}

	/** {@code {"size","version","dnssec","options":[{"code","name","data"}]}}. */
	Json toJson() {
		return Json.object().put("size", payload).put("version", version).put("dnssec", dnssec)
				.put("options", Json.array(options.stream().map(option -> Json.object().put("code", option.code())
						.put("name", DnsNames.option(option.code())).put("data", option.data())).toList()));
	}

	/** Writes the same. */
	void write(JsonWriter out) {
		out.object().member("dnssec", dnssec).name("options").array();
		for (int i = 0; i < options.size(); i++) {
			Option option = options.get(i);
			out.object().member("code", option.code()).member("data", option.data()).member("name", DnsNames.option(option.code())).endObject();
		}
		out.endArray().member("size", payload).member("version", version).endObject();
	}
}
