package org.telltale.firmware;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.base.ByteRange;
import org.telltale.base.json.Json;
import org.telltale.container.Entry;
import org.telltale.container.EvidenceText;
import org.telltale.container.Ownership;

/**
 * A file, directory or link.
 *
 * @param artefact it
 * @param kind what it is
 * @param imageRanges where its bytes stand in the image, in order; empty if they are not stored plainly
 * @param ownership what the file system says of it
 * @param target where a link points, as text
 * @param format what its content is recognised as
 */
public record FileRecord(Artefact artefact, Entry.Kind kind, List<ByteRange> imageRanges, Optional<Ownership> ownership,
		Optional<String> target, Optional<String> format) implements FirmwareRecord {

	public FileRecord {
		imageRanges = List.copyOf(imageRanges);
	}

	@Override
	public String type() {
		return "file";
	}

	@Override
	public Json.Fields toJson() {
		Json.Fields line = artefact.line(type()).put("kind", kind.name().toLowerCase(Locale.ROOT))
				.putIfPresent("target", target.map(EvidenceText::writable)).putIfPresent("format", format);
		ownership.ifPresent(owner -> line.put("mode", Integer.toOctalString(owner.mode())).put("uid", owner.uid()).put("gid", owner.gid())
				.put("modified", owner.modifiedEpochSeconds()));
		if (imageRanges.size() > 1) {
			line.put("imageRanges", Json.ranges(imageRanges));
		}
		return line;
	}
}
