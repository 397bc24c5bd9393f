package org.telltale.container.ewf;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.telltale.base.Outcome;
import org.telltale.base.Progress;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.ContainerReader;
import org.telltale.container.Entry;
import org.telltale.container.Part;
import org.telltale.container.Place;
import org.telltale.container.Source;

/** An image of a single segment file as a container of one thing, the media; opening that compares the stored digests. */
public final class EwfReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "ewf";

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		budget.takeEntry();
		Outcome<EwfImage> image = EwfImage.open(List.of(new Part(place, source)));
		return image.map(found -> new Container(FORMAT, "", List.of(new Entry("", Entry.Kind.EXPANDED, found.media().length(), 0, Optional.empty(),
				Optional.empty(), spent -> Outcome.of(found.media(), spent.takeReading(found.media()) ? found.verify(Progress.NONE) : List.of(found.unverified()))))));
	}
}
