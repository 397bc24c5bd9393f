package org.telltale.seal;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Reports of the story with a finding, all signed by one key that is trusted. */
final class StoryReports {

	private final Path folder;
	private final DemoKeys.Made keys;

	StoryReports(Path folder) throws SealException {
		this(folder, ReportBuilder.keys(folder));
	}

	StoryReports(Path folder, DemoKeys.Made keys) {
		this.folder = folder;
		this.keys = keys;
	}

	/** One in which everything is as it was. */
	ReportBuilder honest() {
		return report(story -> {
		});
	}

	/** @param change of the facts before they go into the report */
	ReportBuilder report(Consumer<StoryFacts> change) {
		StoryFacts story = new StoryFacts();
		story.facts.put("finding", StoryFacts.finding());
		change.accept(story);
		ReportBuilder builder = new ReportBuilder(folder, keys);
		story.addTo(builder);
		return builder;
	}
}
