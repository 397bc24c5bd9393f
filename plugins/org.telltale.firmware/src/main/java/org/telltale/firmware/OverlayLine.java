package org.telltale.firmware;

import org.telltale.base.json.Json;
import org.telltale.container.EvidenceText;
import org.telltale.firmware.apk.Overlay;

/** How records write an overlay. */
final class OverlayLine {

	private OverlayLine() {
	}

	static Json of(Overlay overlay) {
		Json.Fields line = Json.object().put("target", EvidenceText.writable(overlay.target())).put("static", overlay.isStatic());
		overlay.priority().ifPresent(priority -> line.put("priority", priority));
		return line;
	}
}
