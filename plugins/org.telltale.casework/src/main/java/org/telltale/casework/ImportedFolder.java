package org.telltale.casework;

import java.util.List;

import org.telltale.base.Problem;

/**
 * What the import of a folder did, beside what was said of each item.
 *
 * @param name of the folder
 * @param files regular files that were met
 * @param imported files that became items of the case
 * @param known files whose content was in the case already
 * @param together files that belong to another one and were read with it: logs of databases, parts of images
 * @param others files that are of no kind that is recognised
 * @param failed files that could not be read or taken in
 * @param passedBy links and other things that are no files and were not followed
 * @param sequence number of the journal entry; 0 if nothing was changed
 * @param problems what of the folder was not taken in
 */
public record ImportedFolder(String name, long files, long imported, long known, long together, long others, long failed, long passedBy, long sequence,
		List<Problem> problems) {

	public ImportedFolder {
		problems = List.copyOf(problems);
	}

	/** One line for a person. */
	public String summary() {
		return files + " files: " + imported + " imported, " + known + " in the case already, " + together + " read with others, " + others + " not recognised, "
				+ failed + " not readable; " + passedBy + " links or other things not followed";
	}
}
