package org.telltale.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.telltale.base.ByteRange;
import org.telltale.capture.layer.Layer;

/** Which bytes of a layer stand in layers that the capture made of it: those are looked at there. */
final class Coverage {

	private final Layer layer;
	private final List<ByteRange> covered = new ArrayList<>();

	private Coverage(Layer layer) {
		this.layer = layer;
	}

	/** Nothing of the layer is covered. */
	static Coverage none(Layer layer) {
		return new Coverage(layer);
	}

	/** What the children of a layer among {@code all} cover. */
	static Coverage of(Layer layer, List<Layer> all) {
		Coverage coverage = new Coverage(layer);
		List<ByteRange> ranges = new ArrayList<>();
		for (Layer child : all) {
			if (child.length() > 0 && child.parent().filter(parent -> parent == layer).isPresent()) {
				ranges.addAll(child.leafRanges(child.all()));
			}
		}
		ranges.sort(null);
		for (ByteRange range : ranges) {
			coverage.add(range);
		}
		return coverage;
	}

	private void add(ByteRange range) {
		if (!covered.isEmpty() && covered.getLast().end() >= range.offset()) {
			ByteRange last = covered.removeLast();
			covered.add(new ByteRange(last.offset(), Math.max(last.end(), range.end()) - last.offset()));
		} else {
			covered.add(range);
		}
	}

	/** Whether all of a range of the layer is covered. */
	boolean covers(ByteRange range) {
		if (covered.isEmpty()) {
			return false;
		}
		for (ByteRange part : layer.leafRanges(range)) {
			int at = Collections.binarySearch(covered, part);
			// a longer range sorts behind a shorter one that begins at the same place
			int behind = at >= 0 ? at : -at - 1;
			boolean there = behind < covered.size() && covered.get(behind).contains(part) || behind > 0 && covered.get(behind - 1).contains(part);
			if (!there) {
				return false;
			}
		}
		return true;
	}
}
