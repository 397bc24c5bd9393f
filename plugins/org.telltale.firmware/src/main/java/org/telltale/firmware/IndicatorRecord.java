package org.telltale.firmware;

import org.telltale.base.json.Json;
import org.telltale.firmware.text.FoundString;
import org.telltale.firmware.text.Indicator;

/**
 * An indicator in a file. A value that stands in a file several times is told once, where it stands first.
 *
 * @param artefact the bytes of the indicator; its parent is the file, its path the file's
 * @param kind what it names
 * @param value the text
 * @param offset where it starts in the file (in the string's first byte, where characters differ in width)
 * @param encoding how it stands there
 * @param grade how far it can be trusted to be one
 * @param documentation whether it is known to name a schema, a licence or a manual rather than a service
 * @param occurrences how often it stands in the file
 */
public record IndicatorRecord(Artefact artefact, Indicator.Kind kind, String value, long offset, FoundString.Encoding encoding,
		Indicator.Grade grade, boolean documentation, int occurrences) implements FirmwareRecord {

	@Override
	public String type() {
		return "indicator";
	}

	@Override
	public Json.Fields toJson() {
		return artefact.line(type()).put("kind", kind.text()).put("value", value).put("offset", Artefact.number(offset))
				.put("encoding", encoding.text()).put("grade", grade.name()).put("documentation", documentation).put("occurrences", occurrences);
	}
}
