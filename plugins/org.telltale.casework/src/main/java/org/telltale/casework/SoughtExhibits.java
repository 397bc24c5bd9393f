package org.telltale.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitList;
import org.telltale.match.exhibit.Sought;

/** Turns the handset module's exhibits into what the matcher looks for. */
public final class SoughtExhibits {

	private SoughtExhibits() {
	}

	/** What to look for; photos are read from the folder in which the list stands. A photo that cannot be read is left out: its list had a problem. */
	public static List<Sought> of(List<Exhibit> exhibits, Path folder) {
		List<Sought> sought = new ArrayList<>();
		for (Exhibit exhibit : exhibits) {
			if (exhibit.kind() == ExhibitKind.PHOTO) {
				Outcome<byte[]> bytes = ExhibitList.bytes(exhibit, folder);
				bytes.value().ifPresent(content -> sought.add(Sought.file(exhibit.id(), content)));
			} else {
				sought.add(Sought.value(exhibit.id(), exhibit.kind(), exhibit.value()));
			}
		}
		return sought;
	}
}
